"""The keys of the user's own configuration: they work, and whatever names a key names them."""

from __future__ import annotations

import pytest

from onrecord.commands import build_keymap
from onrecord.tui import SessionPreferences
from tests.tui.conftest import Opening

OWN = {
    "down": ["e"],
    "up": ["i"],
    "search": ["s", "f3"],
    "copy": ["ctrl+y"],
    "clippings": ["m"],
    "help": ["K"],
    "copy-list": [],
    "leave": ["x"],
}
HABITS = SessionPreferences(user_keymap=build_keymap(OWN))


async def test_they_work_and_the_old_ones_do_nothing(opened: Opening) -> None:
    async with opened(habits=HABITS) as on:
        first = on.crumbs
        await on.press("j")
        assert on.crumbs == first
        await on.press("e")
        second = on.crumbs
        assert second != first
        await on.press("down", "i", "i")
        assert on.crumbs == first
        await on.press("ctrl+y")
        assert on.copied.startswith("“")


async def test_letters_bound_to_what_ends_typing_are_typed_into_the_box(opened: Opening) -> None:
    async with opened(habits=HABITS) as on:
        await on.press_at_once("s", "e", "x", "s", "enter")
        assert on.app.browser.location.text == "exs"
        await on.press("x")
        assert not on.app.browser.is_search


async def test_keys_that_come_in_one_packet_work_too(opened: Opening) -> None:
    async with opened(habits=HABITS) as on:
        await on.press_at_once("f3", "s", "l", "i", "m", "enter", "e", "i", "ctrl+y")
        assert on.crumbs.startswith("search: slim")
        assert "SLIM" in on.copied


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_footer_help_and_messages_name_them(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size, habits=HABITS) as on:
        assert "K help" in on.shown
        assert "s search" in on.shown or size[0] < 80
        await on.press("s")
        assert " s search the record" in on.shown
        await on.press("escape", "n")
        assert on.message == "no search to step through; s starts one"
        await on.press("K")
        assert "e i scroll" in on.shown
        await on.press("K")
        await on.press("m")
        assert "nothing collected yet" in on.shown
        assert on.message.startswith("nothing collected yet")
        await on.press("m")
        assert on.app.screen is on.browse


async def test_what_has_no_key_is_in_the_palette(opened: Opening) -> None:
    async with opened(habits=HABITS) as on:
        await on.press("Y")
        assert not on.copy_file.exists()
        await on.press("ctrl+p")
        await on.type("whole list")
        await on.press("enter")
        await on.until(on.copy_file.exists)
        assert on.copied.startswith("|")
