"""The names and aliases of a stored index, each read on demand and verified."""

from __future__ import annotations

import json

from onrecord.search.corrupt_index import corrupt_on_error
from onrecord.search.database import Database
from onrecord.search.row_checksum import RowChecksums


class SqliteNames:
    """A lookup of the other names that a name stands for."""

    def __init__(self, database: Database, checksums: RowChecksums) -> None:
        self._database = database
        self._checksums = checksums

    def get(self, key: str, default: tuple[str, ...], /) -> tuple[str, ...]:
        rows = self._database.rows("SELECT others, sum FROM stands_for WHERE name = ?", (key,))
        return _verified(self._checksums, rows[0], "stands_for", key) if rows else default


class SqliteValues:
    """A lookup of the values of a field that an alias stands for."""

    def __init__(self, database: Database, checksums: RowChecksums) -> None:
        self._database = database
        self._checksums = checksums

    def get(self, key: tuple[str, str], default: tuple[str, ...], /) -> tuple[str, ...]:
        rows = self._database.rows("SELECT others, sum FROM other_values WHERE field = ? AND name = ?", key)
        return _verified(self._checksums, rows[0], "other_values", *key) if rows else default


def _verified(checksums: RowChecksums, row: tuple[str, int], *key: str) -> tuple[str, ...]:
    others, checksum = row
    with corrupt_on_error():
        if checksums.of(*key, others) != checksum:
            raise ValueError(f"the entry for {key[-1]} has changed")
        return tuple(json.loads(others))
