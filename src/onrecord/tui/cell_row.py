"""One line of the terminal as cells: characters with their marks, and the pens that they are drawn with."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, takewhile
from operator import is_not, ne, or_
from typing import NamedTuple

from onrecord.text.cell_width import ambiguous_width, cell_width, graphemes
from onrecord.tui.pen import Pen

_FIRST_EAST_ASIAN = "\u2e80"  # below, only emoji are wide
_FIRST_EMOJI, _LAST_EMOJI = "\U0001f000", "\U0001fbff"
_MAX_REWRITTEN_BYTES = 4  # of unchanged cells between two changes; over more of them the cursor is moved


class CellRun(NamedTuple):
    """Cells from a column to another that are written together, with one pen."""

    start: int
    end: int
    text: str
    pen: Pen
    doubtful: bool


class Cells:
    """Cells that are drawn side by side: their texts, an empty one after a wide character, and pens.

    `marks` belong to the cell before the first. `doubtful` says that terminals may differ in how wide a character is.
    """

    def __init__(self) -> None:
        self.marks = ""
        self.texts: list[str] = []
        self.pens: list[Pen] = []
        self.doubtful = False

    def add(self, text: str, pen: Pen) -> None:
        """Add a text without control characters."""
        texts = self._texts(text)
        self.texts += texts
        self.pens += [pen] * len(texts)

    def _texts(self, text: str) -> Sequence[str]:
        singles = _single_cells[ambiguous_width()]
        if text.isascii() or singles.issuperset(text):
            return text
        singles.update(filter(_is_alone, set(text)))
        if singles.issuperset(text):
            return text
        texts: list[str] = []
        for grapheme in graphemes(text):
            cluster = text[grapheme.start : grapheme.end]
            self.doubtful |= _is_doubtful(cluster)
            if grapheme.cells:
                texts += [cluster, *[""] * (grapheme.cells - 1)]
            else:
                self._add_marks(cluster)
        return texts

    def _add_marks(self, marks: str) -> None:
        """Add marks to the last cell; only the first grapheme of a text may have no cell."""
        head = next((column for column in reversed(range(len(self.texts))) if self.texts[column]), None)
        if head is None:
            self.marks += marks
        else:
            self.texts[head] += marks


class CellRow:
    """The cells of a line; what is unknown is None."""

    def __init__(self) -> None:
        self.texts: list[str | None] = []
        self.pens: list[Pen | None] = []
        self.doubtful = False
        self._sources: dict[int, tuple[str, int]] = {}

    def is_drawn(self, column: int, source: str) -> bool:
        """Return whether what was drawn last at a column is of the same source."""
        return column in self._sources and self._sources[column][0] == source

    def draw(self, column: int, cells: Cells, source: str) -> None:
        """Draw cells from a column on. Of a wide character that is drawn over by half, the other half is blank."""
        end = column + len(cells.texts)
        missing = [None] * (end + 1 - len(self.texts))
        self.texts += missing
        self.pens += missing
        if cells.marks and column and (before := self.texts[column - 1]):
            self.texts[column - 1] = before + cells.marks
        if cells.texts:
            if self.texts[column] == "" and column:
                self.texts[column - 1] = " "
            if self.texts[end] == "":
                self.texts[end] = " "
            self.texts[column:end] = cells.texts
            self.pens[column:end] = cells.pens
        self.doubtful |= cells.doubtful
        if cells.marks:
            self._sources.clear()
        elif self._sources:
            apart = (item for item in self._sources.items() if item[1][1] <= column or item[0] >= end)
            self._sources = dict(apart)
        if not cells.doubtful:
            self._sources[column] = source, end

    def become(self, other: "CellRow", columns: int) -> None:
        """Take the cells of another row, as far as the window shows them."""
        self.texts, self.pens, self.doubtful = other.texts[:columns], other.pens[:columns], other.doubtful

    def spans_unlike(self, shown: "CellRow", columns: int) -> Iterator[tuple[int, int]]:
        """Yield the columns from which and up to which this row has to be written over another.

        Behind a changed character of doubtful width everything is: the terminal may have displaced it.
        """
        texts, pens, width = self.texts, self.pens, min(columns, len(self.texts))
        if texts[:columns] == shown.texts and pens[:columns] == shown.pens:
            return
        missing = [None] * (width - len(shown.texts))
        old_texts, old_pens = shown.texts + missing, shown.pens + missing
        unlike = map(or_, map(ne, texts, old_texts), map(is_not, pens, old_pens))
        changed = [column for column in compress(range(width), unlike) if texts[column] is not None]
        if self.doubtful or shown.doubtful:
            before = [*takewhile(lambda column: not self._is_doubtful_at(column, old_texts), changed)]
            first = changed[len(before)] if len(before) < len(changed) else width
            changed = [*before, *(column for column in range(first, width) if texts[column] is not None)]
        start = end = -1
        for column in changed:
            if column < end:
                continue
            if column > end and not (start >= 0 and self._is_cheap(end, column)):
                if start >= 0:
                    yield start, end
                start = column
            end = column + 1
            while end < width and texts[end] == "":
                end += 1
        if start >= 0:
            yield start, end

    def _is_doubtful_at(self, column: int, shown: Sequence[str | None]) -> bool:
        return _is_doubtful(self.texts[column] or "") or _is_doubtful(shown[column] or "")

    def _is_cheap(self, start: int, end: int) -> bool:
        """Return whether writing unchanged cells again is no longer than moving the cursor over them."""
        if end - start > _MAX_REWRITTEN_BYTES or self.doubtful:
            return False
        pen, texts = self.pens[start - 1], self.texts[start:end]
        if any(between is not pen for between in self.pens[start:end]) or None in texts:
            return False
        return len("".join(filter(None, texts)).encode()) <= _MAX_REWRITTEN_BYTES

    def runs(self, start: int, end: int) -> Iterator[CellRun]:
        """Yield known cells by their pens; each character of doubtful width by itself."""
        texts, pens, doubtful = self.texts, self.pens, self.doubtful
        while start < end:
            stop, pen, alone = start + 1, pens[start], doubtful and _is_doubtful(texts[start] or "")
            while stop < end and pens[stop] is pen:
                if doubtful and texts[stop] != "" and (alone or _is_doubtful(texts[stop] or "")):
                    break
                stop += 1
            if pen is not None:
                yield CellRun(start, stop, "".join(filter(None, texts[start:stop])), pen, alone)
            start = stop


_single_cells: dict[int, set[str]] = {1: set(), 2: set()}  # by the width of ambiguous characters


def _is_alone(char: str) -> bool:
    """Return whether a character takes one cell, whatever stands before it."""
    return cell_width(char) == 1 and not _is_doubtful(char) and len([*graphemes(f"x{char}")]) == 2


@lru_cache(4096)
def _is_doubtful(cluster: str) -> bool:
    """Return whether terminals may differ in how wide a character is: with marks, or an emoji, or not assigned."""
    if len(cluster) != 1:
        return cluster != ""
    if unicodedata.category(cluster)[0] in "MC" or _FIRST_EMOJI <= cluster <= _LAST_EMOJI:
        return True
    return cluster < _FIRST_EAST_ASIAN and unicodedata.east_asian_width(cluster) == "W"
