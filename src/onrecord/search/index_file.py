"""Index files: built beside their place and put there in one step, opened to be read, never written again.

A file's name is made of what is in it, so there is nothing to lock: whoever finds it may use it, and two who build it
build the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.model import Pack
from onrecord.search.corrupt_index import CorruptIndexError, ForeignIndexError
from onrecord.search.database import Database
from onrecord.search.fts import Fts
from onrecord.search.header import read_header
from onrecord.search.index import Index
from onrecord.search.lexicon import Lexicon
from onrecord.search.seal import is_intact, require_seal, seal_file
from onrecord.search.sqlite_lexicon import SqliteNames, SqliteValues
from onrecord.search.sqlite_store import SqliteStore
from onrecord.search.sqlite_vocabulary import SqliteVocabulary
from onrecord.search.tables import INDEX_VERSION, fill_tables
from onrecord.search.temporary_files import BUILD_PREFIX, remove_stale_files, temporary_file
from onrecord.storage import is_own

INDEXES_KEPT = 3
"""Index files in a folder; older ones are taken away when another is built."""

INDEX_SUFFIX = ".index"

CONTENTS_NOTE_SUFFIX = ".contents"
"""Ends the name of a note that says which contents some files have."""

NOTES_KEPT = 20

_ATTEMPTS = 10
_CACHE_KB = 4 * 1024
_OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BY_ONE_ALONE = "?vfs=unix-none" if os.name == "posix" else ""
"""SQLite's locks would meet the builder's own on shares."""


def index_file_name(contents: str) -> str:
    """The name of the index file of packs whose contents have that fingerprint."""
    return hashlib.sha256(f"{INDEX_VERSION}\n{contents}".encode()).hexdigest()[:32] + INDEX_SUFFIX


def open_index(file: Path, *, anybody_s: bool = False) -> Index:
    """Open an index to be read: what it says of itself is proved now, all else when it is asked for.

    With `anybody_s` it does not matter who may have written it.

    Raises:
        FileNotFoundError: there is none.
        ForeignIndexError: another account may have written it.
        CorruptIndexError: it cannot be used.
    """
    if not os.path.isfile(file):  # noqa: PTH113 - pathlib's raises
        raise FileNotFoundError(file)
    try:
        for _ in range(_ATTEMPTS):
            if index := _opened_once(file, anybody_s=anybody_s):
                return index
        raise CorruptIndexError("it is replaced again and again")
    except CorruptIndexError as error:
        raise type(error)(f"{file}: {error}") from None
    except OSError as error:
        raise CorruptIndexError(f"{file}: {(error.strerror or 'it cannot be opened').lower()}") from None


def _opened_once(file: Path, *, anybody_s: bool) -> Index | None:
    """None where another file took its place meanwhile: what was looked at is not what SQLite opened."""
    descriptor = os.open(file, _OPENING)
    try:
        _require_ours(descriptor, anybody_s=anybody_s)
        require_seal(descriptor)
        index = _opened(file)
        return index if os.path.samestat(os.fstat(descriptor), os.stat(file)) else None  # noqa: PTH116
    finally:
        os.close(descriptor)


def is_sound(file: Path, stop: Callable[[], bool] = lambda: False) -> bool | None:
    """Whether every byte of the file is as it was written; None if `stop` said so first.

    Takes a second for 800 MB, mostly without keeping other threads from running.
    """
    return is_intact(file, stop)


def stored_index(searching: Database, reading: Database | None = None) -> Index:
    """An index whose packs, words and names are read from tables that `fill` made; CorruptIndexError if they are bad.

    What looks for words goes by `searching`, all that is read by `reading`, so that no reader waits for a search.
    """
    reading = reading or searching
    header = read_header(reading)
    vocabulary = SqliteVocabulary(reading, header.initials, header.sums)
    backend = Fts(searching, header, vocabulary)
    lexicon = Lexicon(vocabulary, SqliteNames(reading, header.sums), SqliteValues(reading, header.sums))
    return Index(SqliteStore(reading, searching, header), backend, lexicon, header.beside, header.contents)


def build_temporary_index(packs: Iterable[Pack], beside: Callable[[], str] = str, contents: str = "") -> Index:
    """An index in files of SQLite's own that are gone with the program, for where none can be kept.

    `contents` is the fingerprint of all that the packs were made of.
    """
    searching = sqlite3.connect("", check_same_thread=False)
    reading = sqlite3.connect("", check_same_thread=False)
    try:
        fill_tables(searching, packs, beside, contents)
        searching.backup(reading)
        return stored_index(Database(searching), Database(reading))
    except BaseException:
        searching.close()
        reading.close()
        raise


def build_index(file: Path, packs: Iterable[Pack], beside: Callable[[], str] = str, contents: str = "") -> None:
    """Write an index of the packs, in their order, with a text `beside` them, to `file`.

    `contents` is the fingerprint of all that the packs were made of. OSError or sqlite3.Error where that is not
    possible. Where another program has put it there meanwhile and keeps it open, theirs stays: it holds the same.
    """
    remove_stale_files(file.parent)
    with temporary_file(file) as made:
        connection = sqlite3.connect(f"{made.absolute().as_uri()}{_BY_ONE_ALONE}", uri=True)
        try:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", f"cache_size=-{_CACHE_KB}"):
                connection.execute(f"PRAGMA {pragma}")
            fill_tables(connection, packs, beside, contents)
        finally:
            connection.close()
        seal_file(made)
        try:
            made.replace(file)
        except PermissionError:
            if not file.exists():
                raise
    _tidy(file)


def _require_ours(descriptor: int, *, anybody_s: bool) -> None:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise CorruptIndexError("it is no ordinary file")
    if not anybody_s and not is_own(status):
        raise ForeignIndexError("another account owns it or may write it")


def _opened(file: Path) -> Index:
    """By two connections. SQLite is told that nobody writes the file, and neither locks it nor looks for a journal."""
    uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    opened: list[sqlite3.Connection] = []
    try:
        for _ in range(2):
            opened.append(sqlite3.connect(uri, uri=True, check_same_thread=False))
        searching, reading = (Database(connection) for connection in opened)
        if reading.rows("SELECT value FROM info WHERE key = 'version'") != [(INDEX_VERSION,)]:
            raise CorruptIndexError("it was not finished, or is another version's")
        return stored_index(searching, reading)
    except BaseException as error:
        for connection in opened:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise CorruptIndexError(str(error)) from None
        raise


def _tidy(newest: Path) -> None:
    """Take away all but the newest index files and notes."""
    with contextlib.suppress(OSError):
        for suffix, kept in ((INDEX_SUFFIX, INDEXES_KEPT), (CONTENTS_NOTE_SUFFIX, NOTES_KEPT)):
            files = [file for file in newest.parent.glob(f"*{suffix}") if not file.name.startswith(BUILD_PREFIX)]
            files.sort(key=lambda file: (file != newest, -file.stat().st_mtime))
            for old in files[kept:]:
                old.unlink(missing_ok=True)
