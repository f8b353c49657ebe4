"""Notes in the margin of the full text: which records rest on each sentence, and what became of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.model import Commitment, Record
from onrecord.navigation.badges import NONE_NOTED, Badge, badge_spans, badges_of, sign_span
from onrecord.navigation.document import Anchor
from onrecord.navigation.record_lines import grade_span
from onrecord.navigation.row_lines import Look, RowShape, Span, cut_spans, spans_width

MAX_LATE_LINES = 3  # by which notes may stand below the sentence that they are on
BADGE_GAP = Span("  ")


class MarginNote(NamedTuple):
    """One line of the margin, and the address of its record; None if it names several."""

    spans: tuple[Span, ...]
    address: str | None = None


def margin_notes(records: Sequence[Record], shape: RowShape) -> tuple[MarginNote, ...]:
    """Return the notes on a sentence, each cut to the cells of a line, badges never.

    Each commitment and each record with a state has a line; the names of all others share one.
    """
    notes: list[MarginNote] = []
    others: list[Record] = []
    for record in records:
        badges = badges_of(record)
        if isinstance(record, Commitment):
            spans = _line((grade_span(record),), record.verb, badge_spans(badges, shape), shape)
            notes.append(MarginNote(spans, record.address))
        elif badges:
            sign = (sign_span(badges[0], shape), Span(" "))
            notes.append(MarginNote(_line(sign, record.label, _words(badges, shape), shape), record.address))
        else:
            others.append(record)
    if others:
        named = {record.label for record in records if record not in others}
        by_name = {record.label: record for record in others if record.label not in named}
        names = Span(", ".join(by_name), Look.QUIET)
        spans = cut_spans((sign_span(NONE_NOTED, shape), Span(" "), names), shape.columns)
        address = next(iter(by_name.values())).address if len(by_name) == 1 else None
        notes += [MarginNote(spans, address)] if by_name else []
    return tuple(notes)


def place_notes(
    records: Mapping[Anchor, tuple[Record, ...]], line_spans: Mapping[Anchor, tuple[int, int]], shape: RowShape
) -> dict[int, MarginNote]:
    """Return the notes by line: each beside its sentence, or a little below where those before it need the room.

    Where there are more than fit, the last line of a sentence counts the rest, which Enter lists.
    """
    placed: dict[int, MarginNote] = {}
    free = 0
    for anchor, (first, last) in line_spans.items():
        line = max(first, free)
        for note in _fitting(margin_notes(records.get(anchor, ()), shape), max(1, last + MAX_LATE_LINES - line)):
            placed[line] = note
            line += 1
            free = line
    return placed


def _fitting(notes: Sequence[MarginNote], room: int) -> Iterator[MarginNote]:
    """Yield as many notes as there is room for; the last line counts those that are left out."""
    if len(notes) <= room:
        yield from notes
        return
    yield from notes[: room - 1]
    yield MarginNote((Span(f"+ {len(notes) - room + 1} more", Look.QUIET),))


def _line(start: tuple[Span, ...], name: str, end: tuple[Span, ...], shape: RowShape) -> tuple[Span, ...]:
    """Return a line with its name cut so that the badges behind it fit."""
    after = (BADGE_GAP, *end) if end else ()
    room = shape.columns - spans_width(start) - spans_width(after)
    return (*start, *cut_spans((Span(name),), max(1, room)), *after)


def _words(badges: Sequence[Badge], shape: RowShape) -> tuple[Span, ...]:
    """Return the word of the badge whose sign stands in front, and the other badges."""
    first, *others = badges
    return (Span(first.word, first.look), *((BADGE_GAP, *badge_spans(others, shape)) if others else ()))
