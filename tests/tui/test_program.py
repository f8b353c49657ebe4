"""Help, palette, theme, refused packs, quitting; and that no command lacks a test or an action."""

from __future__ import annotations

import pathlib
import re

import pytest
from textual.command import CommandPalette

from onrecord.packs import Library, PackRefused, Problem
from onrecord.tui import OnrecordApp
from onrecord.tui.commands import Command, browse, clippings, hints
from onrecord.tui.palette import CommandProvider
from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.screens.clippings import ClippingsScreen
from tests.tui.conftest import Opening

COMMANDS = [(BrowseScreen, c) for group in browse.GROUPS for c in group.commands]
COMMANDS += [(ClippingsScreen, c) for group in clippings.GROUPS for c in group.commands]  # type: ignore[misc]


@pytest.mark.parametrize(("screen", "command"), COMMANDS, ids=lambda value: getattr(value, "action", value.__class__))
def test_every_command_has_its_action(screen: type, command: Command) -> None:
    name = command.action.partition("(")[0]
    owner, name = (OnrecordApp, name.removeprefix("app.")) if name.startswith("app.") else (screen, name)
    assert callable(getattr(owner, f"action_{name}"))


def test_every_key_is_pressed_in_a_test() -> None:
    tests = "".join(path.read_text() for path in pathlib.Path(__file__).parent.glob("test_*.py"))
    pressed = set(re.findall(r'"([^"\s]+)"', tests))
    missing = {key for _, command in COMMANDS for key in command.keys} - pressed
    assert not missing


def test_no_key_has_two_meanings() -> None:
    for groups in (browse.GROUPS, clippings.GROUPS):
        keys = [key for group in groups for command in group.commands for key in command.keys]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("room", [0, 8, 39, 79, 119, 400])
def test_hints_fit_and_help_comes_first(room: int) -> None:
    shown = hints(browse.GROUPS, room)
    assert sum(len(key) + len(hint) + 3 for key, hint in shown) <= room
    assert room < 20 or {("?", "help"), ("q", "quit")} <= set(shown)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_shows_every_command(opened: Opening, key: str) -> None:
    async with opened(size=(120, 200)) as on:
        await on.press(key)
        for group in browse.GROUPS:
            assert group.title in on.shown
            for command in group.commands:
                assert re.search(re.escape(command.shown) + r"\s+" + re.escape(command.title), on.shown)
        await on.press("escape")
        assert on.app.screen is on.browse


async def test_help_in_the_clippings_is_theirs(opened: Opening) -> None:
    async with opened() as on:
        await on.press("t", "question_mark")
        assert "Take all clippings out" in on.shown
        await on.press("q", "escape")
        assert on.app.screen is on.browse


async def test_the_palette_knows_the_commands(opened: Opening) -> None:
    async with opened() as on:
        await on.press("ctrl+p")
        assert isinstance(on.app.screen, CommandPalette)
        provider = CommandProvider(on.browse)
        labels = [str(hit.text) async for hit in provider.discover()]
        assert any(label.startswith("Search as you type") for label in labels)
        hits = [hit async for hit in provider.search("full text")]
        assert hits
        await on.press("escape")
        await hits[0].command()
        await on.settle()


async def test_light_and_dark(opened: Opening) -> None:
    async with opened() as on:
        await on.press("T")
        assert on.app.theme == "onrecord-light"
        await on.press("T")
        assert on.app.theme == "onrecord-dark"


async def test_q_quits(opened: Opening) -> None:
    async with opened() as on:
        await on.pilot.press("q")
        await on.pilot.pause()
        assert on.app._exit


async def test_without_refused_packs_there_is_nothing_to_show(opened: Opening) -> None:
    async with opened() as on:
        await on.press("exclamation_mark")
        assert "no pack was refused" in on.message


async def test_refused_packs_are_told_of_and_shown(opened: Opening, library: Library) -> None:
    problems = tuple(Problem("bad/terms.toml", n, f"term[{n}]", f"[bold]found {n}[/]", "better") for n in range(3))
    async with opened(packs=Library(library.packs, (PackRefused("bad", problems),))) as on:
        assert "1 pack refused" in on.message
        await on.press("exclamation_mark")
        for problem in problems:
            assert str(problem)[:40] in on.shown
        await on.press("j", "k", "down", "up", "space", "pagedown", "pageup", "escape")
        assert on.app.screen is on.browse
