"""Libraries of many packs, opened by an index file in the cache that is built once."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.library.cache_trust import CacheTrust, cache_trust, read_contents_note, write_contents_note
from onrecord.library.library import Library, ProgressCallback, library_in_memory
from onrecord.library.source_packs import SourcePacks, SourceStore
from onrecord.model import Pack
from onrecord.packs import PackChanged, PackRefused, Problem, iterate_packs, load_packs, survey
from onrecord.packs.survey import PackFolders, PackSurvey
from onrecord.search import (
    CorruptIndexError,
    Index,
    SqliteStore,
    build_index,
    build_temporary_index,
    has_fts5,
    index_file_name,
    open_index,
    remove_stale_files,
)
from onrecord.text.characters import escape_controls

_ATTEMPTS = 3  # to survey and index packs that change while their index is built


class PacksKeepChanging(Exception):
    """The packs changed during every attempt to build their index."""


def open_indexed(folders: PackFolders, cache: Path, progress: ProgressCallback, *, anew: bool = False) -> Library:
    """Return the library of the packs, by the index in `cache`, built if it is missing or damaged, or if `anew`."""
    if not has_fts5():
        return library_in_memory(
            load_packs(folders), "this Python's SQLite has no FTS5: the packs are read into memory"
        )
    try:
        trusted = cache_trust(cache)
    except OSError as error:
        return _unkept(folders, progress, _not_kept(cache, error))
    if trusted is CacheTrust.ANOTHER_S:
        return _unkept(
            folders, progress, f"{cache} is not used: it belongs to another account, or others may write to it"
        )
    remove_stale_files(cache)
    damaged: tuple[str, ...] = ()
    found = None
    if not anew:
        contents, found = _contents(folders, cache, trusted)
        try:
            return _opened(cache / index_file_name(contents), trusted, folders, cache)
        except FileNotFoundError:
            pass
        except CorruptIndexError as error:
            damaged = (f"the index could not be used and was built again ({error})",)
    try:
        file = make_index(folders, cache, progress, found)
        return _opened(file, trusted, folders, cache, *damaged)
    except (OSError, sqlite3.Error, CorruptIndexError, PacksKeepChanging) as error:
        return _unkept(folders, progress, _not_kept(cache, error))


def make_index(
    folders: PackFolders, cache: Path, progress: ProgressCallback = lambda read: None, found: PackSurvey | None = None
) -> Path:
    """Build the index of the packs and return its file, which is named after the bytes that were read.

    `found` is a survey of the packs, if there is one already.

    Raises:
        OSError: the index cannot be written.
        sqlite3.Error: the index cannot be written.
        PacksKeepChanging: the packs changed during every attempt.
    """
    for _ in range(_ATTEMPTS):
        found = found or survey.survey_packs(folders)
        reading = _Reading(found, progress)
        file = cache / index_file_name(found.contents)
        try:
            build_index(file, reading.packs(), reading.beside, found.contents)
        except PackChanged:
            found = None
        else:
            return file
    raise PacksKeepChanging("the packs keep changing")


def index_path(folders: PackFolders, cache: Path, trusted: CacheTrust = CacheTrust.OWN) -> Path:
    """Return the path of the index of packs with these contents, whether or not it exists."""
    return cache / index_file_name(_contents(folders, cache, trusted)[0])


def _contents(folders: PackFolders, cache: Path, trusted: CacheTrust) -> tuple[str, PackSurvey | None]:
    """Return the packs' fingerprint, and the survey if one was needed; notes are used if the cache is our own."""
    known = read_contents_note(folders, cache) if trusted is CacheTrust.OWN else None
    if known is not None:
        return known, None
    found = survey.survey_packs(folders)
    if trusted is CacheTrust.OWN:
        write_contents_note(found, cache)
    return found.contents, found


def _not_kept(cache: Path, error: Exception) -> str:
    return f"the index could not be kept in {cache} ({getattr(error, 'strerror', None) or error})"


def _unkept(folders: PackFolders, progress: ProgressCallback, why: str) -> Library:
    """Return the library with an index that lives as long as the program; in memory if there is no room for that."""
    found = survey.survey_packs(folders)
    reading = _Reading(found, progress)
    try:
        index = build_temporary_index(reading.packs(), reading.beside, found.contents)
    except (sqlite3.Error, PackChanged):
        return library_in_memory(load_packs(folders), f"{why}; the packs are read into memory")
    return _archive(index, None, f"{why}; it is built again each time")


