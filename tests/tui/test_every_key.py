"""Each key of each command does what the command says: one table, and a test that fails where one is missing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from onrecord.commands import Command, CommandGroup, build_keymap
from onrecord.commands.screens import CURSOR_COMMANDS
from onrecord.model import Ref
from onrecord.navigation import Section
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import DEFAULT_STYLE
from onrecord.tui.arrangement import Pane
from onrecord.tui.screens.briefs import BriefsScreen
from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.screens.clippings import ClippingsScreen
from onrecord.tui.screens.finding_sheet import FindingPicker
from onrecord.tui.screens.palette import Palette
from onrecord.tui.screens.picker import PickerScreen
from onrecord.tui.screens.prompt import PromptScreen
from onrecord.tui.screens.statements import StatementsScreen
from onrecord.tui.screens.text_screen import TextScreen
from onrecord.tui.screens.writing import WritingScreen
from onrecord.tui.textual_keys import to_textual_key
from onrecord.tui.widgets.list_pane import ListPane
from tests.support.driver import Driver
from tests.tui.conftest import Opening


@dataclass(frozen=True)
class Effect:
    """What a command does: not so after the keys of `before`, so after its own key too."""

    seen: Callable[[Driver], bool]
    before: tuple[str, ...] = ()


def at(crumbs: str, *before: str) -> Effect:
    return Effect(lambda on: on.crumbs == crumbs, before)


def pane(pane: Pane, *before: str) -> Effect:
    return Effect(lambda on: on.browse.panes.current is pane and on.app.focused is on.browse.panes.focused, before)


def front(screen: type[Screen[Any]], *before: str) -> Effect:
    return Effect(lambda on: isinstance(on.app.screen, screen), before)


def section(section: Section, *before: str) -> Effect:
    return Effect(
        lambda on: on.app.browser.location.section is section and len(on.browse.panes.list_pane.rows) > 0, before
    )


def reading(ref: str, *before: str) -> Effect:
    return Effect(lambda on: on.browse.reading.selection.ref == Ref.parse(ref), before)


def area(area: str, *before: str) -> Effect:
    return Effect(lambda on: on.app.browser.area == area and f"area {area}" in on.shown, before)


def says(*words: str, before: tuple[str, ...] = ()) -> Effect:
    return Effect(lambda on: all(word in on.message for word in words), before)


def copied(text: Callable[[Driver], str], *before: str) -> Effect:
    return Effect(lambda on: on.copy_file.exists() and on.copied == text(on), before)


def quoted(ref: str) -> Callable[[Driver], str]:
    return lambda on: DEFAULT_STYLE.render(excerpt(on.app.browser.pack, Ref.parse(ref)))


def collected(number: int, *before: str) -> Effect:
    return Effect(lambda on: len(on.app.session.clippings) == number, before)


def clip(number: int, *before: str) -> Effect:
    return Effect(lambda on: on.app.screen.query_one("#clip-list", ListPane).cursor == number, before)


USUAL_LIST_ROWS = 9  # of a window of 80x24: the head, and eight rows


def list_size(on: Driver) -> int:
    return on.browse.panes.list_pane.size.height


SEARCH = ("slash", "m", "m", "x", "enter")
MAIN = {
    "copy": copied(quoted("p4.s2")),
    "copy-as": front(PickerScreen),
    "copy-words": Effect(lambda on: on.copy_file.exists() and len(on.copied) < len(quoted("p4.s2")(on))),
    "copy-address": copied(lambda on: "japan-us-space-8:missions/mda"),
    "copy-list": Effect(lambda on: on.copy_file.exists() and on.copied.count("\n| ") == 1 + 19),
    "copy-list-as": front(PickerScreen),
    "show-copy": says("y copies"),
    "collect": collected(1),
    "collect-with-note": front(WritingScreen),
    "briefs": front(BriefsScreen),
    "export": front(FindingPicker, "a"),
    "undo": collected(0, "a"),
    "redo": collected(1, "a", "u"),
    "clippings": front(ClippingsScreen),
    "note": front(WritingScreen),
    "copy-note": says("no note on MDA"),
    "notes": says("no notes yet"),
    "select": Effect(lambda on: on.browse.reading.selection.selection_start is not None, ("8",)),
    "search": Effect(lambda on: on.browse.finder.box.has_focus),
    "next-match": says("line 3 of", before=SEARCH),  # the names above the official text hold two
    "previous-match": says("line 2 of", before=(*SEARCH, "n")),
    "narrow": front(FindingPicker, *SEARCH),
    "fold": Effect(lambda on: "▸ Missions" in on.shown, SEARCH),
    "literal": says("as typed", before=SEARCH),
    "keep-search": says("kept “mmx”", before=SEARCH),
    "earlier-searches": front(FindingPicker, *SEARCH),
    "next-area": area("security"),
    "previous-area": area("dialogue"),
    "open": pane(Pane.READING),
    "leave": pane(Pane.LIST, "enter"),
    "context": at("Full text › p4.s2"),
    "go-to": front(PromptScreen),
    "back": section(Section.MISSIONS, "1"),
    "forward": section(Section.AREAS, "1", "b"),
    "pack": says("onrecord DIR"),
    "down": at("Missions › SSA"),
    "up": at("Missions › MDA", "j"),
    "page-down": Effect(lambda on: on.browse.panes.list_pane.cursor > 5),
    "page-up": Effect(lambda on: on.browse.panes.list_pane.cursor < 13, ("G",)),
    "half-page-down": Effect(lambda on: on.browse.panes.list_pane.cursor == (USUAL_LIST_ROWS - 2) // 2),
    "half-page-up": Effect(lambda on: on.browse.panes.list_pane.cursor == 18 - (USUAL_LIST_ROWS - 2) // 2, ("G",)),
    "top": at("Missions › MDA", "j", "j"),
    "bottom": at("Missions › QZSS"),
    "next-pane": pane(Pane.READING),
    "previous-pane": pane(Pane.LIST, "l"),
    "filter": Effect(lambda on: on.browse.finder.box.has_focus and on.browse.finder.filters),
    "order": Effect(lambda on: "━━ Missions  by name ━" in on.shown),
    "group": Effect(lambda on: on.browse.panes.list_pane.rows[0].target is None),
    "mark": Effect(lambda on: len(on.app.browser.marks) == 1 and "»" in on.shown and on.crumbs == "Missions › SSA"),
    "narrower": Effect(lambda on: list_size(on) < USUAL_LIST_ROWS),
    "wider": Effect(lambda on: list_size(on) > USUAL_LIST_ROWS),
    "glance": Effect(lambda on: on.app.browser.is_glance and "At a glance" in on.shown),
    "zoom": Effect(lambda on: not on.browse.reading.display),
    "marks": Effect(lambda on: not on.browse.reading.shows_marks),
    "next-paragraph": reading("p2.s1", "8"),
    "previous-paragraph": reading("p2.s1", "8", "j", "j"),
    "statements": front(StatementsScreen),
    "help": front(TextScreen),
    "palette": front(Palette),
    "theme": Effect(lambda on: on.app.theme == "onrecord-light"),
    "redraw": says("redrawn"),
    "reload": says("the built-in settings hold"),
    "refused-packs": says("no pack"),
    "quit": Effect(lambda on: on.app._exit),
} | {each.value: section(each, "1" if each is not Section.AREAS else "8") for each in Section}

THREE = ("a", "j", "a", "j", "a", "t")
CLIPPINGS = {
    "show-copy": says("y copies", before=THREE),
    "copy-all": copied(lambda on: on.app.session.clippings.render(DEFAULT_STYLE), *THREE),
    "copy-all-as": front(PickerScreen, *THREE),
    "take-out": collected(2, *THREE),
    "take-out-all": collected(0, *THREE),
    "undo": collected(3, *THREE, "d"),
    "redo": collected(2, *THREE, "d", "u"),
    "move-item-down": clip(1, *THREE),
    "move-item-up": clip(0, *THREE, "j"),
    "add-heading": front(PromptScreen, *THREE),
    "add-note": front(WritingScreen, *THREE),
    "edit-item": front(WritingScreen, *THREE),
    "mark": Effect(lambda on: on.app.commands.arranging.marked == {0}, THREE),
    "filter": Effect(lambda on: isinstance(on.app.focused, Input), THREE),
    "preview": front(TextScreen, *THREE),
    "export": front(FindingPicker, *THREE),
    "briefs": front(BriefsScreen, *THREE),
    "take-wording": says("same words", before=THREE),
    "keep-wording": says("changed", before=THREE),
    "refused-packs": says("no pack", before=THREE),
    "go-there": at("Full text › p4.s2", *THREE),
    "down": clip(1, *THREE),
    "up": clip(0, *THREE, "j"),
    "page-down": clip(2, *THREE),
    "page-up": clip(0, *THREE, "G"),
    "half-page-down": clip(2, *THREE),
    "half-page-up": clip(0, *THREE, "G"),
    "top": clip(0, *THREE, "G"),
    "bottom": clip(2, *THREE),
    "help": front(TextScreen, *THREE),
    "close": front(BrowseScreen, *THREE),
}

BRIEFS_OPEN = ("a", "j", "a", "B")
BRIEFS = {
    "choose-brief": front(ClippingsScreen, *BRIEFS_OPEN),
    "new-brief": front(PromptScreen, *BRIEFS_OPEN),
    "rename-brief": front(PromptScreen, *BRIEFS_OPEN),
    "copy-brief": front(PromptScreen, *BRIEFS_OPEN),
    "archive-brief": Effect(lambda on: on.app.session.clippings.brief.archived, BRIEFS_OPEN),
    "delete-brief": collected(0, *BRIEFS_OPEN),
    "undo": collected(2, *BRIEFS_OPEN, "d"),
    "help": front(TextScreen, *BRIEFS_OPEN),
    "close": front(BrowseScreen, *BRIEFS_OPEN),
}

COMMANDS = [(MAIN, command) for group in build_keymap().main for command in group.commands]
COMMANDS += [(CLIPPINGS, command) for group in build_keymap().clippings for command in group.commands]
MOVES = frozenset(command.name for command in CURSOR_COMMANDS)  # there is one row
COMMANDS += [
    (BRIEFS, command) for group in build_keymap().briefs for command in group.commands if command.name not in MOVES
]
NAMES_OF_TABLES = {id(MAIN): "main", id(CLIPPINGS): "clippings", id(BRIEFS): "briefs"}
KEYS = [
    pytest.param(table, command, key, id=f"{NAMES_OF_TABLES[id(table)]} {key} {command.name}")
    for table, command in COMMANDS
    for key in command.keys
]


@pytest.mark.parametrize(
    ("table", "groups"),
    [(MAIN, build_keymap().main), (CLIPPINGS, build_keymap().clippings), (BRIEFS, build_keymap().briefs)],
)
def test_no_command_is_left_untested(table: dict[str, Effect], groups: tuple[CommandGroup, ...]) -> None:
    assert set(table) == {command.name for group in groups for command in group.commands} - (
        MOVES if table is BRIEFS else set()
    )


@pytest.mark.sampled(20)
@pytest.mark.parametrize(("table", "command", "key"), KEYS)
async def test_the_key_does_it(opened: Opening, table: dict[str, Effect], command: Command, key: str) -> None:
    effect = table[command.name]
    async with opened(size=(80, 24)) as on:
        await on.press(*effect.before)
        assert not effect.seen(on), "the test would prove nothing"
        await on.press(to_textual_key(key))
        assert effect.seen(on)


@pytest.mark.sampled(9)
@pytest.mark.parametrize(
    "key", [key for group in build_keymap().clippings for command in group.commands for key in command.keys]
)
async def test_whatever_happens_to_the_clippings_the_main_screen_counts_them(opened: Opening, key: str) -> None:
    async with opened(size=(80, 24)) as on:
        await on.press(*THREE, to_textual_key(key))
        while on.app.screen is not on.browse:
            await on.press("escape")
        shown = on.shown
        count = len(on.app.session.clippings)
        assert shown.splitlines()[0].endswith(f" brief: Brief ({count})")
        on.browse.show_headline()
        await on.settle()
        assert on.shown == shown, "something was out of date"
