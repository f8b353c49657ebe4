"""What there is to say of a cache and of the index in it, without opening the packs by it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from onrecord.archive.cache import Trust, trust
from onrecord.archive.large import index_file
from onrecord.packs.survey import Folders
from onrecord.search import BadIndex, NotOwnIndex, has_fts5, is_sound, open_index

_MEND = "onrecord index DIR builds it again"


class Condition(NamedTuple):
    """`file` is where the index is or belongs. `usable` says that it is there and whole; `wrong` what is the matter."""

    file: Path | None
    usable: bool = False
    wrong: str = ""


def condition(folders: Folders, cache: Path) -> Condition:
    """Look at the index of the packs, all of it; nothing is made where there is no cache yet."""
    if not os.path.isdir(cache):  # noqa: PTH112 - raises nothing
        return Condition(None)
    try:
        trusted = trust(cache)
    except OSError as error:
        return Condition(None, wrong=f"there can be no index in {cache} ({(error.strerror or str(error)).lower()})")
    if trusted is Trust.ANOTHER_S:
        return Condition(None, wrong=f"the cache {cache} is not used: {trusted.value}")
    file = index_file(folders, cache, trusted)
    try:
        open_index(file, anybody_s=trusted is Trust.ANYBODY_S)
    except FileNotFoundError:
        return Condition(file)
    except NotOwnIndex as error:
        return Condition(file, wrong=f"the index is not used: {error}; {_MEND}")
    except BadIndex as error:
        return Condition(file, wrong=f"the index is damaged: {error}; {_MEND}")
    if not is_sound(file):
        return Condition(file, wrong=f"the index is damaged: {file} is not as it was written; {_MEND}")
    doubted = f"the file system of {cache} keeps no owners: words are read from the packs, not from the index"
    return Condition(file, usable=True, wrong=doubted if trusted is Trust.ANYBODY_S else "")


def index_condition(folders: Folders, cache: Path) -> str:
    """Return in a line what there is to say of the index of the packs."""
    if not has_fts5():
        return "none: this Python's SQLite has no FTS5"
    found = condition(folders, cache)
    return found.wrong or (f"{found.file} is whole" if found.usable else "not built yet")
