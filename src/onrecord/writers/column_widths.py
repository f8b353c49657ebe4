"""Widths of the columns of a table: each has room for its longest word, and more by how much text it lacks room for."""

import math
from collections.abc import Sequence

from onrecord.quoting.tree import Table
from onrecord.text.cell_width import cell_width

# Cells of 9 points that fit beside each other on a page of A4, in a wide font.
PORTRAIT_CELLS, LANDSCAPE_CELLS = 84, 128
# A longer word, such as an address, is broken.
MAX_WORD_CELLS = 16
PADDING_CELLS = 2.5
MAX_TEXT_CELLS = 600
MAX_WHOLE_LINES = 16  # of a row that stands on one page
_BOLD = 1.15  # times as wide as other text


def column_shares(table: Table, page_cells: int = PORTRAIT_CELLS) -> list[float]:
    """Return the share of each column in the width of the table; together they are 1.

    `page_cells` is the number of cells that fit beside each other.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    needed = [_needed(column) for column in columns]
    rest = max(0.0, page_cells - sum(needed))
    wishes = [max(1.0, _longest_line(column) - need) for column, need in zip(columns, needed, strict=True)]
    widths = [need + rest * wish / sum(wishes) for need, wish in zip(needed, wishes, strict=True)]
    return [width / sum(widths) for width in widths]


def _longest_line(column: Sequence[str]) -> int:
    """Return the cells of the longest text between line ends: a column of lists is as wide as its longest item."""
    return min(max(cell_width(line) for text in column for line in text.split("\n")), MAX_TEXT_CELLS)


def may_be_cut(row: Sequence[str], shares: Sequence[float], page_cells: int) -> bool:
    """Return whether a page may end within a row: one that is nearly a page high would leave the page before empty."""
    lines = [
        sum(math.ceil(cell_width(line) / (share * page_cells)) for line in text.split("\n"))
        for text, share in zip(row, shares, strict=True)
    ]
    return max(lines) > MAX_WHOLE_LINES


def _needed(column: Sequence[str]) -> float:
    """Return the cells that the longest word needs, and the room beside it."""
    head, *texts = column
    word = max((cell_width(word) for text in texts for word in text.split()), default=0)
    head_word = max(map(cell_width, head.split()), default=1) * _BOLD
    return PADDING_CELLS + max(min(word, MAX_WORD_CELLS), head_word)
