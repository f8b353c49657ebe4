"""Entries of the page “At a glance”: some lines that belong together, and where Enter on them goes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Ref
from onrecord.navigation.list_order import ListOrder
from onrecord.navigation.row_lines import GAP, Look, RowLine, Span, cut_spans, spans_text, spans_width, wrapped_spans
from onrecord.text.cell_width import cell_width
from onrecord.text.signs import own_words, signs
from onrecord.text.wrap import wrap

QUOTES = "“", "”"
ROW_INDENT = Span("  ")  # of rows below a heading


class Goal(NamedTuple):
    """The goal of Enter on an entry: a record, a section in an order, the search, or the rest of the due records.

    With a section, the cursor goes to the record at `address` in its list, if one is named. `ref` is the passage that
    the entry shows of a record, which is copied.
    """

    address: str | None = None
    section: str | None = None
    order: ListOrder | None = None
    expands: bool = False
    searches: bool = False
    ref: Ref | None = None

    @property
    def is_record(self) -> bool:
        """Return whether it is a record alone, which can be copied."""
        return self.address is not None and self.section is None


class PageEntry(NamedTuple):
    """Lines that belong together; the cursor can rest on them if they have a goal."""

    lines: tuple[RowLine, ...]
    goal: Goal | None = None


def flow(spans: Sequence[Span], columns: int, lead: Span | None = None) -> PageEntry:
    """Return spans as one entry, wrapped to so many cells; a lead stands before the first line, the others hang."""
    lead_cells = cell_width(lead.text) if lead else 0
    room = max(1, columns - lead_cells)
    widths = [room] * len(wrap(spans_text(spans), room))
    lines = wrapped_spans(spans, widths)
    blank = (Span(" " * lead_cells),) if lead else ()
    return PageEntry(
        tuple(RowLine((*((lead,) if lead and not number else blank), *line)) for number, line in enumerate(lines))
    )


def listed(names: Iterable[str], columns: int) -> tuple[Span, ...]:
    """Return as many names as fit, and how many more there are; a first name that does not fit is cut."""
    names = list(names)
    for count in range(len(names), 0, -1):
        more = f", {len(names) - count} more" if count < len(names) else ""
        spans = (Span(", ".join(names[:count]), Look.QUIET), Span(more, Look.QUIET))
        if spans_width(spans) <= columns:
            return spans
    more = f", {len(names) - 1} more" if len(names) > 1 else ""
    return (*cut_spans((Span(names[0], Look.QUIET),), max(1, columns - len(more))), Span(more, Look.QUIET))


def quotation(text: str, columns: int) -> tuple[Span, ...]:
    """Return the words between quotation marks; an ellipsis stands for what does not fit, and for further lines."""
    first = text.split("\n", 1)[0]
    opening, closing = map(own_words, QUOTES)
    room = columns - cell_width(opening + closing)
    spans = (Span(first),) if first == text else (Span(first), Span(signs().ellipsis))
    return (Span(opening, Look.QUIET), *cut_spans(spans, max(1, room)), Span(closing, Look.QUIET))


def entry_line(left: Sequence[Span], right: Sequence[Span], columns: int) -> RowLine:
    """Return a line of at most so many cells: the right part whole, if it leaves room, and the left one cut."""
    room = columns - spans_width(right) - GAP
    if not right or room < 1:
        return RowLine(cut_spans(left, columns))
    return RowLine(cut_spans(left, room), tuple(right))


def first_fitting(forms: Sequence[str], columns: int) -> str:
    """Return the first form that fits into so many cells, else the last, which is then wrapped."""
    return next((form for form in forms if cell_width(form) <= columns), forms[-1])
