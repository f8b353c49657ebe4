"""Writing a note in the browser: several lines, nothing lost by Esc, saved at once, and shown as the user's own."""

from __future__ import annotations

import pathlib

import pytest
from textual import events
from textual.geometry import Offset

from onrecord.briefs.notes_file import read_notes
from onrecord.tui.cursor_place import PointingScreen
from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.screens.statements import StatementsScreen
from onrecord.tui.screens.writing import WritingScreen
from tests.support.driver import Driver
from tests.tui.conftest import Opening


def _notes(on: Driver) -> list[tuple[str, str]]:
    path: pathlib.Path = on.copy_file.parent / "notes.toml"
    return [(note.subject.target, note.text) for note in read_notes(path).notes.notes]


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_a_note_of_several_lines(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        on.go_to("missions/slim")
        await on.press("M")
        assert isinstance(on.app.screen, WritingScreen)
        assert "Your note on SLIM" in on.shown
        await on.type("Ask: q? M/y")
        await on.press("enter", "enter")
        await on.type("Zwei")
        await on.press("é", "宇", "ctrl+s")
        assert isinstance(on.app.screen, BrowseScreen)
        assert _notes(on) == [("missions/slim", "Ask: q? M/y\n\nZweié宇")]
        assert "saved" in on.message
        await on.press("enter")
        assert "YOUR NOTE" in on.shown
        assert "✎ Ask: q? M/y" in on.shown


async def test_esc_leaves_what_was_not_changed_and_asks_about_what_was(opened: Opening) -> None:
    async with opened() as on:
        await on.press("M", "escape")
        assert isinstance(on.app.screen, BrowseScreen)
        await on.press("M")
        await on.type("half")
        await on.press("escape")
        assert isinstance(on.app.screen, WritingScreen)
        assert "Enter keeps it, Esc again drops it" in on.shown
        await on.type(" more")
        await on.press("enter")
        assert isinstance(on.app.screen, WritingScreen), "the question was answered by going on"
        await on.press("escape", "escape")
        assert "M goes on with what you typed" in on.message
        assert _notes(on) == []
        await on.press("M")
        assert "half more" in on.shown
        assert "what you typed last and did not keep" in on.shown
        await on.press("x", "escape", "enter")
        assert [text for _, text in _notes(on)] == ["half more\nx"]


async def test_an_empty_note_is_removed_and_u_brings_it_back(opened: Opening) -> None:
    async with opened() as on:
        await on.press("M", "x", "ctrl+s", "M", "backspace", "ctrl+s")
        assert "Removed your note" in on.message
        assert _notes(on) == []
        await on.press("u")
        assert [text for _, text in _notes(on)] == ["x"]


async def test_a_paste_of_several_lines_stays_so(opened: Opening) -> None:
    async with opened() as on:
        await on.press("M")
        on.app.post_message(events.Paste("one\r\ntwo\x1b[31m\n\n  three\tfour\x00"))
        await on.settle()
        await on.press("ctrl+s")
        assert [text for _, text in _notes(on)] == ["one\ntwo[31m\n\n  three four"]


async def test_rows_with_a_note_are_marked(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("M", "x", "ctrl+s")
        [line] = [line for line in on.shown.splitlines() if "✎" in line and "SLIM" in line]
        assert line.partition("✎")[0].rstrip().endswith("p6.s7")
        await on.press("W")
        assert "SLIM: x" in on.shown
        await on.press("escape", "0", "M", "y", "ctrl+s")
        assert isinstance(on.app.screen, StatementsScreen)
        assert _notes(on)[1:] == [("", "y")]


async def test_the_terminals_cursor_stands_where_the_next_letter_goes(opened: Opening) -> None:
    async with opened(size=(80, 24)) as on:
        await on.press("M", "a", "b", "enter", "c")
        screen = on.app.screen
        assert isinstance(screen, PointingScreen)
        assert isinstance(screen, WritingScreen)
        field = screen.query_one("#lines")
        assert field.cursor_place == Offset(1, 1)


async def test_notes_of_an_earlier_session_are_there_and_found_as_one_types(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("M")
        await on.type("ask the ministry")
        await on.press("ctrl+s")
    async with opened() as on:
        await on.press("slash")
        for number, char in enumerate("my:minis"):
            await on.type(char)
            if number >= 3:
                assert "1 found" in on.shown
        assert "your note: ask the ministry" in on.shown
        assert "✎" in on.shown


async def test_ctrl_c_copies_what_is_selected_and_never_closes_the_sheet(opened: Opening) -> None:
    async with opened() as on:
        await on.press("M")
        await on.type("one two")
        await on.press("ctrl+c")
        assert isinstance(on.app.screen, WritingScreen)
        assert not on.copy_file.exists()
        await on.press("shift+home", "ctrl+c")
        assert on.copied == "one two"
        assert isinstance(on.app.screen, WritingScreen)
        await on.press("ctrl+s")
        assert [text for _, text in _notes(on)] == ["one two"]
