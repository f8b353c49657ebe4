"""A connection to an index, used by one thread at a time and interruptible from any."""

from __future__ import annotations

import sqlite3
import threading
from typing import Any

from onrecord.search.corrupt_index import CorruptIndexError
from onrecord.search.latest_only import Interrupted


class Database:
    """A connection that several threads may share."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._one_at_a_time = threading.Lock()

    def rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            CorruptIndexError: the file is damaged.
        """
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
