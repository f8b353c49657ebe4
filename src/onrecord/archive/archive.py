"""The open packs and their index: small archives in memory, large ones in an index file that is built once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.packs import Library, PackRefused, load_library, survey
from onrecord.record import Pack
from onrecord.record.value import Value

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.packs.survey import Folders
    from onrecord.search import Index

DAMAGED = "the index {file} is damaged; leave, and build it again with onrecord index --anew DIR"

Progress = Callable[[int], None]
"""Is told how many packs of the archive have been read."""


class Archive(Value):
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
    again: Callable[[], Archive] | None = None
    unbroken: Callable[[], Archive] | None = None
    mended: Callable[[], Archive] | None = None
    changed: Callable[[], bool] = lambda: False

    def load_search(self) -> None:
        """Import all that searching needs, so that no thread that searches imports anything.

        Two threads that import modules of one room at the same time may be given each other's half made.
        """
        from onrecord.archive import prepared  # noqa: F401
        from onrecord.search import complete, latest, match, why  # noqa: F401

        if self.file:
            from onrecord.search import store  # noqa: F401

    def damage(self, stop: Callable[[], bool] = lambda: False) -> str | None:
        """Read all of the index file, which takes a while, until `stop`; return what to do if it is damaged."""
        if self.file is None or not self.file.exists():
            return None
        from onrecord.search import is_sound

        return DAMAGED.format(file=self.file) if is_sound(self.file, stop) is False else None

    def new_index(self) -> Index:
        """The one that is there, or one made of the packs in memory."""
        if self.index:
            return self.index
        from onrecord.archive.prepared import fits, kept  # not before something is looked for
        from onrecord.search import index_of

        known = kept(self.compiled).items()
        return index_of(self.packs.values(), {pack_id: one for pack_id, one in known if fits(one, self.packs[pack_id])})


def in_memory(library: Library, *said: str) -> Archive:
    packs = {pack.id: pack for pack in library.packs}
    titles = {pack.id: pack.title for pack in library.packs}
    return Archive(packs, titles, library.refused, said=said, compiled=library.compiled)


def open_archive(folders: Folders, cache: Path, progress: Progress = lambda read: None) -> Archive:
    """The packs in the folders. A large archive is opened by its index in `cache`, which is made if it is not there."""
    if not survey.are_many(folders):
        return in_memory(load_library(folders))
    from onrecord.archive.sqlite import has_sqlite

    if not has_sqlite():
        return in_memory(load_library(folders), "this Python has no SQLite: the packs are read into memory")
    from onrecord.archive.large import open_large

    return open_large(folders, cache, progress)
