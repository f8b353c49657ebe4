"""No crash and no endless repainting at any size, down to one cell, while keys are pressed and windows are resized."""

from __future__ import annotations

import asyncio
import random
import time

import pytest
from textual import events
from textual.geometry import Size

from onrecord.commands import build_keymap
from onrecord.navigation import Section
from onrecord.packs import LoadedPacks
from onrecord.tui.screens.palette import Palette
from onrecord.tui.textual_keys import to_textual_key
from onrecord.tui.widgets.sized_view import SizedView
from tests.support.driver import Driver
from tests.tiers import trials
from tests.tui.conftest import Opening

SIZES = [
    (1, 1),
    (2, 2),
    (3, 1),
    (3, 5),
    (1, 9),
    (4, 4),
    (5, 3),
    (12, 4),
    (40, 12),
    (59, 8),
    (60, 3),
    (99, 12),
    (100, 2),
]
TOURS = [
    ("j", "enter", "j", "G", "g", "space", "escape", "y"),
    ("8", "enter", "v", "j", "y", "escape", "right_curly_bracket", "enter"),
    ("slash", "s", "l", "i", "m", "enter", "n", "N", "right_square_bracket", "escape"),
    ("c", "down", "escape", "C", "escape", "question_mark", "j", "escape", "exclamation_mark"),
    ("a", "t", "j", "d", "u", "Y", "c", "p", "escape", "colon", "p", "6", "enter", "b", "f"),
    ("p", "down", "enter", "h", "k", "T", "ctrl+p", "pagedown", "pageup", "l", "escape"),
]
OVERLAYS = {
    "main": (),
    "reading": ("8", "enter"),
    "typing": ("slash", "m"),
    "asking": ("colon", "p"),
    "styles": ("c",),
    "records": ("8", "enter", "enter"),
    "packs": ("p",),
    "clippings": ("a", "t"),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
}


async def test_a_tour_at_every_size(opened: Opening, two_packs: LoadedPacks) -> None:
    """Every tour at a few of the sizes, and at every size a tour."""
    async with opened(size=(1, 1), packs=two_packs) as on:
        for number, keys in enumerate(TOURS):
            for size in SIZES[number :: trials(test=6, soak=3)]:
                await on.resize(*size)
                await on.press(*keys)
            await on.press(*4 * ("escape",))
        assert on.app.is_running


async def test_every_screen_is_resized(opened: Opening, two_packs: LoadedPacks) -> None:
    async with opened(size=(80, 24), packs=two_packs) as on:
        for name, keys in OVERLAYS.items():
            await on.press("6", *keys)
            for width, height in SIZES[2 :: trials(test=9, soak=3)]:
                await on.resize(width, height)
                assert_fills_the_window(on)
            await on.resize(80, 24)
            while on.app.screen is not on.browse:
                await on.press("escape")
            assert on.app.is_running, name
            await on.press("escape")


@pytest.mark.parametrize("size", SIZES[::6], ids=str)
async def test_it_opens_at_every_size(opened: Opening, size: tuple[int, int]) -> None:
    """And is as large as each of the others when it is given it."""
    async with opened(size=size) as on:
        assert_fills_the_window(on)
        for other in SIZES:
            await on.resize(*other)
            assert_fills_the_window(on)


async def test_the_palette_works_where_there_is_hardly_room(opened: Opening) -> None:
    async with opened(size=(80, 24)) as on:
        await on.press("ctrl+p")
        await on.resize(12, 2)
        await on.press("pagedown", "pageup", "end", "home")
        assert isinstance(on.app.screen, Palette)
        await on.type("events")
        await on.press("enter")
        assert on.app.browser.location.section is Section.EVENTS


@pytest.mark.parametrize("seed", range(trials(test=1, soak=6)))
async def test_a_walk_of_random_keys(opened: Opening, two_packs: LoadedPacks, seed: int) -> None:
    dice = random.Random(seed)
    groups = (*build_keymap().main, *build_keymap().clippings)
    bound = {key for group in groups for command in group.commands for key in command.keys}
    keys = sorted(map(to_textual_key, bound - {"q"}))
    keys += [
        "s",
        "e",
        ".",
        "宇",
        "é",
        "[",
        "\\",
        '"',
        "ctrl+x",
        "ctrl+v",
        "ctrl+u",
        "escape",
        "escape",
        "enter",
        "slash",
    ]
    async with opened(size=(80, 24), packs=two_packs) as on:
        for step in range(trials(test=60, soak=300)):
            if step % 10 == 9:
                await on.resize(*dice.choice(SIZES))
            await on.press(dice.choice(keys))
            assert_whole(on)


def assert_fills_the_window(on: Driver) -> None:
    """Nothing is drawn outside, and nothing scrolls away as a whole."""
    width, height = on.app.size
    strips = on.app.screen._compositor.render_strips()
    assert len(strips) == height
    assert {strip.cell_length for strip in strips} == {width}
    assert on.app.screen.scroll_offset == (0, 0)


def assert_whole(on: Driver) -> None:
    """What is shown is where the browser is."""
    if on.app.screen is not on.browse:
        return
    browser, panes = on.app.browser, on.browse.panes
    if browser.is_glance:  # the page takes the body, and the panes wait
        assert on.browse.finder.box.has_focus or on.app.focused is on.browse.glance
        return
    row, target = panes.list_pane.row, browser.row_target()
    assert panes.list_pane.rows == browser.rows()
    assert (row.target if row else None) == target or target not in [each.target for each in browser.rows()]
    assert on.browse.reading.document == browser.document()
    shown = browser.list_filter if on.browse.finder.filters else browser.location.text
    assert on.browse.finder.box.value.strip() == shown.strip()
    assert on.browse.finder.box.has_focus or (on.app.focused is panes.focused and panes.focused.display)


@pytest.mark.parametrize("keys", [("3",), ("8", "enter"), ("i",)], ids=["list", "text", "page"])
async def test_lines_are_found_before_a_pane_is_drawn_at_another_size(
    opened: Opening, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    """Textual's event of the new size comes only after the drawing; here it never does."""
    async with opened(size=(130, 30)) as on:
        await on.press(*keys)
        right = on.shown
    monkeypatch.setattr(SizedView, "on_resize", lambda self: None)
    async with opened(size=(90, 40)) as on:
        await on.press(*keys)
        assert on.shown != right
        await on.resize(130, 30)
        assert on.shown == right


async def test_a_size_is_not_lost_where_the_process_was_stopped_for_a_moment(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped between two looks at the clock by Textual's timer, as a busy machine does it now and then."""
    async with opened(size=(80, 24)) as on:
        looked = 0

        def late() -> float:
            nonlocal looked
            timer = on.app._resize_timer
            if timer is not None and asyncio.current_task() is timer._task:
                looked += 1
            return time.monotonic() + looked

        monkeypatch.setattr("textual._time.get_time", late)
        for width in (100, 60):
            await on.resize(width, 24)
            assert on.app.screen.size.width == width
        assert looked, "the test would prove nothing"


@pytest.mark.parametrize("keys", [(), ("c",), ("t",), ("colon",)], ids=" ".join)
async def test_two_sizes_on_their_way_come_to_rest(opened: Opening, keys: tuple[str, ...]) -> None:
    """With something in between, so that Textual does not take the second for both."""
    async with opened(size=(80, 24)) as on:
        await on.press(*keys)
        for size in (Size(59, 8), Size(3, 5), Size(80, 24)):
            on.app.screen.post_message(events.Resize(size, size))
            on.app.screen.call_later(lambda: None)
        await on.settle()
        assert on.app.screen.size == (80, 24)
        assert_fills_the_window(on)
