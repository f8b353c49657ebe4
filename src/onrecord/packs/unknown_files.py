"""Find misspelt files in a pack's folder: they were meant to be the pack's, and their records are lost."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.packs.files import PACK_FILES, PROPOSALS_FILE
from onrecord.packs.near_names import TOML_ENDING, find_named_file, is_misnamed
from onrecord.packs.problem import RawProblem
from onrecord.packs.raw_files import RawPack
from onrecord.text.characters import escape_controls
from onrecord.text.similarity import closest_words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def find_unknown_files(folder: Traversable, pack: RawPack) -> Iterator[RawProblem]:
    """Yield a finding for each entry that is named like a pack's file but was not read as one; none is opened.

    An entry to which one of the pack's own names leads, as a link or by the file system's spelling rules, was read.
    """
    try:
        names = sorted(child.name for child in folder.iterdir())
    except OSError as error:
        if pack.files:  # otherwise it is refused for that very reason
            found = error.strerror or "a folder that cannot be listed"
            yield RawProblem("", (), found, "a folder that can be listed, to find misspelt files")
        return
    read_inodes = {status[3:] for status in (pack.statuses or {}).values()}
    for name in names:
        entry = folder / name
        if (
            name not in (*PACK_FILES, PROPOSALS_FILE)
            and is_misnamed(name, names)
            and not _was_read(entry, read_inodes)
            and not _is_plain_folder(entry)
        ):
            found = "a file with an unknown name, which is not read"
            yield RawProblem(escape_controls(name), (), found, _expected(name))


def _is_plain_folder(entry: Traversable) -> bool:
    """Return whether the entry is a folder whose name has no ending, such as `source`: it is meant to lie there."""
    return "." not in entry.name and entry.is_dir()


def _was_read(file: Traversable, read_inodes: set[tuple[int, int]]) -> bool:
    if not isinstance(file, pathlib.Path):
        return False
    try:
        status = os.stat(file)  # noqa: PTH116
    except OSError:
        return False
    return (status.st_ino, status.st_dev) in read_inodes


def _expected(name: str) -> str:
    closest = _closest_name(name.strip().lower())
    advice = f"did you mean {closest}?" if closest else "rename the file, or move it away"
    return f"a name listed in docs/pack-format.md; {advice}"


def _closest_name(name: str) -> str | None:
    if known := find_named_file(name) or next(
        (known for known in PACK_FILES if name == known.rpartition(".")[0]), None
    ):
        return known
    stems = {
        file.rpartition(".")[0]: file
        for file in PACK_FILES
        if file.endswith(TOML_ENDING) or not name.endswith(TOML_ENDING)
    }
    matches = closest_words(name.rpartition(".")[0], stems)
    return stems[matches[0]] if matches else None
