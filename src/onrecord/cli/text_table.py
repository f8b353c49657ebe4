"""Rows of cells as lines with aligned columns, for reading and for grep."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

MAX_COLUMN_CELLS = 60
"""A longer cell pushes the rest of its line to the right rather than that of every line."""


def align_rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """One line a row, two spaces between columns, nothing cut; the last cell of a row is not padded."""
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row[:-1]):
            widths[column] = min(MAX_COLUMN_CELLS, max(widths.get(column, 0), cell_count(cell)))
    for row in rows:
        padded = [cell + " " * (widths[column] - cell_count(cell)) for column, cell in enumerate(row[:-1])]
        yield "  ".join([*padded, *row[-1:]]).rstrip()


def cell_count(text: str) -> int:
    """The columns that a terminal needs for it: two for an East Asian wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
