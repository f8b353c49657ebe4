"""Status of the cache folder and of the index in it, found without opening packs by the index."""

import os
from pathlib import Path
from typing import NamedTuple

from onrecord.library.indexed import index_path
from onrecord.packs.survey import PackFolders
from onrecord.search import CorruptIndexError, ForeignIndexError, has_fts5, is_sound, open_index
from onrecord.storage import CacheTrust, cache_trust, failure_reason, reason_for_doubt

_FIX = "onrecord index DIR builds it again"


class IndexStatus(NamedTuple):
    """The state of an index file.

    `file` is its path, whether or not it exists; `usable` says that it exists and is intact; `problem` describes a
    problem, if there is one.
    """

    file: Path | None
    usable: bool = False
    problem: str = ""


def index_status(folders: PackFolders, cache: Path) -> IndexStatus:
    """Read the whole index of the packs and return its status; a missing cache folder is not created."""
    if not os.path.isdir(cache):  # noqa: PTH112 - raises nothing
        return IndexStatus(None)
    try:
        trust = cache_trust(cache)
    except OSError as error:
        return IndexStatus(None, problem=f"no index can be kept in {cache} ({failure_reason(error).lower()})")
    if trust is CacheTrust.FOREIGN:
        return IndexStatus(None, problem=f"the cache {cache} is not used: {trust.value}")
    file = index_path(folders, cache, trust)
    try:
        open_index(file, trust_any_owner=trust is CacheTrust.UNKNOWN)
    except FileNotFoundError:
        return IndexStatus(file)
    except ForeignIndexError as error:
        return IndexStatus(file, problem=f"the index is not used: {error}; {_FIX}")
    except CorruptIndexError as error:
        return IndexStatus(file, problem=f"the index is damaged: {error}; {_FIX}")
    if not is_sound(file):
        return IndexStatus(file, problem=f"the index is damaged: {file} is not as it was written; {_FIX}")
    if trust is CacheTrust.OWN:
        return IndexStatus(file, usable=True)
    doubt = f"{reason_for_doubt(cache)}: words are read from the packs, not from the index"
    return IndexStatus(file, usable=True, problem=doubt)


def describe_index_status(folders: PackFolders, cache: Path) -> str:
    """Return one line about the index of the packs."""
    if not has_fts5():
        return "none: this Python's SQLite has no FTS5"
    status = index_status(folders, cache)
    return status.problem or (f"{status.file} is intact" if status.usable else "not built yet")
