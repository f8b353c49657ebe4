"""TOML files in a pack's folder that are none of the pack's: most often a misspelt name, whose records are lost."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.packs.files import FILES
from onrecord.packs.problem import Finding
from onrecord.packs.raw import RawPack
from onrecord.text.characters import safe

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ENDING = ".toml"
_TOML_FILES = tuple(name for name in FILES if name.endswith(ENDING))


def strays(folder: Traversable, pack: RawPack) -> Iterator[Finding]:
    """Yield a finding for each entry named as TOML that was not read as one of the pack's files; none is opened.

    An entry that one of the pack's own names leads to was read, and so is one that the file system finds by it.
    """
    try:
        names = sorted(child.name for child in folder.iterdir())
    except OSError as error:
        if pack.raw:  # otherwise it is refused for that very reason
            found = error.strerror or "a folder that cannot be listed"
            yield Finding("", (), found, "a folder that can be listed; a misspelt file in it would not be seen")
        return
    read = {status[3:] for status in (pack.statuses or {}).values()}
    for name in names:
        if name not in FILES and _is_toml(name) and not _was_read(folder / name, read):
            yield Finding(safe(name), (), "a file of an unknown name, which is not read", _expected(name))


def _is_toml(name: str) -> bool:
    return name.strip().lower().endswith(ENDING)


def _was_read(file: Traversable, read: set[tuple[int, int]]) -> bool:
    if not isinstance(file, pathlib.Path):
        return False
    try:
        status = os.stat(file)  # noqa: PTH116
    except OSError:
        return False
    return (status.st_ino, status.st_dev) in read


def _expected(name: str) -> str:
    near = _nearest(name.strip().lower())
    return f"a name in docs/pack-format.md; {f'did you mean {near}?' if near else 'rename the file, or move it away'}"


def _nearest(name: str) -> str | None:
    if name in _TOML_FILES:
        return name
    from difflib import get_close_matches  # only now: it is slow to load

    stems = {file.removesuffix(ENDING): file for file in _TOML_FILES}
    near = get_close_matches(name.removesuffix(ENDING), stems, 1)
    return stems[near[0]] if near else None
