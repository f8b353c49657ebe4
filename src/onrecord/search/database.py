"""One connection to an index, asked by one thread at a time and interrupted from any."""

from __future__ import annotations

import sqlite3
import threading
from typing import Any

from onrecord.search.corrupt_index import CorruptIndexError
from onrecord.search.latest_only import Interrupted


class Database:
    """The connection must be one that several threads may use."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._one_at_a_time = threading.Lock()

    def rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All of them; Interrupted if `interrupt` was called meanwhile, CorruptIndexError if the file is bad."""
        with self._one_at_a_time:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.OperationalError as error:
                if str(error) == "interrupted":
                    raise Interrupted from None
                raise CorruptIndexError(str(error)) from None
            except (sqlite3.Error, UnicodeDecodeError) as error:
                raise CorruptIndexError(str(error)) from None

    def interrupt(self) -> None:
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()
