"""The block of the page “At a glance” that lists what was due and what is open, with the statement's words."""

from collections.abc import Sequence

from onrecord.model import Commitment, Pack
from onrecord.navigation.badges import NONE_NOTED, badge_spans, badges_of
from onrecord.navigation.glance_entries import ROW_INDENT, Goal, PageEntry, entry_line, first_fitting, flow, quotation
from onrecord.navigation.glance_facts import NO_YEAR, DueRecord
from onrecord.navigation.row_lines import GAP, Look, RowLine, RowShape, Span, cut_spans, padded, spans_width
from onrecord.text.cell_width import cell_width, shorten

_NOTHING_DUE = "nothing noted"
_NO_WORDS = "not in the statement"
_NAME_CELLS, _SHORT_NAME_CELLS = 20, 16  # the second on a page without room
_WIDE_COLUMNS = 90
_LEAST_WHEN_CELLS = 17  # `2024… (editor's)`
_LEAST_QUOTE_CELLS = 20
_QUOTE_COLUMNS = 70  # least columns of an entry with the statement's words beside the name, not below


def due_head(pack: Pack, due: Sequence[DueRecord], columns: int) -> PageEntry:
    """Return the heading of what was due or is open: whose words are shown, and up to when the editor looked."""
    title = Span("Due and open", Look.NAME)
    return flow((title, Span("  "), _due_remark(pack, due, columns - cell_width(title.text) - 2)), columns)


def due_entries(pack: Pack, due: Sequence[DueRecord], columns: int, *, ascii_signs: bool) -> list[PageEntry]:
    """Return what was due or is open, each with the statement's words."""
    shape = RowShape(columns, ascii_signs=ascii_signs)
    when_cells = min(max((cell_width(item.when) for item in due), default=0), max(columns // 4, _LEAST_WHEN_CELLS))
    badges = [_due_badges(item, shape) for item in due]
    badge_cells = max(map(spans_width, badges), default=0)
    entries = []
    for item, spans in zip(due, badges, strict=True):
        words = shorten(item.words, when_cells - cell_width(item.mark))  # the mark is never cut off
        when = padded(words + item.mark, when_cells, Look.QUIET if item.year == NO_YEAR else Look.TEXT)
        gap = Span(" " * (badge_cells - spans_width(spans) + 2))
        lines = _due_lines(item, (ROW_INDENT, when, ROW_INDENT, *spans, gap), pack, columns)
        entries.append(PageEntry(lines, Goal(item.record.address, ref=item.passage.ref if item.passage else None)))
    return entries


def more_entry(hidden: int, columns: int) -> PageEntry:
    """Return the row that says how many more are due, and shows them."""
    more = (ROW_INDENT, Span(f"{hidden} more", Look.ACCENT), Span("  Enter here shows them", Look.QUIET))
    return PageEntry((entry_line(more, (), columns),), Goal(expands=True))


def _due_remark(pack: Pack, due: Sequence[DueRecord], columns: int) -> Span:
    """Return whose words are shown, and up to when the editor looked."""
    if not due:
        return Span(_NOTHING_DUE, Look.QUIET)
    as_of = f", as of {pack.notes_as_of.words}" if pack.notes_as_of else ""
    doubt = "; ? possibly outdated" if any(item.is_outdated for item in due) else ""
    forms = (
        f"in the statement's words; what became of it is the editor's{as_of}{doubt}",
        f"signs are the editor's{as_of}{doubt}",
        f"signs are the editor's{doubt}",
    )
    return Span(first_fitting(forms, columns), Look.QUIET)


def _due_badges(item: DueRecord, shape: RowShape) -> tuple[Span, ...]:
    """Return the first state of a record in a word and others as signs; a question mark if it is possibly outdated."""
    first, *others = badges_of(item.record) or (NONE_NOTED,)
    signs = badge_spans(others, shape, signs_only=True)
    doubt = (Span(" ?", Look.NOTE),) if item.is_outdated else ()
    return (*badge_spans((first,), shape), *((Span(" "), *signs) if signs else ()), *doubt)


def _due_lines(item: DueRecord, left: Sequence[Span], pack: Pack, columns: int) -> tuple[RowLine, ...]:
    ref = (Span(str(item.passage.ref), Look.QUIET),) if item.passage else ()
    name = _due_name(item, pack)
    name_cells = _NAME_CELLS if columns >= _WIDE_COLUMNS else _SHORT_NAME_CELLS
    before, after = spans_width(left), spans_width(ref)
    if columns < _QUOTE_COLUMNS or columns - before - name_cells - after < _LEAST_QUOTE_CELLS:
        indent = Span(" " * 4)
        room = columns - spans_width((indent, *ref)) - GAP
        return RowLine(cut_spans((*left, *name), columns)), RowLine((indent, *_quoted(item, room)), ref)
    named = cut_spans(name, name_cells)
    named = (*named, Span(" " * (name_cells + 2 - spans_width(named))))
    room = columns - before - name_cells - 2 - after - 2
    return (RowLine((*left, *named, *_quoted(item, room)), ref),)


def _quoted(item: DueRecord, room: int) -> tuple[Span, ...]:
    """Return the statement's words that say so, in quotation marks, else that there are none."""
    if item.passage is None:
        return cut_spans((Span(_NO_WORDS, Look.QUIET),), room)
    return tuple(quotation(item.passage.quote, room))


def _due_name(item: DueRecord, pack: Pack) -> tuple[Span, ...]:
    record = item.record
    if isinstance(record, Commitment):
        actor = pack.statement.short_actor_name(record.actors)
        return Span(f"{actor} ", Look.QUIET), Span(record.verb, Look.NAME)
    return (Span(record.label, Look.NAME),)
