"""Badges: the state of a record in a sign and a word, so that lists show what was kept, missed or is still ahead."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Record
from onrecord.navigation.row_lines import Look, RowShape, Span

STRONG_GRADE, WEAK_GRADE = 4, 2  # grades from here on are bold, up to here quiet


class Badge(NamedTuple):
    """A state: its word in packs, the word to show, its sign, a sign of ASCII characters, and its look.

    Every sign is one cell wide in all terminals, has no emoji form, and differs from the others in shape.
    """

    state: str
    word: str
    sign: str
    ascii_sign: str
    look: Look


NONE_NOTED = Badge("", "none noted", "-", "-", Look.QUIET)  # where no note says what became of a record
BADGES = {
    badge.state: badge
    for badge in (
        Badge("kept", "kept", "✓", "+", Look.GOOD),
        Badge("missed", "missed", "✗", "x", Look.BAD),
        Badge("paused", "paused", "=", "=", Look.EDITOR),
        Badge("revised", "revised", "~", "~", Look.EDITOR),
        Badge("in force", "in force", "*", "*", Look.GOOD),
        Badge("planned", "planned", ">", ">", Look.ACCENT),
        Badge("ended", "ended", "▮", ".", Look.QUIET),
        Badge("unknown", "unknown", "/", "/", Look.QUIET),  # a note says that it is not known
        NONE_NOTED,
    )
}


def badges_of(record: Record) -> tuple[Badge, ...]:
    """Return the outcomes of a record, oldest first, then its newest status; nothing if its notes give none."""
    outcomes = record.outcome.split(", ") if record.outcome else []
    states = dict.fromkeys([*outcomes, *([record.status] if record.status else [])])
    return tuple(BADGES[state] for state in states)


def badge_spans(badges: Sequence[Badge], shape: RowShape, *, signs_only: bool = False) -> tuple[Span, ...]:
    """Return the badges as they stand at the end of a row: `✓ kept  ✗ missed`, or `✓✗`."""
    spans: list[Span] = []
    for badge in badges:
        if signs_only:
            spans.append(sign_span(badge, shape))
        else:
            spans += [Span("  ")] if spans else []
            spans.append(Span(f"{sign_span(badge, shape).text} {badge.word}", badge.look))
    return tuple(spans)


def sign_span(badge: Badge, shape: RowShape) -> Span:
    """Return the sign of a badge."""
    return Span(badge.ascii_sign if shape.ascii_signs else badge.sign, badge.look)
