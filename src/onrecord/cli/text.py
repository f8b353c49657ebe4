"""Text helpers of the commands: decode arguments, join names for a message, align the columns of a table."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from onrecord.text.cell_width import cell_width, pad
from onrecord.text.characters import MAX_PRINTABLE_CHARS

MAX_NAMES_LISTED = 6
MAX_MESSAGE_CHARS = 4 * MAX_PRINTABLE_CHARS  # of one name, or of the message about one pack
MAX_COLUMN_CELLS = 60  # a wider cell shifts the rest of its own line only, not that of every line


def decode_argument(argument: str) -> str:
    """Return the argument as Unicode; in an ASCII locale, Python passes bytes above 127 as lone surrogates."""
    if not any("\udc80" <= char <= "\udcff" for char in argument):
        return argument
    try:
        return os.fsencode(argument).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return argument.encode("utf-8", "replace").decode("utf-8")


def join_some(names: Collection[str], between: str = ", ", *, more: bool = False, count: int | None = None) -> str:
    """Return the first six names, joined, each shortened if it is very long, and the number of the others.

    `more` means that there are others, not counted; `count` is the number of all, if `names` are only the first.
    """
    rest = (len(names) if count is None else count) - MAX_NAMES_LISTED
    first = between.join(map(_short, islice(names, MAX_NAMES_LISTED)))
    if rest > 0:
        return f"{first}{between}{'others' if more else f'{rest:,} more'}"
    return first


def _short(name: str) -> str:
    return name if len(name) <= MAX_MESSAGE_CHARS else name[: MAX_MESSAGE_CHARS - 1] + "…"


def align_rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line for each row, with two spaces between columns; nothing is cut, and the last cell is not padded."""
    return ("  ".join(cells).rstrip() for cells in align_cells(rows))


def align_cells(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield each row with its cells padded to the width of their columns, except for the last one."""
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row[:-1]):
            widths[column] = min(MAX_COLUMN_CELLS, max(widths.get(column, 0), cell_width(cell)))
    for row in rows:
        yield [*(pad(cell, widths[column]) for column, cell in enumerate(row[:-1])), *row[-1:]]
