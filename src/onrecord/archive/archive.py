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
    which packs came with the program, as a Library's does.
    """

    packs: Mapping[str, Pack]
    titles: Mapping[str, str]
    refused: tuple[PackRefused, ...] = ()
    index: Index | None = None
    file: Path | None = None
    said: tuple[str, ...] = ()
    compiled: Mapping[str, str] = MappingProxyType({})

    def load_search(self) -> None:
        """Import all that searching needs, so that no thread that searches imports anything.

        Two threads that import modules of one room at the same time may be given each other's half made.
        """
        from onrecord.archive import prepared  # noqa: F401
        from onrecord.search import complete, latest, match, why  # noqa: F401

        if self.file:
            from onrecord.search import store  # noqa: F401

    def damage(self) -> str | None:
        """What to do if the index file is found to be damaged; reads all of it, which takes a while."""
        if self.file is None or not self.file.exists():
            return None
        from onrecord.search import is_sound

        return None if is_sound(self.file) else DAMAGED.format(file=self.file)

    def new_index(self) -> Index:
        """The one that is there, or one made of the packs in memory."""
        if self.index:
            return self.index
        from onrecord.archive.prepared import kept  # not before something is looked for
        from onrecord.search import index_of

        return index_of(self.packs.values(), kept(self.compiled))


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
