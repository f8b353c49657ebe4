"""Clicks on hints, counts and the list's head do what their keys do."""

from __future__ import annotations

import pytest

from onrecord.tui.screens.clippings import ClippingsScreen
from onrecord.tui.screens.sheet import SheetScreen
from tests.support.driver import Driver
from tests.tui.conftest import Opening


async def click_on(on: Driver, words: str, row: int | None = None) -> None:
    """Click on the first character of some words on the screen, in a certain row or the last that has them."""
    lines = on.shown.splitlines()
    row = max(number for number, line in enumerate(lines) if words in line) if row is None else row
    await on.pilot.click(offset=(lines[row].index(words), row))
    await on.settle()


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_a_hint_is_clicked(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await click_on(on, "copy as")
        assert isinstance(on.app.screen, SheetScreen)
        await click_on(on, "Esc")
        assert len(on.app.screen_stack) == 1
        await click_on(on, "? help")
        assert "Help" in on.shown
        await on.press("escape")
        await click_on(on, "collect")
        assert len(on.app.session.clippings) == 1


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_the_count_of_clippings_opens_them(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("a")
        await click_on(on, "brief: Brief (1)", row=0)
        assert isinstance(on.app.screen, ClippingsScreen)


async def test_the_keys_of_a_message_are_clicked(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        await on.press("a")
        await click_on(on, "u undo")
        assert len(on.app.session.clippings) == 0
        assert "undone" in on.message


async def test_the_head_of_the_list_changes_order_area_and_filter(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        await click_on(on, "text order", row=2)
        assert "text order" not in on.shown.splitlines()[2]
        await on.press("right_square_bracket")
        area = on.app.browser.area
        assert area
        await click_on(on, f"area {area}", row=2)
        assert on.app.browser.area != area
        await click_on(on, " of 19", row=2)
        assert on.browse.finder.box.has_focus
        assert on.browse.finder.filters


async def test_hints_of_typing_are_clicked(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        await on.press("slash")
        await on.type("slim")
        await click_on(on, "Enter to the results")
        assert not on.browse.finder.box.has_focus
        await on.press("slash")
        await click_on(on, "leaves")
        assert not on.app.browser.is_search
