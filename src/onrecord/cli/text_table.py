"""Tables as text: lines with aligned columns, for reading and for grep."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

MAX_COLUMN_CELLS = 60  # a wider cell shifts the rest of its own line only, not that of every line


def align_rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line for each row, with two spaces between columns; nothing is cut, and the last cell is not padded."""
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row[:-1]):
            widths[column] = min(MAX_COLUMN_CELLS, max(widths.get(column, 0), cell_count(cell)))
    for row in rows:
        padded = [cell + " " * (widths[column] - cell_count(cell)) for column, cell in enumerate(row[:-1])]
        yield "  ".join([*padded, *row[-1:]]).rstrip()


def cell_count(text: str) -> int:
    """Return how many columns a text needs: two for an East Asian wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
