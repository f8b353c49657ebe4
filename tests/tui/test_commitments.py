"""The list of commitments says what they are, above the rows; and the card of a record which of its notes are old."""

from __future__ import annotations

import datetime

from onrecord.model import POSITIONS
from onrecord.packs import LoadedPacks
from tests.support.driver import Driver
from tests.tui.conftest import Opening
from tests.tui.test_mouse import click


def lead(on: Driver) -> str:
    """What stands above the rows of the list, its lines joined."""
    pane = on.browse.panes.list_pane
    lines = [pane.render_line(y).text.strip() for y in range(pane._head_lines, pane._top_lines)]
    return " ".join(lines)


def first_rows(on: Driver) -> list[str]:
    """The labels of the rows that are seen, from the top."""
    pane = on.browse.panes.list_pane
    top = pane.scroll_offset.y
    indexes = dict.fromkeys(pane._lines.index_at_line(line) for line in range(top, top + pane._body_height))
    return [pane.rows[index].label for index in indexes if index is not None]


def rows_with(on: Driver, words: str) -> tuple[str, str]:
    """The line of the list that has the words, and the one below it."""
    width = on.browse.panes.list_pane.size.width
    lines = [line[:width].rstrip() for line in on.shown.splitlines()]
    [at] = [number for number, line in enumerate(lines) if words in line]
    return lines[at], lines[at + 1]


async def test_what_commitments_are_stands_above_them_at_every_size_and_place(opened: Opening) -> None:
    async with opened() as on:
        assert lead(on) == ""
        await on.press("5")
        for size in ((200, 40), (120, 36), (80, 24), (60, 20), (40, 12)):
            await on.resize(*size)
            assert lead(on).removeprefix("Commitments: ") == POSITIONS, size
            await on.press("G")
            assert lead(on).removeprefix("Commitments: ") == POSITIONS, size
            assert on.browse.panes.list_pane.row is not None
            assert first_rows(on)[-1] == on.browse.panes.list_pane.row.label, size
            await on.press("g", "g") if "g" in on.app.keymap.key_for_message("top") else await on.press("home")
            assert first_rows(on)[0].startswith("exchanged views"), size
        await on.resize(200, 40)
        assert lead(on) == f"Commitments: {POSITIONS}"
        await on.press("3")
        assert lead(on) == ""


async def test_a_search_shows_results_and_no_line_above_them(opened: Opening) -> None:
    async with opened() as on:
        await on.press("5", "slash", "r", "o", "v", "e", "r", "enter")
        assert lead(on) == ""
        await on.press("escape")
        assert lead(on) == f"Commitments: {POSITIONS}"


async def test_a_click_selects_the_row_that_is_clicked_on(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        await on.press("5")
        for words in ("committed to leveraging", "cooperation to support"):
            await on.press("home")
            await click(on, words)
            assert on.crumbs.startswith("Commitments › committed to leveraging"), "each of its lines is the row's"
        for words in ("statements of position", "━━ Commitments"):
            await click(on, words)
            assert on.crumbs.startswith("Commitments › committed to leveraging")


async def test_rows_say_grade_and_party(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        await on.press("5")
        first, second = rows_with(on, "5     committed to leveraging")
        assert first.endswith(" p4.s1")
        assert second.startswith("  both  ")
        first, second = rows_with(on, "1     shared views on threats")
        assert first.endswith(" p3.s3")
        assert second.startswith("  U.S.  ")
        await on.press("slash", "t", "h", "r", "e", "a", "t", "s")
        first, _ = rows_with(on, "1 U.S. shared views on")
        assert first.endswith(" p3.s3")


async def test_the_card_and_its_copy_say_which_note_is_old(opened: Opening, library: LoadedPacks) -> None:
    async with opened(size=(120, 50), packs=library) as on:
        on.go_to("missions/pressurized-rover")
        await on.settle()
        doubt = "possibly outdated: as of 15 April 2024"
        [note] = [block for block in on.app.browser.document().blocks if block.lead_text == "15 Apr 2024"]
        assert note.text.startswith("possibly outdated: > planned  ")
        assert "15 Apr 2024  possibly outdated: > planned" in on.shown
        await on.press("c", "e")
        assert doubt in on.copied
        await on.press("Y")
        assert f"(planned; {doubt}; " in on.copied
        on.app.browser.today = datetime.date(2026, 4, 15)
        await on.press("c", "e")
        assert "[Editor’s note, as of 15 April 2024" in on.copied
