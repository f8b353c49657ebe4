"""Answers of a terminal, whole, in pieces and among keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.terminal_answers import AnswerFilter, TerminalAnswers, parse_color

CURSOR, BACKGROUND, ATTRIBUTES = "\x1b[1;3R", "\x1b]11;rgb:ffff/8080/0000\x1b\\", "\x1b[?62;22c"
ALL = TerminalAnswers(2, (255, 128, 0), complete=True)
KEYS = ["j", "é", "宇", "\x1b[A", "\x1bOP", "\x1bj", "\x1b[1;5C", "\x1b[200~x\x1b[201~", "\r", "\x03", "[", "]11;", "?"]


def test_all_answers_are_taken_and_nothing_else_is_left() -> None:
    reader = AnswerFilter()
    assert reader.remove_answers(CURSOR + BACKGROUND + ATTRIBUTES) == ""
    assert reader.answers == ALL


@given(st.lists(st.sampled_from(KEYS), max_size=6), st.lists(st.integers(0, 80), max_size=8))
def test_keys_among_the_answers_stay_in_order_however_they_are_cut(keys: list[str], cuts: list[int]) -> None:
    parts: list[str] = []
    answers = [CURSOR, BACKGROUND, ATTRIBUTES]
    places = sorted(cut % (len(keys) + 1) for cut in (*cuts, 0, 1, 2)[:3])
    for number, key in enumerate([*keys, ""]):
        parts += [answers[n] for n, place in enumerate(places) if place == number]
        parts.append(key)
    sent = "".join(parts)
    reader, taken, start = AnswerFilter(), "", 0
    for cut in sorted({min(cut, len(sent)) for cut in cuts} | {len(sent)}):
        taken += reader.remove_answers(sent[start:cut])
        start = cut
    assert taken + reader.release() == "".join(keys)
    assert reader.answers == ALL


def test_after_the_last_answer_what_looks_like_one_is_a_key() -> None:
    reader = AnswerFilter()
    reader.remove_answers(ATTRIBUTES)
    assert reader.remove_answers("\x1b[1;2R") == "\x1b[1;2R"


def test_a_lone_escape_is_held_back_until_it_is_released() -> None:
    reader = AnswerFilter()
    assert reader.remove_answers("a\x1b") == "a"
    assert reader.release() == "\x1b"
    assert reader.release() == ""


def test_what_never_ends_is_not_held_for_ever() -> None:
    reader = AnswerFilter()
    sent = "\x1b]11;" + "x" * 5000
    assert reader.remove_answers(sent) + reader.release() == sent


@pytest.mark.parametrize(
    ("text", "color"),
    [
        ("rgb:0000/0000/0000", (0, 0, 0)),
        ("rgb:ff/80/00", (255, 128, 0)),
        ("rgb:f/8/0", (255, 136, 0)),
        ("rgba:1414/1818/1f1f/ffff", (20, 24, 31)),
        ("#ffffff", None),
        ("rgb:1414/1818", None),
    ],
)
def test_colors(text: str, color: tuple[int, int, int] | None) -> None:
    assert parse_color(text) == color
