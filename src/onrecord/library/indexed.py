"""Libraries of many packs, opened by an index file in the cache that is built once."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from onrecord.library.contents_note import read_contents_note, write_contents_note
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
from onrecord.storage import CacheTrust, cache_trust, no_home_reason
from onrecord.text.characters import escape_controls

_ATTEMPTS = 3  # to survey and index packs that change while their index is built


class PacksKeepChanging(Exception):
    """The packs changed during every attempt to build their index."""


def open_indexed(folders: PackFolders, cache: Path, progress: ProgressCallback, *, rebuild: bool = False) -> Library:
    """Return the library of the packs, by the index in `cache`, built if it is missing or damaged, or if `rebuild`."""
    if not has_fts5():
        return library_in_memory(
            load_packs(folders), "this Python's SQLite has no FTS5: the packs are read into memory"
        )
    try:
        trust = cache_trust(cache)
    except OSError as error:
        return _open_unsaved(folders, progress, _not_saved_message(cache, error))
    if trust is CacheTrust.FOREIGN:
        return _open_unsaved(
            folders, progress, f"{cache} is not used: it belongs to another account, or others may write to it"
        )
    remove_stale_files(cache)
    notices: tuple[str, ...] = ()
    surveyed = None
    if not rebuild:
        contents, surveyed = _read_contents(folders, cache, trust)
        try:
            return _open_file(cache / index_file_name(contents), trust, folders, cache)
        except FileNotFoundError:
            pass
        except CorruptIndexError as error:
            notices = (f"the index could not be used and was built again ({error})",)
    try:
        file = make_index(folders, cache, progress, surveyed)
        return _open_file(file, trust, folders, cache, *notices)
    except (OSError, sqlite3.Error, CorruptIndexError, PacksKeepChanging) as error:
        return _open_unsaved(folders, progress, _not_saved_message(cache, error))


def make_index(
    folders: PackFolders,
    cache: Path,
    progress: ProgressCallback = lambda read: None,
    surveyed: PackSurvey | None = None,
) -> Path:
    """Build the index of the packs and return its file, which is named after the bytes that were read.

    `surveyed` is a survey of the packs, if there is one already.

    Raises:
        OSError: the index cannot be written.
        sqlite3.Error: the index cannot be written.
        PacksKeepChanging: the packs changed during every attempt.
    """
    for _ in range(_ATTEMPTS):
        surveyed = surveyed or survey.survey_packs(folders)
        reader = _PackReader(surveyed, progress)
        file = cache / index_file_name(surveyed.contents)
        try:
            build_index(file, reader.packs(), reader.metadata, surveyed.contents)
        except PackChanged:
            surveyed = None
        else:
            return file
    raise PacksKeepChanging("the packs keep changing")


def index_path(folders: PackFolders, cache: Path, trust: CacheTrust = CacheTrust.OWN) -> Path:
    """Return the path of the index of packs with these contents, whether or not it exists."""
    return cache / index_file_name(_read_contents(folders, cache, trust)[0])


def _read_contents(folders: PackFolders, cache: Path, trust: CacheTrust) -> tuple[str, PackSurvey | None]:
    """Return the packs' fingerprint, and the survey if one was needed; notes are used if the cache is our own."""
    noted = read_contents_note(folders, cache) if trust is CacheTrust.OWN else None
    if noted is not None:
        return noted, None
    surveyed = survey.survey_packs(folders)
    if trust is CacheTrust.OWN:
        write_contents_note(surveyed, cache)
    return surveyed.contents, surveyed


def _not_saved_message(cache: Path, error: Exception) -> str:
    if reason := no_home_reason(cache):
        return f"the index could not be saved: {reason}"
    return f"the index could not be saved in {cache} ({getattr(error, 'strerror', None) or error})"


def _open_unsaved(folders: PackFolders, progress: ProgressCallback, reason: str) -> Library:
    """Return the library with an index that lives as long as the program; in memory if there is no room for that."""
    surveyed = survey.survey_packs(folders)
    reader = _PackReader(surveyed, progress)
    try:
        index = build_temporary_index(reader.packs(), reader.metadata, surveyed.contents)
    except (sqlite3.Error, PackChanged):
        return library_in_memory(load_packs(folders), f"{reason}; the packs are read into memory")
    return _library(index, None, f"{reason}; it is built again each time")


class _PackReader:
    """One pass over surveyed packs: yields those that load and collects those that are refused."""

    def __init__(self, surveyed: PackSurvey, progress: ProgressCallback) -> None:
        self._surveyed = surveyed
        self._progress = progress
        self._refused: list[PackRefused] = []
        self._sources: dict[str, tuple[str, str]] = {}

    def packs(self) -> Iterator[Pack]:
        """Yield the packs that load.

        Raises:
            PackChanged: the bytes of a pack are no longer those of the survey.
        """
        results = iterate_packs(self._surveyed.packs)
        for count, (pack, source) in enumerate(zip(results, self._surveyed.packs, strict=True), 1):
            if isinstance(pack, PackRefused):
                self._refused.append(pack)
            else:
                self._sources[pack.id] = source.name, source.contents
                yield pack
            self._progress(count)

    def metadata(self) -> str:
        """Return two lines of JSON for the index: the refused packs, and the sources of the others by pack id."""
        refused = [
            [pack.name, [list(problem) for problem in pack.problems], pack.other_count] for pack in self._refused
        ]
        return f"{json.dumps(refused)}\n{json.dumps(self._sources)}"


