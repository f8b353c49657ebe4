"""Badges: signs of one cell that differ in shape, for every state that a note can give."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata
from itertools import product

import pytest

from onrecord.model import OUTCOMES, STATUSES, Mission, Note, Pack
from onrecord.navigation.badges import BADGES, NONE_NOTED, Badge, badge_spans, badges_of, sign_span
from onrecord.navigation.glance_facts import count_states
from onrecord.navigation.list_order import Order, group_title
from onrecord.navigation.record_document import record_document
from onrecord.navigation.record_lines import state_words
from onrecord.navigation.row_lines import Look, RowShape, spans_text
from onrecord.text.cell_width import cell_width, is_ambiguous

SHAPE = RowShape(60)
ASCII = RowShape(60, ascii_signs=True)
ALL = tuple(BADGES.values())


def note(day: int, outcome: str | None = None, status: str | None = None) -> Note:
    date = datetime.date(2024, 1, day)
    return Note("Words.", date, "https://example.org", outcome=outcome, status=status)


def test_there_is_a_badge_for_every_state_that_a_pack_may_give() -> None:
    assert {*OUTCOMES, *STATUSES, NONE_NOTED.state} == set(BADGES)
    assert all(badge.state == state for state, badge in BADGES.items())


@pytest.mark.parametrize("badge", ALL)
def test_a_sign_takes_one_cell_in_every_terminal_and_has_no_emoji_form(badge: Badge) -> None:
    for sign in (badge.sign, badge.ascii_sign):
        assert len(sign) == cell_width(sign) == 1
        assert unicodedata.east_asian_width(sign) in ("N", "Na")
        assert not is_ambiguous(sign)
        assert sign not in "✔✖☑✅❌⏸"
    assert badge.ascii_sign.isascii()
    assert badge.ascii_sign.isprintable()


@pytest.mark.parametrize("field", ["state", "word", "sign", "ascii_sign"])
def test_badges_are_told_apart_without_color(field: str) -> None:
    assert len({getattr(badge, field) for badge in ALL}) == len(ALL)


@pytest.mark.parametrize("state", [*OUTCOMES, *STATUSES])
def test_lists_records_and_the_glance_say_the_word_of_the_note(shipped_pack: Pack, state: str) -> None:
    """What a note says, also that an outcome is unknown, is never shown as if nothing was noted."""
    said = note(1, **{"outcome" if state in OUTCOMES else "status": state})
    mission = Mission(id="m", name="M", notes=(said,))
    pack = dataclasses.replace(shipped_pack, records=(mission,))
    assert (mission.outcome or mission.status) == state
    assert spans_text(state_words(mission)) == state
    assert [(count.badge.word, count.missions) for count in count_states(pack)] == [(state, (mission,))]
    assert group_title(mission, Order.OUTCOME, pack) == state.capitalize()
    document = record_document(mission, pack)
    lines = [f"{block.text} {''.join(piece.text for piece in block.right)}" for block in document.blocks]
    assert sum(f"{BADGES[state].sign} {state}" in line for line in lines) == 2  # in the title, and before the note
    assert not any(NONE_NOTED.word in line for line in lines)


def test_states_with_one_look_have_different_signs_and_good_is_not_bad() -> None:
    assert (BADGES["kept"].look, BADGES["missed"].look) == (Look.GOOD, Look.BAD)
    assert NONE_NOTED.look is Look.QUIET


def test_outcomes_come_in_the_order_of_the_notes_and_the_newest_status_last(shipped_pack: Pack) -> None:
    record = Mission(
        id="m",
        name="M",
        notes=(note(1, "missed", "planned"), note(2, "kept"), note(3, "missed"), note(4, status="ended")),
    )
    assert [badge.state for badge in badges_of(record)] == ["missed", "kept", "ended"]
    assert badges_of(Mission(id="n", name="N")) == ()
    states = {badge for record in shipped_pack.records for badge in badges_of(record)}
    assert len(states) > 4


def test_a_state_that_is_both_outcome_and_status_is_shown_once() -> None:
    for outcome, status in product(OUTCOMES, STATUSES):
        badges = badges_of(Mission(id="m", name="M", notes=(note(1, outcome, status),)))
        assert len(set(badges)) == len(badges) == len({outcome, status})


def test_badges_read_as_sign_and_word_or_as_signs_alone() -> None:
    badges = (BADGES["kept"], BADGES["missed"])
    assert spans_text(badge_spans(badges, SHAPE)) == "✓ kept  ✗ missed"
    assert spans_text(badge_spans(badges, SHAPE, signs_only=True)) == "✓✗"
    assert spans_text(badge_spans(badges, ASCII)) == "+ kept  x missed"
    assert spans_text(badge_spans(badges, ASCII, signs_only=True)) == "+x"
    assert badge_spans((), SHAPE) == ()


@pytest.mark.parametrize("badge", ALL)
def test_ascii_lists_have_ascii_signs(badge: Badge) -> None:
    assert sign_span(badge, SHAPE).text == badge.sign
    assert sign_span(badge, ASCII).text.isascii()
    assert spans_text(badge_spans((badge,), ASCII)).isascii()
    assert sign_span(badge, SHAPE).look is badge.look
