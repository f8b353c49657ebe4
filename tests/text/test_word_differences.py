"""Differences word by word: nothing of either text is lost, and what both have in common is not told as a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.word_differences import MAX_COMPARED_WORDS, word_differences

TEXTS = st.text(st.sampled_from("ab .,“”\n日本\u00a0é"), max_size=60)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("both sides welcomed it", "both sides noted it", "both sides [welcomed|noted] it"),
        ("They met.", "They met.", "They met."),
        ("", "New.", "[|New.]"),
        ("Old.", "", "[Old.|]"),
        ("committed to share", "committed to not share", "committed to [|not ]share"),
        ("両国は歓迎した。", "両国は強く歓迎した。", "両国は[|強く]歓迎した。"),
        ("in 2024, and", "in 2025, and", "in [2024|2025], and"),
        ("a\u00a0b", "a b", "a[\u00a0| ]b"),
    ],
)
def test_differences_in_words(old: str, new: str, expected: str) -> None:
    shown = "".join(
        difference.old if difference.is_equal else f"[{difference.old}|{difference.new}]"
        for difference in word_differences(old, new)
    )
    assert shown == expected


@given(TEXTS, TEXTS)
def test_both_texts_are_there_whole(old: str, new: str) -> None:
    differences = word_differences(old, new)
    assert "".join(difference.old for difference in differences) == old
    assert "".join(difference.new for difference in differences) == new
    assert all(difference.old or difference.new for difference in differences)


def test_the_ends_of_long_texts_are_compared_at_any_length() -> None:
    """A difference inside costs nothing where the text around it is long."""
    words = " word" * 3 * MAX_COMPARED_WORDS
    assert [d for d in word_differences(f"a{words} old{words} z", f"a{words} new{words} z") if not d.is_equal] == [
        ("old", "new")
    ]
    old, new = "a " * 2 * MAX_COMPARED_WORDS, "b " * 2 * MAX_COMPARED_WORDS
    assert len(word_differences(f"x {old}.", f"x {new}.")) == 3
