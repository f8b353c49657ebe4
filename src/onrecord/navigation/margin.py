"""Notes in the margin of the full text: which records rest on each sentence, and what became of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.model import Commitment, Record
from onrecord.navigation.badges import NONE_NOTED, Badge, badge_spans, badges_of, sign_span
from onrecord.navigation.document import Anchor
from onrecord.navigation.record_lines import grade_span
from onrecord.navigation.row_lines import Look, RowShape, Span, cut_spans, spans_width

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
    """Return the notes by line: each beside its own sentence, never beside another.

    Where there are more than fit, the last line of a sentence counts the rest, which Enter lists.
    """
    lines = own_lines(line_spans)
    return {
        line: note
        for anchor, own in lines.items()
        for line, note in zip(own, _fitting(margin_notes(records.get(anchor, ()), shape), len(own)), strict=False)
    }


def own_lines(line_spans: Mapping[Anchor, tuple[int, int]]) -> dict[Anchor, range]:
    """Return the lines of each sentence alone: a line in which the next one begins is the next one's, as its ref says.

    The blank line below a paragraph is its last sentence's. A sentence that ends where others begin may have none.
    """
    starts: list[int] = []
    for first, _ in line_spans.values():
        starts.append(max(first, starts[-1] + 1) if starts else first)
    own: dict[Anchor, range] = {}
    for number, (anchor, (_, last)) in enumerate(line_spans.items()):
        end = min([last + 2, *starts[number + 1 : number + 2]])
        own[anchor] = range(starts[number], end)
    return own


def _fitting(notes: Sequence[MarginNote], room: int) -> Iterator[MarginNote]:
    """Yield as many notes as there is room for; the last line counts those that are left out."""
    if len(notes) <= room:
        yield from notes
    elif room:
        yield from notes[: room - 1]
        left_out = len(notes) - room + 1
        words = f"+ {left_out} more" if room > 1 else f"{left_out} notes"
        yield MarginNote((Span(words, Look.QUIET),))


def _line(start: tuple[Span, ...], name: str, end: tuple[Span, ...], shape: RowShape) -> tuple[Span, ...]:
    """Return a line with its name cut so that the badges behind it fit."""
    after = (BADGE_GAP, *end) if end else ()
    room = shape.columns - spans_width(start) - spans_width(after)
    return (*start, *cut_spans((Span(name),), max(1, room)), *after)


def _words(badges: Sequence[Badge], shape: RowShape) -> tuple[Span, ...]:
    """Return the word of the badge whose sign stands in front, and the other badges."""
    first, *others = badges
    return (Span(first.word, first.look), *((BADGE_GAP, *badge_spans(others, shape)) if others else ()))
