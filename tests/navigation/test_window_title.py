"""The title of the window says what the cursor is on, its position, and where that is."""

from __future__ import annotations

import pytest

from onrecord.navigation.window_title import MAX_NAME_CELLS, MAX_PLACE_CELLS, WindowPlace, window_title
from onrecord.text.cell_width import cell_width


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (WindowPlace("SLIM", "9/19", "Missions"), "SLIM, 9 of 19, Missions - onrecord"),
        (WindowPlace("", "p6.s7 · 22/26", "Full text"), "p6.s7, 22 of 26, Full text - onrecord"),
        (WindowPlace("", "", "Help"), "Help - onrecord"),
        (WindowPlace("5 Commit  ━━━━━━   3", "2/30", "At a glance"), "5 Commit 3, 2 of 30, At a glance - onrecord"),
        (WindowPlace("", "", ""), "onrecord"),
    ],
)
def test_what_then_position_then_place(place: WindowPlace, title: str) -> None:
    assert window_title(place) == title


@pytest.mark.parametrize("end", ["\x07", "\x1b\\", "\x9c", "\x1b]2;x", "\n", "\r"])
def test_no_control_character_ends_it_or_begins_another(end: str) -> None:
    title = window_title(WindowPlace(f"before{end}after", f"1{end}/2", f"in{end}side"))
    assert title.isprintable()
    assert "before" in title
    assert "after" in title


def test_it_is_bounded_in_cells() -> None:
    title = window_title(WindowPlace("宇宙" * 500, "9/19", "協議" * 500))
    assert cell_width(title) <= MAX_NAME_CELLS + MAX_PLACE_CELLS + len(", 9 of 19, ") + len(" - onrecord")
    assert "9 of 19" in title
