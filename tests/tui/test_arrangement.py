"""How list and text share a window: at every size they fill it, and a larger window never gives either less."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.navigation.row_lines import Arrangement
from onrecord.tui.arrangement import (
    LEAST_COLUMNS,
    LEAST_ROWS,
    MAX_MEASURE,
    READING_MARGINS,
    SIDE_BY_SIDE_COLUMNS,
    STACKED_ROWS,
    Pane,
    arrangement,
    has_strip,
    list_columns,
    list_rows,
)
from onrecord.tui.reading_columns import FULL_TEXT_MEASURE
from tests.support.driver import Driver
from tests.tui.conftest import Opening

ORDER = (Arrangement.SINGLE, Arrangement.STACKED, Arrangement.SIDE_BY_SIDE)


@pytest.mark.parametrize(
    ("size", "how"),
    [
        ((160, 48), Arrangement.SIDE_BY_SIDE),
        ((120, 36), Arrangement.SIDE_BY_SIDE),
        ((110, 16), Arrangement.SIDE_BY_SIDE),
        ((109, 30), Arrangement.STACKED),
        ((100, 30), Arrangement.STACKED),
        ((80, 24), Arrangement.STACKED),
        ((60, 16), Arrangement.STACKED),
        ((59, 24), Arrangement.SINGLE),
        ((160, 15), Arrangement.SINGLE),
        ((40, 12), Arrangement.SINGLE),
        ((20, 6), Arrangement.SINGLE),
        ((1, 1), Arrangement.SINGLE),
        ((0, 0), Arrangement.SINGLE),
    ],
)
def test_how_list_and_text_share_a_window(size: tuple[int, int], how: Arrangement) -> None:
    assert arrangement(*size) is how


@given(st.integers(-3, 400), st.integers(-3, 120))
def test_a_larger_window_never_shows_less(columns: int, rows: int) -> None:
    here = ORDER.index(arrangement(columns, rows))
    assert ORDER.index(arrangement(columns + 1, rows)) >= here
    assert ORDER.index(arrangement(columns, rows + 1)) >= here
    assert not has_strip(columns, rows) or (has_strip(columns + 1, rows) and has_strip(columns, rows + 1))


def test_both_panes_grow_with_the_window_and_the_text_to_its_full_measure() -> None:
    widths = range(SIDE_BY_SIDE_COLUMNS, 400)
    for narrow, wide in pairwise(widths):
        assert list_columns(wide) >= list_columns(narrow), wide
        assert wide - list_columns(wide) >= narrow - list_columns(narrow) - 1, wide
    assert all(50 <= list_columns(width) <= 90 for width in widths)
    assert all(width - list_columns(width) - READING_MARGINS >= MAX_MEASURE for width in widths if width >= 150)
    assert all(width - list_columns(width) - READING_MARGINS >= 52 for width in widths)


@pytest.mark.parametrize(("width", "columns"), [(160, 78), (150, 68), (120, 56), (110, 51), (200, 90)])
def test_the_list_at_usual_widths(width: int, columns: int) -> None:
    assert list_columns(width) == columns


def test_a_list_above_the_text_grows_with_the_window_and_leaves_the_text_more() -> None:
    for has_results in (False, True):
        heights = range(STACKED_ROWS - 3, 120)
        for low, high in pairwise(heights):
            assert list_rows(high, has_results=has_results) >= list_rows(low, has_results=has_results)
        assert all(list_rows(rows, has_results=has_results) <= rows - list_rows(rows) for rows in heights)
    assert all(list_rows(rows, has_results=True) >= list_rows(rows) for rows in range(13, 120))
    assert list_rows(22) == 9


@given(st.integers(SIDE_BY_SIDE_COLUMNS, 400), st.integers(-500, 500))
def test_the_border_stops_before_a_pane_is_too_narrow(columns: int, shift: int) -> None:
    width = list_columns(columns, shift)
    assert LEAST_COLUMNS <= width <= columns - LEAST_COLUMNS
    assert list_columns(columns, shift + 2) >= width


@given(st.integers(STACKED_ROWS - 3, 120), st.integers(-200, 200), st.booleans())
def test_the_border_stops_before_a_pane_is_too_low(rows: int, shift: int, has_results: bool) -> None:
    height = list_rows(rows, shift, has_results=has_results)
    assert LEAST_ROWS <= height <= rows - LEAST_ROWS
    assert list_rows(rows, shift + 2, has_results=has_results) >= height


SIZES = [(160, 48), (120, 36), (100, 30), (80, 24), (60, 16), (40, 12), (20, 6)]


def assert_shared(on: Driver) -> None:
    """Assert that what is shown fills the window line by line and column by column."""
    width, height = on.app.size
    panes, shown = on.browse.panes, [w for w in (on.browse.header, on.browse.strip, on.browse.finder) if w.display]
    tops = sum(w.size.height for w in shown)
    foot = on.browse.status_bar.size.height
    listing, reading = panes.list_pane, panes.reading
    how = arrangement(width, height)
    assert [listing.display, reading.display].count(True) == (1 if how is Arrangement.SINGLE else 2)
    if how is Arrangement.SIDE_BY_SIDE:
        assert listing.outer_size.width + reading.outer_size.width == width
        assert listing.outer_size.height == reading.outer_size.height == height - tops - foot
    elif how is Arrangement.STACKED:
        assert listing.outer_size.height + reading.outer_size.height == height - tops - foot
        assert listing.outer_size.width == reading.outer_size.width == width
    else:
        assert panes.focused.outer_size == (width, height - tops - foot)
    assert len(on.shown.splitlines()) == height


@pytest.mark.sampled(3)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_panes_fill_the_window_at_every_size(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        for keys in (("3",), ("l",), ("h", "5"), ("slash", *"moon", "enter"), ("escape",)):
            await on.press(*keys)
            assert_shared(on)


async def test_a_window_that_changes_looks_as_if_it_had_been_opened_so(opened: Opening) -> None:
    fresh = {}
    for size in SIZES:
        async with opened(size=size) as on:
            fresh[size] = on.shown
    async with opened(size=SIZES[0]) as on:
        for size in (*SIZES, *reversed(SIZES)):
            await on.resize(*size)
            assert on.shown == fresh[size], size


async def test_the_full_text_is_read_alone(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        await on.press("8")
        assert on.browse.panes.list_pane.display
        await on.press("enter")
        assert not on.browse.panes.list_pane.display
        assert on.browse.reading.size.width == 120
        assert on.browse.reading._columns.measure == FULL_TEXT_MEASURE <= MAX_MEASURE
        assert on.browse.reading._columns.margin > 0, "what rests on each sentence stands beside it"
        await on.press("escape")
        assert on.browse.panes.list_pane.display


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_the_border_is_moved_by_keys_and_each_arrangement_keeps_its_own(
    opened: Opening, size: tuple[int, int]
) -> None:
    async with opened(size=size) as on:
        before, other = on.browse.panes.list_pane.size, (80, 24) if size == (120, 36) else (120, 36)
        await on.press(*3 * ("greater_than_sign",))
        after = on.browse.panes.list_pane.size
        assert after.width + after.height == before.width + before.height + 6
        assert_shared(on)
        await on.resize(*other)
        async with opened(size=other) as fresh:
            assert on.browse.panes.list_pane.size == fresh.browse.panes.list_pane.size
        await on.resize(*size)
        assert on.browse.panes.list_pane.size == after
        await on.press(*3 * ("less_than_sign",))
        assert on.browse.panes.list_pane.size == before


@pytest.mark.parametrize("pane", list(Pane))
async def test_the_pane_with_the_focus_is_shown_alone_and_both_again(opened: Opening, pane: Pane) -> None:
    async with opened(size=(120, 36)) as on:
        await on.press("l" if pane is Pane.READING else "h")
        before = on.shown.splitlines()[2:-1]
        await on.press("Z")
        assert "Z shows both panes again" in on.message
        assert [on.browse.panes.list_pane.display, on.browse.reading.display].count(True) == 1
        assert on.browse.panes.widget(pane).size.width == 120
        await on.press("l" if pane is Pane.LIST else "h")
        assert on.browse.panes.focused.display, "the other pane has the focus, and is shown now"
        assert on.browse.panes.focused is not on.browse.panes.widget(pane)
        await on.press("h" if pane is Pane.LIST else "l", "Z")
        assert on.shown.splitlines()[2:-1] == before


async def test_one_pane_at_a_time_shows_the_one_with_the_focus(opened: Opening) -> None:
    async with opened(size=(40, 12)) as on:
        assert not on.browse.reading.display
        await on.press("l")
        assert not on.browse.panes.list_pane.display
        assert on.browse.reading.has_focus


@pytest.mark.parametrize(("size", "columns"), [((160, 48), 76), ((120, 36), 58), ((200, 60), 76), ((80, 24), 75)])
async def test_text_is_never_wider_than_is_easy_to_read(opened: Opening, size: tuple[int, int], columns: int) -> None:
    async with opened(size=size) as on:
        await on.press("j")
        assert on.browse.reading._columns.measure == columns <= MAX_MEASURE