class _Reading:
    """One pass over surveyed packs: yields those that load and collects those that are refused."""

    def __init__(self, found: PackSurvey, progress: ProgressCallback) -> None:
        self._found = found
        self._progress = progress
        self._refused: list[PackRefused] = []
        self._sources: dict[str, tuple[str, str]] = {}

    def packs(self) -> Iterator[Pack]:
        """Yield the packs that load.

        Raises:
            PackChanged: the bytes of a pack are no longer those of the survey.
        """
        loaded = iterate_packs(self._found.packs)
        for read, (one, surveyed) in enumerate(zip(loaded, self._found.packs, strict=True), 1):
            if isinstance(one, PackRefused):
                self._refused.append(one)
            else:
                self._sources[one.id] = surveyed.name, surveyed.contents
                yield one
            self._progress(read)

    def beside(self) -> str:
        """Return two lines of JSON for the index: the refused packs, and the sources of the others by pack id."""
        refused = [[each.name, [list(problem) for problem in each.problems], each.others] for each in self._refused]
        return f"{json.dumps(refused)}\n{json.dumps(self._sources)}"


def _opened(file: Path, trusted: CacheTrust, folders: PackFolders, cache: Path, *said: str) -> Library:
    """Return the library that an index file opens.

    Raises:
        FileNotFoundError: there is no index.
        CorruptIndexError: the index or its first pack cannot be used.
    """
    believed = trusted is CacheTrust.OWN
    before = _status(file)
    index = open_index(file) if believed else open_index(file, anybody_s=True)
    if index_file_name(index.contents) != file.name:
        raise CorruptIndexError(f"{file}: it is the index of other packs")
    opened = _archive(index, file, *said)
    if not believed:
        opened = with_source_words(opened, folders, believed=False)
    next(iter(opened.packs.values()), None)  # the browser opens on the first pack: find out now if it is damaged

    def again() -> Library:
        return open_indexed(folders, cache, lambda read: None, anew=True)

    def unbroken() -> Library:
        return with_source_words(whole, folders, believed=True) if believed else whole

    def mended() -> Library:
        return _of_the_same(again(), index.contents, folders)

    def changed() -> bool:
        return _is_other(before, _status(file))

    whole = opened._replace(again=again, unbroken=unbroken, mended=mended, changed=changed)
    return whole


def _of_the_same(archive: Library, contents: str, folders: PackFolders) -> Library:
    """Return the library, reading the packs' own files where its index is damaged.

    Raises:
        CorruptIndexError: the contents are not those that were opened.
    """
    read = archive.index.contents if archive.index else survey.survey_packs(folders).contents
    if read != contents:
        raise CorruptIndexError("the packs have changed since they were opened")
    return archive.unbroken() if archive.unbroken else archive


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


def _is_other(before: os.stat_result | None, now: os.stat_result | None) -> bool:
    """Return whether a file was written to. One that was replaced or deleted does not matter: the old one is open."""
    if before is None or now is None or not os.path.samestat(before, now):
        return False
    return (before.st_size, before.st_mtime_ns) != (now.st_size, now.st_mtime_ns)


def with_source_words(archive: Library, folders: PackFolders, *, believed: bool) -> Library:
    """Return the library with words read from the packs' own files; if `believed`, only where its index is damaged.

    Raises:
        CorruptIndexError: the index does not say where the packs came from.
    """
    index = archive.index
    if index is None or not isinstance(index.shelf, SqliteStore):
        return archive
    try:
        sources = json.loads(index.beside.partition("\n")[2])
    except ValueError as error:
        raise CorruptIndexError(f"it is not as it was written: {error}") from None
    files = SourcePacks(folders, sources)
    held_index = index.with_shelf(SourceStore(index.shelf, files, believed=believed))
    opened = archive._replace(packs=_StoredPacks(held_index), index=held_index)
    if believed:
        return opened
    refused = tuple(
        PackRefused(escape_controls(each.name), tuple(map(_safe, each.problems))) for each in archive.refused
    )
    return opened._replace(titles=held_index.shelf.titles, refused=refused)


def _safe(problem: Problem) -> Problem:
    """Return the problem with control characters escaped: anybody may have written the index it was read from."""
    file, line, *others = problem
    return Problem(escape_controls(str(file)), line, *(escape_controls(str(other)) for other in others))


def _archive(index: Index, file: Path | None, *said: str) -> Library:
    refused = _refusals(index.beside.partition("\n")[0])
    return Library(_StoredPacks(index), index.shelf.titles, refused, index, file, said)


def _refusals(written: str) -> tuple[PackRefused, ...]:
    try:
        return tuple(
            PackRefused(str(name), tuple(Problem(*each) for each in problems), int(others))
            for name, problems, others in json.loads(written or "[]")
        )
    except (TypeError, ValueError) as error:
        raise CorruptIndexError(f"it is not as it was written: {error}") from None


class _StoredPacks(Mapping[str, Pack]):
    """The packs of an index by their ids, each read on access."""

    def __init__(self, index: Index) -> None:
        self._shelf = index.shelf

    def __getitem__(self, pack_id: str) -> Pack:
        return self._shelf.pack(pack_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.titles)

    def __len__(self) -> int:
        return len(self._shelf.titles)
