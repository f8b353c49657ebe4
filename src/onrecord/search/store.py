"""Index files: built beside their place and put there in one step, opened to be read, never written again.

A file's name is made of what is in it, so there is nothing to lock: whoever finds it may use it, and two who build it
build the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.record import Pack
from onrecord.search.bad_index import BadIndex
from onrecord.search.database import Database
from onrecord.search.fts import Fts
from onrecord.search.index import Index
from onrecord.search.lexicon import Lexicon
from onrecord.search.stored import Stored
from onrecord.search.tables import VERSION, fill

KEPT = 3
"""Index files in a folder; older ones are taken away when another is built."""

SUFFIX = ".index"

NOTE = ".contents"
"""Ends the name of a note that says which contents some files have."""

NOTES_KEPT = 20
BUILDING = "building-"
"""Begins the name of an index that is being built."""

ABANDONED = 24 * 60 * 60
"""Seconds after which whoever was building an index has been ended before it was done."""

_CACHE_KB = 64 * 1024


def index_name(contents: str) -> str:
    """The name of the index file of packs whose contents have that fingerprint."""
    return hashlib.sha256(f"{VERSION}\n{contents}".encode()).hexdigest()[:32] + SUFFIX


def open_index(file: Path) -> Index:
    """Read-only. FileNotFoundError if there is none, BadIndex if it cannot be used."""
    if not file.is_file():
        raise FileNotFoundError(file)
    try:
        uri = f"{file.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        try:
            found = connection.execute("SELECT value FROM info WHERE key = 'version'").fetchone()
            if found != (VERSION,):
                raise BadIndex(f"{file} was not finished, or is another version's")
            return stored_index(Database(connection))
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise BadIndex(f"{file}: {error}") from None


def is_sound(file: Path) -> bool:
    """Whether SQLite finds every page in order. Takes seconds where a file is large: not for before a first answer."""
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def stored_index(database: Database) -> Index:
    """An index whose packs, words and names are read from tables that `fill` made; BadIndex if they are bad."""
    backend = Fts(database)
    [(beside,)] = database.rows("SELECT value FROM info WHERE key = 'beside'")
    lexicon = Lexicon(backend.vocabulary, _Names(database), _Values(database))
    return Index(Stored(database), backend, lexicon, beside)


def unkept_index(packs: Iterable[Pack], beside: Callable[[], str] = str) -> Index:
    """An index in a file of SQLite's own that is gone with the program, for where none can be kept."""
    connection = sqlite3.connect("", check_same_thread=False)
    try:
        fill(connection, packs, beside)
    except BaseException:
        connection.close()
        raise
    return stored_index(Database(connection))


def build(file: Path, packs: Iterable[Pack], beside: Callable[[], str] = str) -> None:
    """Write an index of the packs, in their order, with a text `beside` them, to `file`.

    OSError or sqlite3.Error where that is not possible. Where another program has put it there meanwhile and keeps it
    open, theirs stays: it holds the same.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(file) as made:
        connection = sqlite3.connect(made)
        try:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", f"cache_size=-{_CACHE_KB}"):
                connection.execute(f"PRAGMA {pragma}")
            fill(connection, packs, beside)
        finally:
            connection.close()
        try:
            made.replace(file)
        except PermissionError:
            if not file.exists():
                raise
    _tidy(file)


@contextlib.contextmanager
def _temporary(file: Path) -> Iterator[Path]:
    """A new file beside `file`; it is gone afterwards unless it was moved."""
    handle, name = tempfile.mkstemp(prefix=BUILDING, suffix=SUFFIX, dir=file.parent)
    os.close(handle)
    made = Path(name)
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def _tidy(newest: Path) -> None:
    """Take away all but the newest index files and notes, and what was never finished."""
    with contextlib.suppress(OSError):
        every = list(newest.parent.glob(f"*{SUFFIX}"))
        finished = [file for file in every if not file.name.startswith(BUILDING)]
        abandoned = time.time() - ABANDONED
        left = [file for file in every if file not in finished and file.stat().st_mtime < abandoned]
        others = sorted((file for file in finished if file != newest), key=lambda file: -file.stat().st_mtime)
        notes = sorted(newest.parent.glob(f"*{NOTE}"), key=lambda file: -file.stat().st_mtime)
        for old in (*others[KEPT - 1 :], *notes[NOTES_KEPT:], *left):
            old.unlink(missing_ok=True)


class _Names:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Sequence[str], /) -> Sequence[str]:
        rows = self._database.rows("SELECT other FROM stands_for WHERE name = ? ORDER BY rowid", (key,))
        return tuple(row[0] for row in rows) or default


class _Values:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: tuple[str, str], default: tuple[str, ...], /) -> tuple[str, ...]:
        rows = self._database.rows("SELECT value FROM other_values WHERE field = ? AND name = ? ORDER BY rowid", key)
        return tuple(row[0] for row in rows) or default
