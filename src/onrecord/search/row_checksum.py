"""Checksums of index rows, to detect corruption (SQLite pages carry none)."""

from __future__ import annotations

from hashlib import blake2b

_SUM_BYTES = 8
_SALT_BYTES = 16


class RowChecksums:
    """64-bit checksums over all cells of a row, salted per index: the same row in another index has another checksum.

    They detect damage, such as a row that was changed, moved, duplicated or copied from elsewhere. Anyone who can write
    to the file can forge them; its permissions must prevent that.
    """

    def __init__(self, salt: str) -> None:
        self._salt = blake2b(salt.encode(), digest_size=_SALT_BYTES).digest()

    def of(self, *cells: str) -> int:
        """Return the checksum as SQLite stores it.

        Raises:
            TypeError: a cell is not text.
        """
        return self.running(*cells).value

    def running(self, *cells: str) -> RunningChecksum:
        """Return a checksum that begins with these cells and to which others can be added."""
        return RunningChecksum(self._salt, *cells)


class RunningChecksum:
    """A checksum of cells that are not all in memory at once."""

    def __init__(self, salt: bytes, *cells: str) -> None:
        self._hashed = blake2b("\0".join(cells).encode(), digest_size=_SUM_BYTES, salt=salt)

    def add(self, *cells: str) -> None:
        """Add more cells after the present ones."""
        self._hashed.update("\0".join(("", *cells)).encode())

    @property
    def value(self) -> int:
        """Return the checksum as SQLite stores it."""
        return int.from_bytes(self._hashed.digest(), "big", signed=True)
