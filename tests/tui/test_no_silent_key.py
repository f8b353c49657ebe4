"""No key is silent: in each pane of each section and search it has an effect that can be seen, or says why it has none.

Only a key that moves the cursor or the focus may do nothing at the edge where it would leave the list, as everywhere.
"""

from __future__ import annotations

import random

import pytest

from onrecord.commands import Command, build_keymap
from onrecord.navigation import Section
from onrecord.tui.arrangement import Pane
from onrecord.tui.screens.clippings import ClippingsScreen
from onrecord.tui.textual_keys import to_textual_key
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.reading_pane import ReadingPane
from tests.support.driver import Driver
from tests.tiers import sample, trials
from tests.tui.conftest import Opening

MAIN = [command for group in build_keymap().main for command in group.commands if command.name != "quit"]
SECTION_NAMES = {section.value for section in Section}
CLIPPINGS = [command for group in build_keymap().clippings for command in group.commands]
BACKWARD, FORWARD = ("up", "page-up", "half-page-up", "top"), ("down", "page-down", "half-page-down", "bottom")
CURSOR_STEPS = {**dict.fromkeys(BACKWARD, -1), **dict.fromkeys(FORWARD, 1)}
FOCUS_STEPS = {"previous-pane": -1, "next-pane": 1}
EVERY_PLACE = [(place, pane) for place in (*Section, "slim", "zzzz") for pane in Pane]
PLACES = random.Random(20261127).sample(EVERY_PLACE, trials(test=1, soak=14))


def noticeable(on: Driver) -> tuple[object, ...]:
    """Return everything that a person can notice: the screen with its colors, copies, clippings, the end."""
    strips = on.app.screen._compositor.render_strips()
    colored = [[(segment.text, str(segment.style)) for segment in strip] for strip in strips]
    copied = on.copy_file.stat().st_mtime_ns if on.copy_file.exists() else 0
    return colored, on.app.screen, copied, len(on.app.session.clippings), on.app._exit


def is_at_edge(pane: ListPane | ReadingPane, step: int) -> bool:
    if isinstance(pane, ListPane):
        targets = [number for number, row in enumerate(pane.rows) if row.target]
        return not targets or pane.cursor == targets[-1 if step > 0 else 0]
    is_last = pane.selection.neighbor(step) is None
    return is_last and pane.scroll_offset.y == (pane.max_scroll_y if step > 0 else 0)


def may_be_silent(on: Driver, command: Command, place: Section | str) -> bool:
    """Return whether the key would leave the list, or is that of the section that is in front."""
    panes = on.browse.panes
    pages = command.name == "mark" and panes.current is Pane.READING  # in a text the key goes a page down
    if step := 1 if pages else CURSOR_STEPS.get(command.name):
        return is_at_edge(panes.focused, step)
    if step := FOCUS_STEPS.get(command.name):
        return panes.neighbor(step) is panes.current
    return isinstance(place, Section) and command.name == place.value and panes.current is Pane.LIST


async def go(on: Driver, place: Section | str, pane: Pane) -> None:
    """Go there as keys would, but at once."""
    while on.app.screen is not on.browse:
        on.app.pop_screen()
        await on.settle()
    if isinstance(place, Section):
        on.app.carry_out(on.app.commands.locations.enter(place))
    else:
        on.app.carry_out(on.app.commands.searching.search_for(place))
    on.browse.turn_to(pane)
    on.browse.status_bar.clear_message()
    await on.settle()


@pytest.mark.parametrize(("place", "pane"), PLACES)
async def test_each_key_of_the_main_screen(opened: Opening, place: Section | str, pane: Pane) -> None:
    silent = []
    async with opened(size=(110, 30)) as on:
        for command in MAIN:
            if command.name in SECTION_NAMES and place is not Section.MISSIONS:  # the same in every place
                continue
            await go(on, place, pane)
            before, exempt = noticeable(on), may_be_silent(on, command, place)
            await on.press(to_textual_key(command.keys[0]))
            if not exempt and noticeable(on) == before and not on.message:
                silent.append(command.name)
    assert not silent


@pytest.mark.parametrize("collected", [False, True])
async def test_each_key_of_the_clippings(opened: Opening, collected: bool) -> None:
    silent = []
    for command in sample(CLIPPINGS, 5):
        async with opened(size=(80, 24)) as on:
            await on.press(*("a", "j", "a", "j", "a") if collected else (), "t", "j" if collected else "d")
            assert isinstance(on.app.screen, ClippingsScreen)
            on.app.screen.status_bar.clear_message()
            await on.settle()
            before = noticeable(on)
            await on.press(to_textual_key(command.keys[0]))
            can_move = collected or command.name not in CURSOR_STEPS
            if can_move and noticeable(on) == before and not on.message:
                silent.append(command.name)
    assert not silent
