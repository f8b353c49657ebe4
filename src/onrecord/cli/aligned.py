"""Rows of cells as lines with aligned columns, for reading and for grep."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

WIDEST = 60
"""A longer cell pushes the rest of its line to the right rather than that of every line."""


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """One line a row, two spaces between columns, nothing cut; the last cell of a row is not padded."""
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row[:-1]):
            widths[column] = min(WIDEST, max(widths.get(column, 0), width(cell)))
    for row in rows:
        padded = [cell + " " * (widths[column] - width(cell)) for column, cell in enumerate(row[:-1])]
        yield "  ".join([*padded, *row[-1:]]).rstrip()


def width(text: str) -> int:
    """The columns that a terminal needs for it: two for an East Asian wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
