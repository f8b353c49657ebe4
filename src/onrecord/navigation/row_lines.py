"""The lines of a list's row, for a list of a given shape: runs of text that say how they look."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from onrecord.text.cell_width import cell_width, cut, pad
from onrecord.text.signs import signs
from onrecord.text.wrap import wrap

GAP = 2  # cells between the left and the right part of a line
MIN_LEFT_CELLS = 4  # of a left part that is cut; less would say nothing


class Look(Enum):
    """The look of a run of text, and so what it says: a name, something quiet, or one of the states of a record.

    NOTE is for the editor's words, EDITOR for a state that is neither good nor bad.
    """

    TEXT = "text"
    NAME = "name"
    QUIET = "quiet"
    HEADING = "heading"
    NOTE = "note"
    EDITOR = "editor"
    ACCENT = "accent"
    GOOD = "good"
    BAD = "bad"


class Arrangement(Enum):
    """The way list and text share the window: beside each other, one above the other, or one at a time."""

    SIDE_BY_SIDE = "side by side"
    STACKED = "stacked"
    SINGLE = "single"


class RowShape(NamedTuple):
    """The room for a row: `columns` cells in each line. Signs are letters and the like where `ascii_signs` is set."""

    columns: int
    arrangement: Arrangement = Arrangement.SIDE_BY_SIDE
    ascii_signs: bool = False

    @property
    def is_wide(self) -> bool:
        """Return whether one line has room for a name and what it stands for."""
        least = WIDE_STACKED_COLUMNS if self.arrangement is Arrangement.STACKED else WIDE_COLUMNS
        return self.columns >= least


WIDE_COLUMNS, WIDE_STACKED_COLUMNS = 66, 48


class Span(NamedTuple):
    """A run of text with one look; `is_match` says that a search matched it."""

    text: str
    look: Look = Look.TEXT
    is_match: bool = False


class RowLine(NamedTuple):
    """One line of a row, `right` at its right end; both parts fit into it with a gap between them."""

    left: tuple[Span, ...]
    right: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The text of the line, the right part two blanks after the left one."""
        return f"{spans_text(self.left)}  {spans_text(self.right)}".strip()


def spans_text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def spans_width(spans: Iterable[Span]) -> int:
    """Return the cells that the spans take."""
    return sum(cell_width(span.text) for span in spans)


def fitting_line(left: Sequence[Span], right: Sequence[Span], columns: int) -> RowLine:
    """Return a line of at most so many cells: the right part whole, the left one cut at a word."""
    room = columns - spans_width(right) - (GAP if right else 0)
    if right and room < min(MIN_LEFT_CELLS, spans_width(left)):
        return RowLine((), cut_spans(right, columns))
    return RowLine(cut_spans(left, room), tuple(right))


def line_with_best_right(left: Sequence[Span], rights: Sequence[Sequence[Span]], columns: int, least: int) -> RowLine:
    """Return a line with the first of the right parts that leaves `least` cells to the left one, if it needs them.

    The right parts say ever less; if none leaves so much, the last one stands there.
    """
    needed = min(spans_width(left), least)
    fitting = (right for right in rights if columns - spans_width(right) - GAP >= needed)
    return fitting_line(left, next(fitting, rights[-1]), columns)


def cut_spans(spans: Sequence[Span], cells: int) -> tuple[Span, ...]:
    """Return the spans cut to so many cells; what is left out is marked by an ellipsis, after a word if one is near."""
    if spans_width(spans) <= cells:
        return tuple(spans)
    ellipsis = signs().ellipsis
    room = cells - cell_width(ellipsis)
    if room <= 0:
        return (Span(cut(ellipsis, cells)),) if cells > 0 else ()
    text = spans_text(spans)
    end = len(cut(text, room))
    if (blank := text.rfind(" ", 0, end + 1)) > end // 2:
        end = blank
    kept = tuple(_slice(spans, 0, end))
    return (*kept, Span(ellipsis, kept[-1].look if kept else Look.TEXT))


def wrapped_spans(spans: Sequence[Span], widths: Sequence[int]) -> list[tuple[Span, ...]]:
    """Return the spans in as many lines as there are widths, broken at words; the last is cut if there is more.

    Lines that are not needed are empty, and those before the last that are too narrow for a word.
    """
    lines: list[tuple[Span, ...]] = []
    text = spans_text(spans)
    start = 0
    for number, width in enumerate(widths):
        if number == len(widths) - 1:
            lines.append(cut_spans(tuple(_slice(spans, start, len(text))), width))
            break
        end = wrap(text[start:], width)[0][1] + start if width > 0 else start
        if width < widths[-1] and _is_within_word(text, end):
            end = start
        lines.append(tuple(_slice(spans, start, end)))
        start = end + len(text[end:]) - len(text[end:].lstrip(" "))
    return lines


def padded(text: str, cells: int, look: Look = Look.TEXT) -> Span:
    """Return the text cut or filled with blanks to exactly so many cells."""
    fitting = spans_text(cut_spans((Span(text),), cells))
    return Span(pad(fitting, cells), look)


def with_marks(text: str, marks: Iterable[tuple[int, int]], look: Look = Look.TEXT) -> tuple[Span, ...]:
    """Return the text as spans, those at `marks` as matches. Marks that overlap or go beyond the text are cut."""
    spans: list[Span] = []
    position = 0
    for mark_start, mark_end in marks:
        start, end = max(position, mark_start), min(len(text), max(position, mark_end))
        spans += [Span(text[position:start], look), Span(text[start:end], look, is_match=True)]
        position = max(position, end)
    spans.append(Span(text[position:], look))
    return tuple(span for span in spans if span.text)


def _is_within_word(text: str, position: int) -> bool:
    return text[max(0, position - 1) : position + 1].encode().isalnum() and 0 < position < len(text)


def _slice(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    position = 0
    for span in spans:
        part = span.text[max(0, start - position) : max(0, end - position)]
        position += len(span.text)
        if part:
            yield span._replace(text=part)
