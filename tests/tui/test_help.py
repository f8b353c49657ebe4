"""The help can be read to its end at every size, and every screen has its own."""

from __future__ import annotations

import pytest

from onrecord.commands import build_keymap
from onrecord.tui.screens.sheet import SheetScreen
from onrecord.tui.textual_keys import to_textual_key
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(120, 36), (80, 24), (40, 12)]
LAST = "editor's."
"""How the help ends."""


def inside(on: Driver) -> str:
    """What is within the box, line breaks and borders left out."""
    return " ".join(" ".join(line.strip(" │╭╮╰╯─▁▂▃▄▅▆▇█") for line in on.shown.splitlines()).split())


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_key_that_scrolls_leads_to_the_end(opened: Opening, size: tuple[int, int]) -> None:
    """And another one back to the beginning. What `j` does is below."""
    async with opened(size=size) as on:
        await on.press("question_mark")
        for down, up in (("space", "g"), ("pagedown", "home"), ("end", "home"), ("G", "g"), ("down", "home")):
            assert "Copying and collecting" in on.shown, up
            assert LAST not in on.shown, up
            if down == "down" and size != SIZES[0]:
                break  # line by line the way is long
            await scroll_to_the_end(on, down)
            assert "Copying and collecting" not in on.shown, down
            await on.press(up)
        assert "Copying and collecting" in on.shown


async def scroll_to_the_end(on: Driver, key: str) -> None:
    """Press the key until the end is shown."""
    for _ in range(200):
        if LAST in on.shown:
            break
        on.send(key)
        await on.calm()
    assert LAST in on.shown, key


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_line_by_line_nothing_is_passed_over(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("question_mark")
        seen = inside(on)
        while LAST not in on.shown:
            on.send("j")
            await on.calm()
            seen += " " + inside(on)
        for group in build_keymap().main:
            for command in group.commands:
                assert " ".join(command.title.split()[:2]) in seen
        on.send("k")
        await on.calm()
        assert LAST not in on.shown


async def test_it_still_scrolls_after_the_window_was_made_smaller(opened: Opening) -> None:
    async with opened(size=(100, 150)) as on:
        await on.press("question_mark")
        assert LAST in on.shown
        await on.resize(80, 24)
        assert LAST not in on.shown
        await on.press("G")
        assert LAST in on.shown


async def test_every_key_that_closes_it_does(opened: Opening) -> None:
    async with opened() as on:
        for key in build_keymap().text_screen[0].commands[-1].keys:
            await on.press("question_mark")
            assert on.app.screen is not on.browse, key
            await on.press(to_textual_key(key))
            assert on.app.screen is on.browse, key


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_list_to_choose_from_shows_its_keys(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        for keys in (("c",), ("C",), ("8", "enter", "enter")):
            await on.press(*keys)
            chooser = on.app.screen
            assert chooser is not on.browse, keys
            await on.press("f1")
            assert on.app.screen is not chooser, keys
            seen = inside(on)
            await on.press("G")
            seen += " " + inside(on)
            assert isinstance(chooser, SheetScreen)
            for command in chooser.groups[0].commands:
                assert f"{command.displayed_keys} " in seen, keys
                assert " ".join(command.title.split()[:2]) in seen, keys
            await on.press("escape")
            assert on.app.screen is chooser, keys
            await on.press("escape")