def _open_file(file: Path, trust: CacheTrust, folders: PackFolders, cache: Path, *notices: str) -> Library:
    """Return the library that an index file opens.

    Raises:
        FileNotFoundError: there is no index.
        CorruptIndexError: the index or its first pack cannot be used.
    """
    trusted = trust is CacheTrust.OWN
    before = _status(file)
    index = open_index(file) if trusted else open_index(file, trust_any_owner=True)
    if index_file_name(index.contents) != file.name:
        raise CorruptIndexError(f"{file}: it is the index of other packs")
    opened = _library(index, file, *notices)
    if not trusted:
        opened = with_source_words(opened, folders, trusted=False)
    next(iter(opened.packs.values()), None)  # the browser opens on the first pack: find out now if it is damaged

    def rebuild() -> Library:
        return open_indexed(folders, cache, lambda read: None, rebuild=True)

    def with_sources() -> Library:
        return with_source_words(library, folders, trusted=True) if trusted else library

    def rebuild_same() -> Library:
        return _require_contents(rebuild(), index.contents, folders)

    def changed() -> bool:
        return _was_written_to(before, _status(file))

    library = replace(
        opened, reopen=rebuild, with_sources=with_sources, rebuild_same=rebuild_same, index_changed=changed
    )
    return library


def _require_contents(library: Library, contents: str, folders: PackFolders) -> Library:
    """Return the library, reading the packs' own files where its index is damaged.

    Raises:
        CorruptIndexError: the contents are not those that were opened.
    """
    current = library.index.contents if library.index else survey.survey_packs(folders).contents
    if current != contents:
        raise CorruptIndexError("the packs have changed since they were opened")
    return library.with_sources() if library.with_sources else library


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


def _was_written_to(before: os.stat_result | None, now: os.stat_result | None) -> bool:
    """Return whether a file was written to. One that was replaced or deleted does not matter: the old one is open."""
    if before is None or now is None or not os.path.samestat(before, now):
        return False
    return (before.st_size, before.st_mtime_ns) != (now.st_size, now.st_mtime_ns)


def with_source_words(library: Library, folders: PackFolders, *, trusted: bool) -> Library:
    """Return the library with words read from the packs' own files; if `trusted`, only where its index is damaged.

    Raises:
        CorruptIndexError: the index does not say where the packs came from.
    """
    index = library.index
    if index is None or not isinstance(index.store, SqliteStore):
        return library
    try:
        sources = json.loads(index.metadata.partition("\n")[2])
    except ValueError as error:
        raise CorruptIndexError(f"it is not as it was written: {error}") from None
    files = SourcePacks(folders, sources)
    source_index = index.with_store(SourceStore(index.store, files, trusted=trusted))
    opened = replace(library, packs=_StoredPacks(source_index), index=source_index)
    if trusted:
        return opened
    refused = tuple(
        PackRefused(escape_controls(pack.name), tuple(map(_escape_problem, pack.problems))) for pack in library.refused
    )
    return replace(opened, titles=source_index.store.titles, refused=refused)


def _escape_problem(problem: Problem) -> Problem:
    """Return the problem with control characters escaped: anybody may have written the index it was read from."""
    file, line, *others = problem
    return Problem(escape_controls(str(file)), line, *(escape_controls(str(other)) for other in others))


def _library(index: Index, file: Path | None, *notices: str) -> Library:
    refused = _read_refused(index.metadata.partition("\n")[0])
    return Library(_StoredPacks(index), index.store.titles, refused, index, file, notices)


def _read_refused(line: str) -> tuple[PackRefused, ...]:
    try:
        return tuple(
            PackRefused(str(name), tuple(Problem(*fields) for fields in problems), int(others))
            for name, problems, others in json.loads(line or "[]")
        )
    except (TypeError, ValueError) as error:
        raise CorruptIndexError(f"it is not as it was written: {error}") from None


class _StoredPacks(Mapping[str, Pack]):
    """The packs of an index by their ids, each read on access."""

    def __init__(self, index: Index) -> None:
        self._shelf = index.store

    def __getitem__(self, pack_id: str) -> Pack:
        return self._shelf.pack(pack_id)

    def __contains__(self, pack_id: object) -> bool:
        """Return whether there is such a pack, without reading it, which may fail."""
        return pack_id in self._shelf.titles

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.titles)

    def __len__(self) -> int:
        return len(self._shelf.titles)
