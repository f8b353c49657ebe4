"""The open packs and their index: small archives in memory, large ones in an index file that is built once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.model import Pack
from onrecord.model.value import Value
from onrecord.packs import LoadedPacks, PackRefused, load_packs, survey

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.packs.survey import PackFolders
    from onrecord.search import Index

DAMAGED_INDEX = "the index {file} is damaged; leave, and build it again with onrecord index --anew DIR"

ProgressCallback = Callable[[int], None]
"""Is told how many packs of the archive have been read."""


class Library(Value):
    """`packs` may read a pack when it is asked for. `index` is there already where packs are many.

    `file` is the index's, where it is kept. `said` is what a person should know of how it was opened. `compiled` says
    which packs came with the program, as a Library's does. `again` opens the same packs by an index that is built anew,
    `unbroken` is the same archive, which reads a pack from its own files where the index turns out to be damaged; both
    are there where an index is kept. So are `mended`, which reads the packs by an index that is built anew of the very
    same, and `changed`, which says whether somebody has written to the index file since it was opened.
    """

    packs: Mapping[str, Pack]
    titles: Mapping[str, str]
    refused: tuple[PackRefused, ...] = ()
    index: Index | None = None
    file: Path | None = None
    said: tuple[str, ...] = ()
    compiled: Mapping[str, str] = MappingProxyType({})
    again: Callable[[], Library] | None = None
    unbroken: Callable[[], Library] | None = None
    mended: Callable[[], Library] | None = None
    changed: Callable[[], bool] = lambda: False

    def load_search(self) -> None:
        """Import all that searching needs, so that no thread that searches imports anything.

        Two threads that import modules of one room at the same time may be given each other's half made.
        """
        from onrecord.library import precomputed  # noqa: F401
        from onrecord.search import complete, explain, latest_only, match  # noqa: F401

        if self.file:
            from onrecord.search import index_file  # noqa: F401

    def damage(self, stop: Callable[[], bool] = lambda: False) -> str | None:
        """Read all of the index file, which takes a while, until `stop`; return what to do if it is damaged."""
        if self.file is None or not self.file.exists():
            return None
        from onrecord.search import is_sound

        return DAMAGED_INDEX.format(file=self.file) if is_sound(self.file, stop) is False else None

    def new_index(self) -> Index:
        """The one that is there, or one made of the packs in memory."""
        if self.index:
            return self.index
        from onrecord.library.precomputed import fits_pack, load_precomputed  # not before something is looked for
        from onrecord.search import build_memory_index

        known = load_precomputed(self.compiled).items()
        return build_memory_index(
            self.packs.values(), {pack_id: one for pack_id, one in known if fits_pack(one, self.packs[pack_id])}
        )


def library_in_memory(library: LoadedPacks, *said: str) -> Library:
    packs = {pack.id: pack for pack in library.packs}
    titles = {pack.id: pack.title for pack in library.packs}
    return Library(packs, titles, library.refused, said=said, compiled=library.compiled)


def open_library(folders: PackFolders, cache: Path, progress: ProgressCallback = lambda read: None) -> Library:
    """The packs in the folders. A large archive is opened by its index in `cache`, which is made if it is not there."""
    if not survey.needs_index(folders):
        return library_in_memory(load_packs(folders))
    from onrecord.library.sqlite import has_sqlite

    if not has_sqlite():
        return library_in_memory(load_packs(folders), "this Python has no SQLite: the packs are read into memory")
    from onrecord.library.indexed import open_indexed

    return open_indexed(folders, cache, progress)
