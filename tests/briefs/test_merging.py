"""Merging what two windows made of a brief: nothing that either added, wrote or moved is lost."""

from __future__ import annotations

import random

import pytest

from onrecord.briefs import Brief
from onrecord.briefs.brief import OwnNote
from onrecord.briefs.merging import merge_briefs, merge_items

SEED = 11


def items(text: str) -> tuple[OwnNote, ...]:
    return tuple(OwnNote(letter) for letter in text)


def merged(base: str, ours: str, theirs: str) -> str:
    return "".join(
        item.text for item in merge_items(items(base), items(ours), items(theirs)) if isinstance(item, OwnNote)
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "abcx", "abc", "abcx"),
        ("abc", "abc", "abcy", "abcy"),
        ("abc", "abcx", "abcy", "abcyx"),
        ("abc", "xabc", "abcy", "xabcy"),
        ("abc", "ac", "abcy", "acy"),
        ("abc", "ac", "ab", "a"),
        ("abc", "aXc", "aYc", "aYXc"),
        ("abc", "aXc", "ac", "aXc"),
        ("abc", "acb", "abcy", "acby"),
        ("", "x", "y", "yx"),
        ("", "x", "x", "x"),
        ("abc", "", "abcy", "y"),
    ],
)
def test_both_changes_are_there(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merged(base, ours, theirs) == expected


def test_what_either_side_added_is_there_and_what_neither_touched_stays() -> None:
    dice = random.Random(SEED)
    for _ in range(300):
        base = "".join(dice.sample("abcdefgh", dice.randrange(9)))
        sides = []
        for own in ("XYZ", "xyz"):
            side = [letter for letter in base if dice.random() > 0.3]
            for letter in own[: dice.randrange(4)]:
                side.insert(dice.randrange(len(side) + 1), letter)
            sides.append("".join(side))
        result = merged(base, *sides)
        assert len(set(result)) == len(result), (SEED, base, sides)
        added = set("".join(sides)) - set(base)
        stays = set(base) & set(sides[0]) & set(sides[1])
        assert set(result) == added | stays, (SEED, base, sides)


def test_a_name_that_one_window_gave_stays() -> None:
    base = Brief("Brief", items("ab"))
    ours, theirs = base._replace(name="Memo"), base._replace(items=items("abc"))
    for one, other in ((ours, theirs), (theirs, ours)):
        both = merge_briefs(base, one, other)
        assert (both.name, both.items) == ("Memo", items("abc"))
