"""Paragraphs run in the direction of most of their letters, and parts of a line in their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.direction import is_right_to_left, split_by_direction

ARABIC = "مع NASA. وسيجتمعان عام 2025."


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("", False),
        ("Both sides met.", False),
        ("2025", False),
        ("双方は会談した。", False),
        (ARABIC, True),
        ("NASA وسيجتمعان عام 2025.", True),
        ("הודעה משותפת", True),
        ("بيان, 11 April 2024, para. 1.", False),
    ],
)
def test_most_letters_decide(text: str, turned: bool) -> None:
    assert is_right_to_left(text) is turned


def test_a_part_that_runs_the_other_way_ends_with_its_letters() -> None:
    assert split_by_direction("“بيان مشترك” (Riyadh, 2024) وعام") == [
        ("“", False),
        ("بيان مشترك", True),
        ("” (Riyadh, 2024) ", False),
        ("وعام", True),
    ]
    assert split_by_direction("plain") == [("plain", False)]


@given(st.text(st.sampled_from("aب א1.“ ")))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(part for part, _ in split_by_direction(text)) == text
