"""By what a text in an index is known to be the one that was written: SQLite's pages have no sums of their own."""

from __future__ import annotations

import zlib


def row_sum(address: str, data: str, about: str | None) -> int:
    """CRC-32 of all that is kept of a target; TypeError for what is no text."""
    return zlib.crc32("\n".join((address, data, about or "")).encode())
