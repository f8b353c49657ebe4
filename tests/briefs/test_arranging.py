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
    move_section,
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


def sections(text: str) -> tuple[BriefItem, ...]:
    """Return the items of a text: `A` is a heading, `#b` an inner one, `x` a note."""
    found: list[BriefItem] = []
    for part in text.split():
        is_heading = part.startswith("#") or part.isupper()
        found.append(Heading(part, 2 if part.startswith("#") else 1) if is_heading else OwnNote(part))
    return tuple(found)


def names(of: tuple[BriefItem, ...]) -> str:
    return " ".join(item.text for item in of if isinstance(item, Heading | OwnNote))


@pytest.mark.parametrize(
    ("before", "heading", "step", "after"),
    [
        ("A x B y z", "A", 1, "B y z A x"),
        ("A x B y z", "B", -1, "B y z A x"),
        ("A x #a y B z", "A", 1, "B z A x #a y"),
        ("A x #a y #b z", "#a", 1, "A x #b z #a y"),
        ("A x #a y B z #b", "#a", 1, "A x B z #a y #b"),
        ("A x B z #a y #b", "#a", -1, "A x #a y B z #b"),
        ("A #a x", "#a", -1, "#a x A"),
        ("A x B y", "B", 1, "A x B y"),
        ("x A y", "A", -1, "x A y"),
        ("x #a y", "#a", -1, "x #a y"),
        ("A", "A", 1, "A"),
    ],
)
def test_a_heading_moves_with_its_section(before: str, heading: str, step: int, after: str) -> None:
    items = sections(before)
    place = before.split().index(heading)
    moved, there = move_section(items, place, step)
    assert names(moved) == after
    assert moved[there] is items[place]


def test_no_item_comes_under_another_heading_when_sections_move() -> None:
    dice = random.Random(SEED)
    moves = 0
    for _ in range(500):
        items = sections(" ".join(dice.choice(["A", "#a", "x", "y"]) for _ in range(dice.randrange(1, 10))))
        headings = [place for place, item in enumerate(items) if isinstance(item, Heading)]
        if not headings:
            continue
        place, step = dice.choice(headings), dice.choice((1, -1))
        moved, there = move_section(items, place, step)
        assert headings_by_item(moved) == headings_by_item(items), (SEED, names(items), place, step)
        if there != place:
            moves += 1
            assert move_section(moved, there, -step) == (items, place)
    assert moves > 100


def headings_by_item(items: tuple[BriefItem, ...]) -> dict[int, int | None]:
    """Return by the identity of each item that of the heading directly above it; headings stand for themselves."""
    above: int | None = None
    found: dict[int, int | None] = {}
    for item in items:
        above = id(item) if isinstance(item, Heading) else above
        found[id(item)] = above
    return found


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
