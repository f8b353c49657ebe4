"""Index files: built beside their final path, moved there atomically, opened read-only, never modified.

A file's name is a hash of its contents, so nothing needs a lock: any program may use an existing file, and two that
build it at once build the same.
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

# Index files kept in a folder; older ones are deleted when another is built.
INDEXES_KEPT = 3

INDEX_SUFFIX = ".index"

# Suffix of a note that records the content hash of some files.
CONTENTS_NOTE_SUFFIX = ".contents"

NOTES_KEPT = 20

_ATTEMPTS = 10
_CACHE_KB = 4 * 1024
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# Without locks: SQLite's would collide with the builder's own on network shares.
_WITHOUT_LOCKS = "?vfs=unix-none" if os.name == "posix" else ""


def index_file_name(contents: str) -> str:
    """Return the name of the index file for packs whose contents have that fingerprint."""
    return hashlib.sha256(f"{INDEX_VERSION}\n{contents}".encode()).hexdigest()[:32] + INDEX_SUFFIX


def open_index(file: Path, *, trust_any_owner: bool = False) -> Index:
    """Open an index read-only: verify its header now, everything else on first access.

    With `trust_any_owner` it does not matter who can write to it.

    Raises:
        FileNotFoundError: it does not exist.
        ForeignIndexError: another account can write to it.
        CorruptIndexError: it cannot be used.
    """
    if not os.path.isfile(file):  # noqa: PTH113 - pathlib's raises
        raise FileNotFoundError(file)
    try:
        for _ in range(_ATTEMPTS):
            if index := _try_open(file, trust_any_owner=trust_any_owner):
                return index
        raise CorruptIndexError("it keeps being replaced")
    except CorruptIndexError as error:
        raise type(error)(f"{file}: {error}") from None
    except OSError as error:
        raise CorruptIndexError(f"{file}: {(error.strerror or 'it cannot be opened').lower()}") from None


def _try_open(file: Path, *, trust_any_owner: bool) -> Index | None:
    """Return the index; None if another file replaced it meanwhile: SQLite opened a file that was not checked."""
    descriptor = os.open(file, _OPEN_FLAGS)
    try:
        _require_trusted(descriptor, trust_any_owner=trust_any_owner)
        require_seal(descriptor)
        index = _open_file(file)
        return index if os.path.samestat(os.fstat(descriptor), os.stat(file)) else None  # noqa: PTH116
    finally:
        os.close(descriptor)


def is_sound(file: Path, stop: Callable[[], bool] = lambda: False) -> bool | None:
    """Return whether every byte of the file is as it was written; None if `stop` returned true first.

    Takes a second for 800 MB, and lets other threads run most of that time.
    """
    return is_intact(file, stop)


def stored_index(searching: Database, reading: Database | None = None) -> Index:
    """Return an index that reads packs, words and names from tables filled by `fill_tables`.

    Word searches use `searching`, all other reads use `reading`, so that no reader waits for a search.

    Raises:
        CorruptIndexError: the tables are damaged.
    """
    reading = reading or searching
    header = read_header(reading)
    vocabulary = SqliteVocabulary(reading, header.initials, header.checksums)
    backend = Fts(searching, header, vocabulary)
    lexicon = Lexicon(vocabulary, SqliteNames(reading, header.checksums), SqliteValues(reading, header.checksums))
    return Index(SqliteStore(reading, searching, header), backend, lexicon, header.metadata, header.contents)


def build_temporary_index(packs: Iterable[Pack], make_metadata: Callable[[], str] = str, contents: str = "") -> Index:
    """Return an index in temporary SQLite files that are deleted with the program, for when none can be stored.

    `contents` is the fingerprint of everything that the packs were made from.
    """
    searching = sqlite3.connect("", check_same_thread=False)
    reading = sqlite3.connect("", check_same_thread=False)
    try:
        fill_tables(searching, packs, make_metadata, contents)
        searching.backup(reading)
        return stored_index(Database(searching), Database(reading))
    except BaseException:
        searching.close()
        reading.close()
        raise


def build_index(file: Path, packs: Iterable[Pack], make_metadata: Callable[[], str] = str, contents: str = "") -> None:
    """Write an index of the packs, in their order, to `file`, with the text that `make_metadata` returns.

    `contents` is the fingerprint of everything that the packs were made from. If another program has created the file
    meanwhile and keeps it open, that file stays: it has the same contents.

    Raises:
        OSError: the file cannot be written.
        sqlite3.Error: SQLite cannot write it.
    """
    remove_stale_files(file.parent)
    with temporary_file(file) as temporary:
        connection = sqlite3.connect(f"{temporary.absolute().as_uri()}{_WITHOUT_LOCKS}", uri=True)
        try:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", f"cache_size=-{_CACHE_KB}"):
                connection.execute(f"PRAGMA {pragma}")
            fill_tables(connection, packs, make_metadata, contents)
        finally:
            connection.close()
        seal_file(temporary)
        try:
            temporary.replace(file)
        except PermissionError:
            if not file.exists():
                raise
    _remove_old_files(file)


def _require_trusted(descriptor: int, *, trust_any_owner: bool) -> None:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise CorruptIndexError("it is not a regular file")
    if not trust_any_owner and not is_own(status):
        raise ForeignIndexError("another account owns it or can write to it")


def _open_file(file: Path) -> Index:
    """Open the file over two connections. SQLite is told that it is immutable, so it uses no locks and no journal."""
    uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    connections: list[sqlite3.Connection] = []
    try:
        for _ in range(2):
            connections.append(sqlite3.connect(uri, uri=True, check_same_thread=False))
        searching, reading = (Database(connection) for connection in connections)
        if reading.rows("SELECT value FROM info WHERE key = 'version'") != [(INDEX_VERSION,)]:
            raise CorruptIndexError("it is unfinished or from another version")
        return stored_index(searching, reading)
    except BaseException as error:
        for connection in connections:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise CorruptIndexError(str(error)) from None
        raise


def _remove_old_files(newest: Path) -> None:
    """Delete all but the newest index files and notes."""
    with contextlib.suppress(OSError):
        for suffix, limit in ((INDEX_SUFFIX, INDEXES_KEPT), (CONTENTS_NOTE_SUFFIX, NOTES_KEPT)):
            files = [file for file in newest.parent.glob(f"*{suffix}") if not file.name.startswith(BUILD_PREFIX)]
            files.sort(key=lambda file: (file != newest, -file.stat().st_mtime))
            for file in files[limit:]:
                file.unlink(missing_ok=True)
