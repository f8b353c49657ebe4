"""Each key of each command does what the command says: one table, and a test that fails where one is missing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from textual.screen import Screen

from onrecord.commands import Command, CommandGroup, build_keymap
from onrecord.model import Ref
from onrecord.navigation import Section
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import DEFAULT_STYLE
from onrecord.tui.breakpoints import Pane
from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.screens.clippings import ClippingsScreen
from onrecord.tui.screens.palette import Palette
from onrecord.tui.screens.picker import PickerScreen
from onrecord.tui.screens.prompt import PromptScreen
from onrecord.tui.screens.text_screen import TextScreen
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


def front(screen: type[Screen[None]] | type[Screen[str | None]], *before: str) -> Effect:
    return Effect(lambda on: isinstance(on.app.screen, screen), before)


def section(section: Section, *before: str) -> Effect:
    return Effect(
        lambda on: on.app.browser.location.section is section and len(on.browse.panes.list_pane.rows) > 0, before
    )


def reading(ref: str, *before: str) -> Effect:
    return Effect(lambda on: on.browse.reading.selection.ref == Ref.parse(ref), before)


def area(area: str, *before: str) -> Effect:
    return Effect(lambda on: on.app.browser.area == area and f"area: {area}" in on.shown, before)


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


SEARCH = ("slash", "m", "m", "x", "enter")
MAIN = {
    "app.copying('passage')": copied(quoted("p6.s2")),
    "app.copying('passage-as')": front(PickerScreen),
    "app.copying('words')": Effect(lambda on: on.copy_file.exists() and len(on.copied) < len(quoted("p6.s2")(on))),
    "app.copying('list')": Effect(lambda on: on.copy_file.exists() and on.copied.count("\n| ") == 1 + 19),
    "app.copying('list-as')": front(PickerScreen),
    "app.show_plainly": says("y copies"),
    "app.copying('collect')": collected(1),
    "app.copying('undo')": collected(0, "a"),
    "app.clippings": front(ClippingsScreen),
    "extend": Effect(lambda on: on.browse.reading.selection.selection_start is not None, ("8",)),
    "finding('search')": Effect(lambda on: on.browse.finder.box.has_focus),
    "finding('next')": says("line 3 of", before=SEARCH),  # the names above the official text hold two
    "finding('previous')": says("line 2 of", before=(*SEARCH, "n")),
    "finding('narrow')": front(PickerScreen, *SEARCH),
    "finding('fold')": Effect(lambda on: "▸ Missions" in on.shown, SEARCH),
    "finding('literal')": says("as typed", before=SEARCH),
    "finding('keep')": says("kept “mmx”", before=SEARCH),
    "finding('earlier')": front(PickerScreen, *SEARCH),
    "area(1)": area("security"),
    "area(-1)": area("dialogue"),
    "open": pane(Pane.READING),
    "leave": pane(Pane.LIST, "enter"),
    "context": at("Full text › p6.s2"),
    "app.go": front(PromptScreen),
    "back": section(Section.MISSIONS, "1"),
    "forward": section(Section.AREAS, "1", "b"),
    "app.pack": says("onrecord DIR"),
    "move(1)": at("Missions › Gateway"),
    "move(-1)": at("Missions › Artemis", "j"),
    "page(1)": Effect(lambda on: on.browse.panes.list_pane.cursor > 10),
    "page(-1)": at("Missions › Artemis", "G"),
    "end(-1)": at("Missions › Artemis", "j", "j"),
    "end(1)": at("Missions › Debris"),
    "pane(1)": pane(Pane.READING),
    "pane(-1)": pane(Pane.SECTIONS),
    "paragraph(1)": reading("p2.s1", "8"),
    "paragraph(-1)": reading("p2.s1", "8", "j", "j"),
    "app.help": front(TextScreen),
    "app.command_palette": front(Palette),
    "app.theme": Effect(lambda on: on.app.theme == "onrecord-light"),
    "app.redraw": says("redrawn"),
    "app.problems": says("no pack"),
    "app.quit": Effect(lambda on: on.app._exit),
} | {f"section('{each.value}')": section(each, "1" if each is not Section.AREAS else "8") for each in Section}

THREE = ("a", "j", "a", "j", "a", "t")
CLIPPINGS = {
    "app.show_plainly": says("y copies", before=THREE),
    "copy_all": copied(lambda on: on.app.session.clippings.render(DEFAULT_STYLE), *THREE),
    "copy_as": front(PickerScreen, *THREE),
    "remove": collected(2, *THREE),
    "clear": collected(0, *THREE),
    "undo": collected(3, *THREE, "d"),
    "open": at("Full text › p6.s2", *THREE),
    "move(1)": clip(1, *THREE),
    "move(-1)": clip(0, *THREE, "j"),
    "page(1)": clip(2, *THREE),
    "page(-1)": clip(0, *THREE, "G"),
    "end(-1)": clip(0, *THREE, "G"),
    "end(1)": clip(2, *THREE),
    "app.help": front(TextScreen, *THREE),
    "app.pop_screen": front(BrowseScreen, *THREE),
}

COMMANDS = [(MAIN, command) for group in build_keymap().main for command in group.commands]
COMMANDS += [(CLIPPINGS, command) for group in build_keymap().clippings for command in group.commands]
KEYS = [
    pytest.param(table, command, key, id=f"{'clippings' if table is CLIPPINGS else 'main'} {key} {command.action}")
    for table, command in COMMANDS
    for key in command.keys
]


@pytest.mark.parametrize(("table", "groups"), [(MAIN, build_keymap().main), (CLIPPINGS, build_keymap().clippings)])
def test_no_command_is_left_untested(table: dict[str, Effect], groups: tuple[CommandGroup, ...]) -> None:
    assert set(table) == {command.action for group in groups for command in group.commands}


@pytest.mark.parametrize(("table", "command", "key"), KEYS)
async def test_the_key_does_it(opened: Opening, table: dict[str, Effect], command: Command, key: str) -> None:
    effect = table[command.action]
    async with opened(size=(80, 24)) as on:
        await on.press(*effect.before)
        assert not effect.seen(on), "the test would prove nothing"
        await on.press(key)
        assert effect.seen(on)
