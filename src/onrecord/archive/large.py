"""Archives of many packs: opened by an index file that is built once."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.archive.archive import Archive, Progress, in_memory
from onrecord.packs import PackRefused, Problem, load_each, load_library, survey
from onrecord.packs.survey import Folders
from onrecord.record import Pack
from onrecord.search import (
    NOTE,
    BadIndex,
    Index,
    build,
    has_fts5,
    index_name,
    open_index,
    unkept_index,
)


def open_large(folders: Folders, cache: Path, progress: Progress) -> Archive:
    """By the index in `cache`, which is made if it is not there."""
    if not has_fts5():
        return in_memory(load_library(folders), "this Python's SQLite has no FTS5: the packs are read into memory")
    file = index_file(folders, cache)
    with contextlib.suppress(FileNotFoundError):
        try:
            opened = _stored(open_index(file), file)
            next(iter(opened.packs.values()), None)  # the browser opens on it: a bad one would keep it from opening
            return opened
        except BadIndex:
            file.unlink(missing_ok=True)
    try:
        make_index(folders, file, progress)
        return _stored(open_index(file), file)
    except (OSError, sqlite3.Error, BadIndex) as error:
        reason = getattr(error, "strerror", None) or error
        return _unkept(folders, progress, f"the index could not be kept in {cache} ({reason})")


def _unkept(folders: Folders, progress: Progress, why: str) -> Archive:
    """By an index that goes with the program; where there is no room for it either, in memory."""
    reading = _Reading(survey.newest_first(folders), progress)
    try:
        index = unkept_index(reading.packs(), reading.refusals)
    except sqlite3.Error:
        return in_memory(load_library(folders), f"{why}; the packs are read into memory")
    return _stored(index, None, f"{why}; it is built anew each time")


def make_index(folders: Folders, file: Path, progress: Progress = lambda read: None) -> None:
    """Build the index file of the packs; OSError or sqlite3.Error where that is not possible."""
    reading = _Reading(survey.newest_first(folders), progress)
    build(file, reading.packs(), reading.refusals)


def index_file(folders: Folders, cache: Path) -> Path:
    """Where the index of packs with these contents is or belongs.

    Reading all contents takes seconds where there are many, so a note of them is kept for as long as no file changes.
    """
    stamp = survey.stamp(folders)
    note = cache / f"{stamp[:32]}{NOTE}" if stamp else None
    if note:
        with contextlib.suppress(OSError):
            known = note.read_text(encoding="ascii", errors="replace")
            if known.isalnum():
                return cache / index_name(known)
    contents = survey.contents(folders)
    if note:
        with contextlib.suppress(OSError):  # it is found out anew the next time
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(contents, encoding="ascii")
    return cache / index_name(contents)


class _Reading:
    """Packs as they are read, and those that were refused, known once all are read."""

    def __init__(self, folders: Folders, progress: Progress) -> None:
        self._folders = folders
        self._progress = progress
        self._refused: list[PackRefused] = []

    def packs(self) -> Iterator[Pack]:
        for read, one in enumerate(load_each(self._folders), 1):
            if isinstance(one, PackRefused):
                self._refused.append(one)
            else:
                yield one
            self._progress(read)

    def refusals(self) -> str:
        return json.dumps(
            [[each.name, [list(problem) for problem in each.problems], each.others] for each in self._refused]
        )


def _stored(index: Index, file: Path | None, *said: str) -> Archive:
    refused = tuple(_refusals(json.loads(index.beside or "[]")))
    return Archive(_StoredPacks(index), index.shelf.titles, refused, index, file, said)


def _refusals(held: Iterable[tuple[str, list[list[object]], int]]) -> Iterator[PackRefused]:
    for name, problems, *others in held:  # an index of before has no number of others
        yield PackRefused(name, tuple(Problem(*each) for each in problems), *others)  # type: ignore[arg-type]


class _StoredPacks(Mapping[str, Pack]):
    """The packs of an index, each read when it is asked for."""

    def __init__(self, index: Index) -> None:
        self._shelf = index.shelf

    def __getitem__(self, pack_id: str) -> Pack:
        return self._shelf.pack(pack_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.titles)

    def __len__(self) -> int:
        return len(self._shelf.titles)
