"""The foot: a message stays until the next command and no longer, and the hints are of what works."""

from __future__ import annotations

import pathlib

import pytest
from rich.cells import cell_len

from onrecord.commands import build_keymap
from onrecord.commands.screens import TYPING_GROUP
from onrecord.library import library_in_memory
from onrecord.navigation import Browser, Section
from onrecord.packs import LoadedPacks
from onrecord.settings import SavedState
from onrecord.tui import SessionPreferences
from onrecord.tui.arrangement import INFO_PADDING, info_width
from onrecord.tui.header import list_counts
from onrecord.tui.widgets.status_bar import StatusBar
from tests.tui.conftest import Opening


async def test_a_message_goes_with_the_next_command(opened: Opening) -> None:
    async with opened() as on:
        for key in ("c", "C", "question_mark", "colon", "t", "slash", "j", "k", "l", "h", "g", "T", "v"):
            await on.press("8", "w")
            assert "whole sentence" in on.message, key
            await on.press(key)
            assert on.browse.query_one(StatusBar).message == "", key
            await on.press("escape", "escape", "escape")


async def test_a_message_stays_until_then(opened: Opening) -> None:
    async with opened() as on:
        await on.press("y")
        said = on.message
        assert said
        await on.resize(80, 24)
        assert on.message == said
        assert not on.app.screen.query_one(StatusBar)._timers, "it is not swept away while somebody reads"


async def test_a_message_of_the_clippings_too(opened: Opening) -> None:
    async with opened() as on:
        await on.press("a", "t", "d")
        assert "removed" in on.message
        await on.press("j")
        assert on.message == ""


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
async def test_while_typing_only_what_works_is_hinted_at(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        before = on.shown.splitlines()[-1]
        await on.press("slash")
        await on.type("slim")
        foot = on.shown.splitlines()[-1]
        assert "Enter to the results" in foot
        assert "Esc leaves" in foot
        assert not any(
            f"{c.displayed_keys} {c.hint}" in foot for g in build_keymap().main for c in g.commands if c.hint
        )
        await on.press("down")
        assert on.browse.finder.box.has_focus
        assert on.browse.panes.list_pane.cursor == 2
        await on.press("enter")
        assert "y copy" in on.shown.splitlines()[-1]
        assert "F narrow" in on.shown.splitlines()[-1] or size[0] < 80
        await on.press("slash", "escape")
        assert on.shown.splitlines()[-1] == before
        assert on.crumbs == "Missions › MDA"


def test_the_hints_of_typing_are_commands_of_the_screen() -> None:
    known = {(key, command.name) for group in build_keymap().main for command in group.commands for key in command.keys}
    assert {("enter", "open"), ("escape", "leave")} <= known
    assert {("down", "down"), ("up", "up")} <= known
    assert {key for command in TYPING_GROUP.commands for key in command.keys} == {"enter", "escape", "down", "up"}
    assert TYPING_GROUP not in build_keymap().main
    assert TYPING_GROUP not in build_keymap().clippings


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
async def test_what_is_wrong_with_the_configuration_is_said_first(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size, notice="config.toml:3: broken", state=SavedState(style="cable")) as on:
        assert on.message == "config.toml:3: broken"
        assert on.message in on.shown
        assert on.app.state.style == "cable", "it comes back with the configuration"
        await on.press("c", "p")
        assert on.app.state.style == "plain"


@pytest.mark.sampled(2)
@pytest.mark.parametrize("width", [160, 120, 80, 60])
async def test_the_area_and_the_number_of_its_records_are_said_above_the_list(opened: Opening, width: int) -> None:
    async with opened(size=(width, 24)) as on:
        for area in ("science", "commercial", "security"):
            on.app.browser.filter_area(area)
            for key, section in (("2", Section.PARTICIPANTS), ("5", Section.COMMITMENTS), ("3", Section.MISSIONS)):
                await on.press(key)
                number = sum(row.target is not None for row in on.app.browser.rows())
                whole = on.app.browser.whole_count(section)
                [head] = [line for line in on.shown.splitlines() if line.startswith("━━")]
                assert f" {number} of {whole} · " in head
                assert f" · area {area} · " in head
                assert f"/{number} ━━" in head or number == 0


@pytest.mark.parametrize("width", [120, 80, 60, 40])
def test_the_area_is_never_cut_beside_a_search(library: LoadedPacks, width: int) -> None:
    browser = Browser(library_in_memory(library))
    browser.search("space")
    for area in ("science", "commercial", "security"):
        browser.filter_area(area)
        assert browser.results
        text = list_counts(browser, width)
        assert text.removeprefix("area: ").startswith(f"{area} · {browser.results.total}")
        assert cell_len(text) <= info_width(width) - INFO_PADDING


@pytest.mark.parametrize("width", [120, 40])
async def test_the_area_stands_beside_the_search_box(opened: Opening, width: int) -> None:
    async with opened(size=(width, 24)) as on:
        on.app.browser.filter_area("commercial")
        await on.press("slash", *"space", "enter")
        [line] = [line for line in on.shown.splitlines() if line.startswith(" / space")]
        assert line.rstrip().endswith(list_counts(on.app.browser, width))
        assert " commercial · " in line


async def test_a_long_message_of_a_copy_is_read_whole_in_a_small_window(opened: Opening) -> None:
    async with opened(size=(40, 12)) as on:
        on.app.say(
            "p6.s7: 321 characters saved to /a/folder/of/a/long/name/that/is/usual/last-copy.txt: no clipboard "
            "reached; S shows it for selecting by hand"
        )
        await on.settle()
        shown = " ".join(on.shown.split())
        assert "p6.s7: 321 characters saved to" in shown
        assert "no clipboard reached; S shows it for selecting by hand" in shown
        assert "MDA" in shown, "the list is still seen"


async def test_a_file_that_failed_is_said_and_the_copy_is_offered_to_be_shown(
    opened: Opening, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "data").write_text("a file in the way")
    async with opened(habits=SessionPreferences(routes=("osc52", "file"))) as on:
        await on.press("y")
        await on.settle()
        shown, report = " ".join(on.shown.split()), on.report
    assert "Sent p4.s2 as quote, unverified no file written " in shown
    assert " S shows it" in shown
    assert "sent to the terminal (OSC 52; not verifiable); the file could not be written: " in report
    assert "last-copy.txt: Not a directory" in report
