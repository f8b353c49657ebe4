"""The mouse: it can do what the keys can, and selects nothing behind the program's back."""

from __future__ import annotations

import pytest
from textual import events

from onrecord.tui.arrangement import Pane
from tests.support.driver import Driver
from tests.tui.conftest import Opening


def place_of(on: Driver, words: str) -> tuple[int, int]:
    """Where words stand on the screen: column and line."""
    line, text = next((n, text) for n, text in enumerate(on.shown.splitlines()) if words in text)
    return text.index(words), line


def pane(on: Driver) -> Pane:
    return on.browse.panes.current


async def click(on: Driver, words: str, below: int = 0, times: int = 1, button: int = 1, right: int = 1) -> None:
    """Click on words as the terminal tells of it, so many columns or lines from their start.

    It makes no double click with one before.
    """
    column, line = place_of(on, words)
    x, y = column + right, line + below
    on.app._click_chain_last_time = None
    for kind in times * (events.MouseDown, events.MouseUp):
        on.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))
    await on.settle()


async def test_a_click_selects_a_row_and_a_second_one_opens_it(opened: Opening) -> None:
    async with opened() as on:
        await click(on, "XRISM")
        assert on.crumbs == "Missions › XRISM"
        assert pane(on) is Pane.LIST
        await click(on, "XRISM")
        assert pane(on) is Pane.READING
        await click(on, "6 Events")
        assert on.crumbs.startswith("Events")


async def test_a_double_click_opens(opened: Opening) -> None:
    async with opened() as on:
        await click(on, "XRISM", times=2)
        assert pane(on) is Pane.READING


@pytest.mark.sampled(2)
@pytest.mark.parametrize("before", [(), ("l",), ("l", "j"), ("slash", "m", "enter", "l")], ids=" ".join)
async def test_a_click_on_a_row_copies_what_its_key_copies(opened: Opening, before: tuple[str, ...]) -> None:
    """Both of the record's passages, wherever the cursor was and whichever row was selected."""
    async with opened() as on:
        await on.press(*before)
        on.go_to("participants/mofa")
        on.browse.turn_to(Pane.LIST)
        await on.press("y")
        by_key = on.copied
        assert "\n\n" in by_key, "the test would prove nothing"
        await on.press("l", "y")
        assert on.copied != by_key
        await click(on, "MOFA    Min")
        await on.press("y")
        assert on.copied == by_key


@pytest.mark.parametrize("size", [(80, 24), (40, 24)], ids=str)
async def test_a_click_copies_the_same_where_fewer_panes_are_shown(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        on.go_to("participants/mofa")
        on.browse.turn_to(Pane.LIST)
        await on.press("y")
        by_key = on.copied
        await on.press("j", "j", "y")
        assert on.copied != by_key
        await click(on, "MOFA")
        assert pane(on) is Pane.LIST
        await on.press("y")
        assert on.copied == by_key


async def test_a_click_on_a_passage_copies_what_its_key_copies(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("participants/mofa")
        on.browse.turn_to(Pane.LIST)
        await on.press("l", "y")
        by_key = on.copied
        await on.press("h")
        await click(on, "Official text", below=1)
        await on.press("y")
        assert on.copied == by_key


async def test_a_click_into_the_search_box_is_what_its_key_is(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("participants/mofa")
        on.browse.turn_to(Pane.READING)
        await on.press("slash", *"slim", "enter", "l", "slash")
        by_key = (on.app.focused, pane(on), on.browse.reading.selection.refs)
        await on.press("enter", "l")
        assert not on.browse.finder.box.has_focus
        await click(on, "/ slim", right=4)
        assert (on.app.focused, pane(on), on.browse.reading.selection.refs) == by_key


async def test_a_click_in_a_chooser_shows_and_a_second_one_chooses(opened: Opening) -> None:
    async with opened() as on:
        await on.press("c")
        before = on.preview()
        await click(on, "Plain words")
        assert on.preview() != before
        assert not on.copy_file.exists()
        await click(on, "Plain words")
        assert on.app.screen is on.browse
        assert on.copy_file.exists()


@pytest.mark.parametrize("button", [2, 3])
async def test_another_button_does_nothing(opened: Opening, button: int) -> None:
    async with opened() as on:
        crumbs, focused = on.crumbs, on.app.focused
        await click(on, "XRISM", button=button)
        await click(on, "6 Events", button=button, times=2)
        assert (on.crumbs, on.app.focused) == (crumbs, focused)


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(120, 60), (80, 40), (40, 30)], ids=str)
@pytest.mark.parametrize("address", ["missions/xrism", "p6.s7"])
async def test_two_clicks_select_a_word_and_three_the_sentence(
    opened: Opening, size: tuple[int, int], address: str
) -> None:
    async with opened(size=size) as on:
        on.go_to(address)
        await on.press(*["l"] * (address == "missions/xrism"))
        await on.settle()
        crumbs = on.crumbs
        place = place_of(on, "excitement")
        await on.pilot.click(offset=(place[0] + 3, place[1]), times=2)
        await on.settle()
        selection = on.browse.reading.selection
        assert [part.end - part.start for part in selection.parts] == [len("excitement")]
        await on.press("y")
        assert on.copied.startswith("“[E]xcitement …”")
        await on.press("w", "y")
        assert on.copied.startswith("“[E]xcitement regarding …”"), "keys go on from there"
        await on.pilot.click(offset=place_of(on, "excitement"), times=3)
        await on.settle()
        assert not selection.parts
        assert [str(ref) for ref in selection.refs] == ["p6.s7"]
        assert selection.is_selecting
        assert on.crumbs == crumbs


async def test_a_click_follows_a_link(opened: Opening) -> None:
    async with opened(size=(120, 60)) as on:
        on.go_to("missions/mmx")
        await on.settle()
        column, line = place_of(on, "mission  ")
        await on.pilot.click(offset=(column + len("participant  "), line))
        await on.settle()
        assert on.crumbs == "Missions › XRISM"


@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
async def test_dragging_selects_nothing_that_could_be_copied(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        written: list[str] = []
        assert on.app._driver is not None
        on.app._driver.write = written.append  # type: ignore[method-assign, assignment]
        width, height = size
        await on.pilot.mouse_down(offset=(width - 30, 4))
        await on.pilot.hover(offset=(width - 5, height - 3))
        await on.pilot.mouse_up(offset=(width - 5, height - 3))
        await on.press("ctrl+c")
        assert not on.app.screen.get_selected_text()
        assert not any("\x1b]52" in text for text in written)
        assert not on.copy_file.exists()


async def test_a_click_where_nothing_is_yet_leaves_the_focus(opened: Opening) -> None:
    """On a screen that came with it, and beside a window that has just become smaller."""
    async with opened() as on:
        on.send("colon")
        for x in (40, 400):
            for kind in (events.MouseDown, events.MouseUp):
                on.app.post_message(kind(None, x, 10, 0, 0, 1, False, False, False, screen_x=x, screen_y=10))
        await on.settle()
        await on.type("p6.s7")
        await on.press("enter")
        assert on.crumbs == "Full text › p6.s7"
