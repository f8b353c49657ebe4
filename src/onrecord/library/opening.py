"""Open the library of some folders: in memory, or by an index file where the packs are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.library.library import Library, ProgressCallback, library_in_memory
from onrecord.library.sqlite import has_sqlite
from onrecord.packs import load_packs, survey

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.packs.survey import PackFolders


def open_library(folders: PackFolders, cache: Path, progress: ProgressCallback = lambda read: None) -> Library:
    """Return the library of the packs in the folders; a large one by its index in `cache`, built if it is missing."""
    if not survey.needs_index(folders):
        return library_in_memory(load_packs(folders, cache=cache))
    if not has_sqlite():
        return library_in_memory(load_packs(folders), "this Python has no SQLite: the packs are read into memory")
    from onrecord.library.indexed import open_indexed

    return open_indexed(folders, cache, progress)
