"""Items are moved, put in, replaced and taken out, and headings are read as they are typed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.briefs.arranging import (
    heading_as_typed,
    insert_item,
    move_items,
    parse_heading,
    replace_item,
    without_items,
)
from onrecord.briefs.brief import HEADING_LEVELS, BriefItem, Heading, OwnNote

SEED = 3


def items(text: str) -> tuple[OwnNote, ...]:
    return tuple(OwnNote(letter) for letter in text)


def text(of: tuple[BriefItem, ...]) -> str:
    return "".join(item.text for item in of if isinstance(item, OwnNote))


@pytest.mark.parametrize(
    ("chosen", "step", "expected", "places"),
    [
        ({0}, 1, "bacd", {1}),
        ({3}, -1, "abdc", {2}),
        ({1, 2}, 1, "adbc", {2, 3}),
        ({1, 2}, -1, "bcad", {0, 1}),
        ({0, 2}, 1, "badc", {1, 3}),
        ({3}, 1, "abcd", {3}),
        ({0, 2}, -1, "abcd", {0, 2}),
    ],
)
def test_what_is_chosen_moves_by_a_step(chosen: set[int], step: int, expected: str, places: set[int]) -> None:
    moved, there = move_items(items("abcd"), chosen, step)
    assert (text(moved), there) == (expected, places)


def test_moving_there_and_back_changes_nothing() -> None:
    dice = random.Random(SEED)
    for _ in range(200):
        before = items("abcdefg"[: dice.randrange(1, 8)])
        chosen = set(dice.sample(range(len(before)), dice.randrange(len(before)) + 1))
        moved, places = move_items(before, chosen, 1)
        assert sorted(text(moved)) == sorted(text(before))
        assert {text((moved[place],)) for place in places} == {text((before[place],)) for place in chosen}
        if places != chosen:
            assert move_items(moved, places, -1) == (before, chosen)


def test_items_are_put_in_replaced_and_taken_out() -> None:
    assert text(insert_item(items("abc"), 1, OwnNote("x"))) == "axbc"
    assert text(replace_item(items("abc"), 1, OwnNote("x"))) == "axc"
    assert text(without_items(items("abc"), {0, 2})) == "b"


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("Science", Heading("Science", 1)),
        ("# Lunar", Heading("Lunar", 2)),
        ("#  Lunar  missions", Heading("Lunar missions", 2)),
        ("#1 priority", Heading("#1 priority", 1)),
        ("#Lunar", Heading("#Lunar", 1)),
        (r"\# Lunar", Heading("# Lunar", 1)),
        (r"\\# Lunar", Heading(r"\# Lunar", 1)),
        (r"\#1", Heading("#1", 1)),
        (r"\o/", Heading(r"\o/", 1)),
        ("# # Lunar", Heading("# Lunar", 2)),
        (r"# \# Lunar", Heading(r"\# Lunar", 2)),
        ("### Deep", Heading("Deep", 2)),
        ("No. # 1", Heading("No. # 1", 1)),
        ("#", Heading("", 2)),
    ],
)
def test_a_heading_is_read_as_it_is_typed(typed: str, heading: Heading) -> None:
    assert parse_heading(typed) == heading
    if heading.text:
        assert parse_heading(heading_as_typed(heading)) == heading


@given(st.text(st.sampled_from("# \\a1"), min_size=1, max_size=8), st.sampled_from(HEADING_LEVELS))
def test_any_heading_is_edited_as_it_is(text: str, level: int) -> None:
    if words := " ".join(text.split()):
        assert parse_heading(heading_as_typed(Heading(words, level))) == Heading(words, level)
