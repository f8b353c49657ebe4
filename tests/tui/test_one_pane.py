"""`layout = "one"` shows one pane in any window, and a step in its list changes little: screen readers speak that."""

from __future__ import annotations

import pytest

from onrecord.session import SessionPreferences
from onrecord.text.cell_width import graphemes
from onrecord.tui.arrangement import Pane
from tests.support.driver import Driver
from tests.tui.conftest import Opening

ONE = SessionPreferences(layout="one")
LIMIT = 200
"""Characters that may change on the screen with one step."""


def cells(on: Driver) -> dict[tuple[int, int], str]:
    """Return the character in each cell of the screen that is not blank."""
    found = {}
    for row, line in enumerate(on.shown.split("\n")):
        column = 0
        for grapheme in graphemes(line):
            if (character := line[grapheme.start : grapheme.end]) != " ":
                found[row, column] = character
            column += grapheme.cells
    return found


def changed(before: dict[tuple[int, int], str], after: dict[tuple[int, int], str]) -> int:
    """Return the number of cells with another character than before."""
    return sum(before.get(cell) != after.get(cell) for cell in before.keys() | after.keys())


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (40, 12)], ids=str)
async def test_one_pane_at_any_size(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size, habits=ONE) as on:
        panes = on.browse.panes
        for keys in (("3",), ("enter",), ("escape", "5"), ("8",), ("enter",), ("slash", "s"), ("escape", "Z")):
            await on.press(*keys)
            assert [pane for pane in Pane if panes.widget(pane).display] == [panes.current]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("section", "12345678")
async def test_a_step_changes_at_most_200_characters(opened: Opening, section: str) -> None:
    async with opened(size=(80, 24), habits=ONE) as on:
        await on.press(section)
        steps = 0
        rows = on.browse.panes.list_pane
        for key in ("j",) * min(30, rows.count) + ("k",) * 5:
            before, top, cursor = cells(on), rows.scroll_offset.y, rows.cursor
            await on.press(key)
            if rows.scroll_offset.y == top and rows.cursor != cursor:
                steps += 1
                assert 0 < changed(before, cells(on)) <= LIMIT
        assert steps > 3


async def test_so_does_a_step_in_results_a_chooser_and_the_clippings(opened: Opening) -> None:
    async with opened(size=(80, 24), habits=ONE) as on:
        for keys in (("slash", *"space", "enter"), ("escape", "3", "P"), ("escape", "i")):
            await on.press(*keys)
            for _ in range(3):
                before = cells(on)
                await on.press("down")
                assert 0 < changed(before, cells(on)) <= LIMIT, keys


async def test_with_both_panes_the_row_alone_changes_first(opened: Opening) -> None:
    async with opened(size=(80, 24)) as on:
        await on.press("3")
        before = cells(on)
        on.send("j")
        await on.pilot.pause()
        for _ in range(3):
            await on.pilot.pause()
        assert on.browse.panes.list_pane.cursor == 1
        if on.browse._text.is_due:  # a slow machine may have drawn the text by now
            assert 0 < changed(before, cells(on)) <= LIMIT
        await on.settle()
        assert changed(before, cells(on)) > LIMIT
