"""By what a row in an index is known to be the one that was written: SQLite's pages have no sums of their own."""

from __future__ import annotations

from hashlib import blake2b

_SUM_BYTES = 8
_SALT_BYTES = 16


class RowChecksums:
    """Sums of 64 bits over all cells of a row, of one index: the same row in another index has another sum.

    They tell damage, such as a row that was changed, moved, doubled or taken from elsewhere. Whoever may write the
    file may forge them; that nobody else may is for the file's rights to say.
    """

    def __init__(self, salt: str) -> None:
        self._salt = blake2b(salt.encode(), digest_size=_SALT_BYTES).digest()

    def of(self, *cells: str) -> int:
        """Return the sum as SQLite keeps it; TypeError where a cell is no text."""
        return self.running(*cells).value

    def running(self, *cells: str) -> RunningChecksum:
        """Return a sum that begins with these cells, and to which others can be added."""
        return RunningChecksum(self._salt, *cells)


class RunningChecksum:
    """The sum of cells that are not all in memory at once."""

    def __init__(self, salt: bytes, *cells: str) -> None:
        self._hashed = blake2b("\0".join(cells).encode(), digest_size=_SUM_BYTES, salt=salt)

    def add(self, *cells: str) -> None:
        """Add more cells behind those that it has."""
        self._hashed.update("\0".join(("", *cells)).encode())

    @property
    def value(self) -> int:
        """The sum as SQLite keeps it."""
        return int.from_bytes(self._hashed.digest(), "big", signed=True)
