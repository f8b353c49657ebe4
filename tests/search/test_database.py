"""One connection, and what goes wrong with it."""

from __future__ import annotations

import pathlib
import sqlite3

import pytest

from onrecord.search import CorruptIndexError
from onrecord.search.database import Database
from onrecord.search.latest_only import Interrupted


def test_damaged_pages_are_a_bad_index(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "x.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE t(n INTEGER PRIMARY KEY, text TEXT)")
    connection.executemany("INSERT INTO t VALUES (?, ?)", ((n, "words " * 50) for n in range(2000)))
    connection.commit()
    connection.close()
    raw = bytearray(file.read_bytes())
    raw[8 * 4096 : 40 * 4096] = b"\xff" * (32 * 4096)
    file.write_bytes(raw)
    database = Database(sqlite3.connect(file))
    with pytest.raises(CorruptIndexError, match="malformed"):
        database.rows("SELECT * FROM t")
    database.close()


def test_another_thread_s_interrupt_ends_a_query() -> None:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    database = Database(connection)
    connection.set_progress_handler(lambda: database.interrupt() or 0, 1000)  # type: ignore[func-returns-value]
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Interrupted):
        database.rows(endless)
    connection.set_progress_handler(None, 0)
    assert database.rows("SELECT 1") == [(1,)]
    database.close()
