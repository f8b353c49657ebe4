"""Open packs with their search index: a small library in memory, a large one by an index file that is built once."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from onrecord.library import lazy_search
from onrecord.model import Pack
from onrecord.model.immutable import immutable

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.packs import LoadedPacks, PackRefused
    from onrecord.packs.extras import PackExtras
    from onrecord.search import Index

# everything that a search needs and that is imported on first use; an index file needs one more
SEARCH_MODULES = ("library.precomputed", "search.complete", "search.explain", "search.latest_only", "search.match")
INDEX_FILE_MODULE = "search.index_file"
DAMAGED_INDEX = "the index {file} is damaged; quit, and build it again with onrecord index --anew DIR"

ProgressCallback = Callable[[int], None]  # called with the number of packs read so far


@immutable()
class Library:
    """The packs that are open together, by their ids, and their index.

    `packs` may read a pack on access. `index` is set if the library was opened by an index, `file` if that index is
    kept in a file. `notices` are notices for the user about how the library was opened. `extras` are kept beside packs
    in a cache, as in `LoadedPacks`. The others are for an index file: `reopen` opens the packs
    with an index built again; `with_sources` returns this library, reading packs from their own files where the index
    turns out to be damaged; `rebuild_same` opens the packs with an index built again, provided that their contents did
    not change; `index_changed` returns whether the index file was written to since it was opened.
    """

    packs: Mapping[str, Pack]
    titles: Mapping[str, str]
    refused: tuple[PackRefused, ...] = ()
    index: Index | None = None
    file: Path | None = None
    notices: tuple[str, ...] = ()
    extras: Mapping[str, PackExtras] = field(default_factory=dict)
    reopen: Callable[[], Library] | None = None
    with_sources: Callable[[], Library] | None = None
    rebuild_same: Callable[[], Library] | None = None
    index_changed: Callable[[], bool] = lambda: False

    def load_search(self) -> None:
        """Import everything that searching needs, so that no search thread has to import.

        Two threads that import modules of one package at once may get each other's half-initialized modules.
        """
        for module in (*SEARCH_MODULES, INDEX_FILE_MODULE) if self.file else SEARCH_MODULES:
            importlib.import_module(f"onrecord.{module}")

    def integrity_error(self, stop: Callable[[], bool] = lambda: False) -> str | None:
        """Read the whole index file (slow, until `stop` returns True); return what to do if damaged, else None."""
        if self.file is None or not self.file.exists():
            return None
        return DAMAGED_INDEX.format(file=self.file) if lazy_search.is_sound(self.file, stop) is False else None

    def search_index(self) -> Index:
        """Return the index the library was opened by, or build one of the packs in memory."""
        if self.index:
            return self.index
        from onrecord.library.precomputed import fold_packs  # on the first search only

        return lazy_search.build_memory_index(self.packs.values(), fold_packs(self.packs, self.extras))


def library_in_memory(loaded: LoadedPacks, *notices: str) -> Library:
    """Return a library of loaded packs without an index file."""
    packs = {pack.id: pack for pack in loaded.packs}
    titles = {pack.id: pack.title for pack in loaded.packs}
    return Library(packs, titles, loaded.refused, notices=notices, extras=loaded.extras)
