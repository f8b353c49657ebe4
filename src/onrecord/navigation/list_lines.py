"""The lines of a list: which row stands on which: a heading takes one, a note up to three, all others equally many."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.navigation.listed_rows import AnyRow, LongRows, heading_rows, note_rows
from onrecord.navigation.row_lines import RowShape


class ListLines:
    """The lines of rows in a list of a given shape. Takes the same time however long the list is.

    `row_height` is the number of lines of a row, `total` that of all lines, `count` the number of rows that the cursor
    can rest on.
    """

    def __init__(self, rows: Sequence[AnyRow], shape: RowShape) -> None:
        self._size = len(rows)
        self._headings = heading_rows(rows)
        self._low = rows.low_rows if isinstance(rows, LongRows) else self._headings
        self.row_height = _row_height(rows, shape)
        self._notes, self._note_lines = _tall_notes(rows, shape)
        self.count = self._size - len(self._headings)
        self.total = self.top(self._size)

    def top(self, index: int) -> int:
        """Return the first line of a row."""
        low = bisect_left(self._low, index) * (self.row_height - 1)
        return index * self.row_height - low + self._note_lines[bisect_left(self._notes, index)]

    def height(self, index: int) -> int:
        """Return the number of lines of a row."""
        return self.top(index + 1) - self.top(index)

    def index_at_line(self, line: int) -> int | None:
        """Return the index of the row on a line; None beyond the last."""
        if not 0 <= line < self.total:
            return None
        low, high = 0, self._size
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.top(middle) <= line else (low, middle)
        return low

    def position(self, index: int) -> int:
        """Return the number of rows above a row that the cursor can rest on."""
        return index - bisect_left(self._headings, index)

    def index_at(self, number: int) -> int:
        """Return the index of the row that has so many rows above it that the cursor can rest on."""
        low, high = number, self._size
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.position(middle + 1) <= number else (low, middle)
        return low

    def visible_with(self, index: int, height: int) -> tuple[int, int]:
        """Return the first and last line to show with the cursor's row in a list of so many lines.

        These are a heading directly above it too, and with the last row the lines below it, if there is room.
        """
        first, last = self.top(index), self.top(index + 1) - 1
        if self.position(index) == self.count - 1:
            last = min(self.total, first + height) - 1
        headings_above = bisect_left(self._headings, index)
        is_below_heading = headings_above > 0 and self._headings[headings_above - 1] == index - 1
        if is_below_heading and last - self.top(index - 1) < height:
            first = self.top(index - 1)
        return first, last

    def start_with(self, first: int, last: int, height: int, *, down: bool) -> int:
        """Return the line to begin with so that `first` to `last` are visible, half of the height further than needed.

        It is the first line of a row, so that no row is cut at the top, unless the last lines are needed whole.
        """
        line = max(last - height + 1, first - height // 2) if down else max(0, min(first, last - height // 2))
        start = self._row_start(line)
        if start < last - height + 1:  # the row that is cut at the top would push the last line out
            start = min(line if down and line >= self.total - height else start + self.row_height, first)
        return start

    def _row_start(self, line: int) -> int:
        index = self.index_at_line(line)
        return line if index is None else self.top(index)


def _tall_notes(rows: Sequence[AnyRow], shape: RowShape) -> tuple[list[int], list[int]]:
    """Return the indexes of the notes of more than one line, and how many lines more all before each take."""
    indexes, lines = [], [0]
    for index in note_rows(rows):
        if (more := len(rows[index].lines(shape)) - 1) > 0:
            indexes.append(index)
            lines.append(lines[-1] + more)
    return indexes, lines


def _row_height(rows: Sequence[AnyRow], shape: RowShape) -> int:
    """Return the number of lines of the rows that are no headings."""
    if isinstance(rows, LongRows):
        return rows.row_height(shape)
    row = next((row for row in rows if row.target), None)
    return row.height(shape) if row else 1
