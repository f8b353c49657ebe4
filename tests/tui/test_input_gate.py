"""Nothing comes in before the screen is up, while another is being made, or after the end."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.widget import Widget

from onrecord.library import library_in_memory
from onrecord.navigation import Section
from onrecord.packs import LoadedPacks
from onrecord.session.dialogs import Prompt
from onrecord.session.outcome import NO_OUTCOME
from onrecord.tui import OnrecordApp
from onrecord.tui.screens.palette import Palette
from onrecord.tui.screens.picker import PickerScreen
from onrecord.tui.screens.prompt import PromptScreen
from tests.support.driver import CHARACTERS
from tests.tui.conftest import Opening

GO_TO = Prompt("Go to", "", lambda address: None, lambda address: NO_OUTCOME)


def pressed(*keys: str) -> list[events.Key]:
    return [events.Key(key, key if len(key) == 1 else CHARACTERS.get(key)) for key in keys]


@pytest.mark.sampled(5)
@pytest.mark.parametrize("key", ["slash", "n", "N", "z", "F", "H", "ctrl+l", "colon", "ctrl+p", "t", "8", "q"])
async def test_a_key_that_is_there_before_the_screen_is_waits_for_it(library: LoadedPacks, key: str) -> None:
    typed_before = []
    app = OnrecordApp(
        library_in_memory(library),
        on_first_paint=lambda: typed_before.append((app.message_queue_size, app.screen_stack[1:])),
    )

    async def type_ahead() -> None:
        while app._driver is None:
            await asyncio.sleep(0)
        for event in pressed(key, "escape", "6"):
            app.post_message(event)

    typing = asyncio.create_task(type_ahead())
    async with app.run_test(size=(80, 24)) as pilot:
        await typing
        await pilot.pause()
        [(waiting, screens)] = typed_before
        assert waiting, "the test would prove nothing"
        assert screens == []
        assert app._exit if key == "q" else app.browser.location.section is Section.EVENTS


@pytest.mark.sampled(4)
@pytest.mark.parametrize("key", ["t", "c", "colon", "question_mark", "ctrl+p", "y", "a", "6", "p"])
async def test_nothing_comes_in_behind_the_key_that_quits(opened: Opening, key: str) -> None:
    async with opened() as on:
        before, screens = on.crumbs, len(on.app.screen_stack)
        on.send("q", key)
        while not on.app._exit:
            await asyncio.sleep(0)
        assert len(on.app.screen_stack) <= screens
        assert on.crumbs == before
        assert not len(on.app.session.clippings)
    assert on.app.return_code == 0


async def test_a_screen_that_a_worker_shows_is_waited_for(opened: Opening) -> None:
    async with opened() as on:

        async def show() -> None:
            prompt = GO_TO._replace(answer=on.app.commands.locations.to)
            on.app.push_screen(PromptScreen(prompt), lambda answer: on.app.carry_out(answer()) if answer else None)
            on.send("p", "6", "full_stop", "s", "7", "enter")

        on.app.run_worker(show())
        await on.settle()
        assert on.crumbs == "Full text › p6.s7"


async def test_nothing_is_done_or_shown_once_it_is_ending(opened: Opening) -> None:
    """Whatever asks for it: a click or a worker comes by no key."""
    async with opened() as on:
        on.app.exit()
        assert not await on.app.run_action("app.help")
        on.app.push_screen(PromptScreen(GO_TO))
        assert on.app.screen_stack == [on.browse]


async def test_a_screen_that_is_told_twice_to_close_closes_once(opened: Opening) -> None:
    """As by two clicks, of which the second was on its way already."""
    async with opened() as on:
        await on.press("question_mark", "colon")
        below = on.app.screen
        on.app.push_screen(PromptScreen(GO_TO))
        await on.settle()
        above = on.app.screen
        assert above is not below
        for _ in range(3):
            above.dismiss(None)
        await on.settle()
        assert on.app.screen is below
        for _ in range(3):
            on.app.pop_screen()
        await on.settle()
        assert on.app.screen is on.browse
        assert on.app.is_running


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("alt", "then"),
    [("alt+p", "p"), ("alt+shift+g", "G"), ("alt+slash", "slash"), ("alt+5", "5"), ("alt+enter", "enter")],
)
async def test_alt_is_escape_and_then_the_key(opened: Opening, alt: str, then: str) -> None:
    """As kitty tells of it; other terminals send an escape before the key."""
    async with opened() as on:
        await on.press("c")
        assert isinstance(on.app.screen, PickerScreen)
        on.app.post_message(events.Key(alt, None))
        await on.settle()
        by_alt = (on.app.screen, on.crumbs, on.app.focused, on.message)
        assert not on.copy_file.exists()
        await on.press("escape", "escape", "3")
        await on.press("c", "escape", then)
        assert (on.app.screen, on.crumbs, on.app.focused, on.message) == by_alt or then == "enter"


async def test_a_character_with_another_modifier_is_not_typed(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        box: Widget = on.browse.finder.box
        for key in ("super+j", "hyper+j", "meta+j", "ctrl+super+j"):
            on.app.post_message(events.Key(key, "j"))
        await on.settle()
        assert on.app.focused == box, "an Esc among them would empty the field"
        assert on.browse.finder.box.value == ""
        on.app.post_message(events.Key("ctrl+alt+j", "j"))
        await on.settle()
        assert on.app.focused != box


@pytest.mark.parametrize(
    "keys", [("enter", "enter"), ("pagedown", "enter", "enter"), ("escape", "escape"), ("end", "up")]
)
async def test_the_palette_takes_two_keys_at_once(opened: Opening, keys: tuple[str, ...]) -> None:
    async with opened() as on:
        await on.press_at_once("ctrl+p", *keys)
        assert on.app.is_running
        assert on.app.screen is on.browse or isinstance(on.app.screen, Palette)


async def test_what_was_typed_into_the_palette_counts_when_enter_comes_with_it(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("ctrl+p", *"Terms", "enter", "j")
        assert on.app.browser.location.section is Section.TERMS


async def test_ctrl_c_copies_what_is_selected_in_a_field(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash", *"slim", "shift+home", "ctrl+c")
        assert on.copied == "slim"
        await on.press("end", "ctrl+x")
        assert on.copied == "slim", "where nothing is selected nothing is cut"
        await on.press("end", "ctrl+c")
        assert "Esc leaves the search, then q quits" in on.message
        assert not on.app._notifications


async def test_no_toast_is_shown(opened: Opening) -> None:
    async with opened() as on:
        on.app.notify("something that Textual says")
        await on.settle()
        assert on.message == "something that Textual says"
        assert not on.app._notifications
