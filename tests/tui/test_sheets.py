"""Sheets rise from the bottom, leave the page above them as it is, and find by letter or by typing."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from onrecord.text.cell_width import set_ambiguous_width
from onrecord.tui.screens.finding_sheet import FindingPicker
from onrecord.tui.screens.picker import PickerScreen
from onrecord.tui.screens.sheet import PAGE_ROWS, SheetScreen
from onrecord.tui.widgets.list_pane import ListPane
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(160, 48), (120, 36), (80, 24), (60, 20), (40, 12), (30, 6)]
SHEETS = {
    "styles": ("c",),
    "tables": ("C",),
    "address": ("colon",),
    "help": ("question_mark",),
    "palette": ("P",),
    "facets": ("slash", *"moon", "enter", "F"),
    "records": ("8", "l", "enter"),
}


def sheet_of(on: Driver) -> SheetScreen[object]:
    assert isinstance(on.app.screen, SheetScreen)
    return on.app.screen


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("keys", SHEETS.values(), ids=SHEETS)
async def test_the_page_above_stays_as_it_is_but_for_its_heavy_rule(
    opened: Opening, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with opened(size=size) as on:
        await on.press(*keys[:-1])
        page = on.shown.splitlines()
        await on.press(keys[-1])
        sheet = sheet_of(on)
        lines = on.shown.splitlines()
        top = sheet.head.region.y
        assert sheet.head.region.width == size[0]
        assert lines[:top] == [line.replace("━", "─") for line in page[:top]]
        assert top == 0 if sheet.takes_window else top >= PAGE_ROWS
        assert "Esc" in lines[-1] or size[0] < 40
        await on.press("escape")
        assert on.shown.splitlines() == page


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(160, 48), (120, 36), (80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize("section", ["3", "5", "6"])
async def test_the_row_that_is_copied_is_never_under_the_sheet(
    opened: Opening, size: tuple[int, int], section: str
) -> None:
    async with opened(size=size) as on:
        await on.press(section)
        covered = 0
        for keys in ((), ("G",), *[("k",)] * 3):
            await on.press(*keys)
            page = on.shown.splitlines()
            row = next(number for number, line in enumerate(page) if line.startswith("┃"))
            await on.press("c")
            lines, top = on.shown.splitlines(), sheet_of(on).head.region.y
            covered += row >= top
            assert any(line.startswith("┃") for line in lines[:top])
            assert sum("━━" in line for line in lines) == 1, "only what has the focus has a heavy rule"
            await on.press("escape")
            assert on.shown.splitlines() == page
        assert covered or section != "5" or size[1] > 36


@pytest.mark.parametrize("keys", [("end",), ("end", "k", "k"), ("}", "}", "}", "}", "}", "}")], ids=str)
async def test_the_passage_that_is_copied_is_never_under_the_sheet(opened: Opening, keys: tuple[str, ...]) -> None:
    async with opened(size=(120, 36)) as on:
        await on.press("8", "l", *keys)
        page = on.shown.splitlines()
        await on.press("c")
        lines, top = on.shown.splitlines(), sheet_of(on).head.region.y
        assert any("┃" in line for line in lines[:top])
        await on.press("escape")
        assert on.shown.splitlines() == page


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
async def test_the_list_of_styles_and_its_preview_are_both_seen(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        on.go_to("missions/slim")
        await on.press("c")
        sheet = sheet_of(on)
        options, preview = sheet.query_one("#options").region, sheet.query_one("#preview").region
        assert options.height >= min(4, size[1])
        assert preview.height >= 3
        if size[0] >= 80:
            assert preview.x >= options.right
            assert preview.y == options.y
        else:
            assert preview.y >= options.bottom
        assert "Copy p6.s7 as" in on.shown


async def test_a_choice_can_be_copied_with_its_caution(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("p8.s1")
        await on.press("c", "j")
        assert "! Editor's caution" in on.shown
        assert "not in this style; ! adds it" in on.shown
        text = on.preview()
        await on.press("exclamation_mark")
        assert on.copied.startswith(f"{text}\n\n[Editor’s caution")
        await on.press("c", "e", "c", "exclamation_mark")
        assert isinstance(on.app.screen, PickerScreen), "the whole record has the caution"
        assert "has the caution already" in on.shown.splitlines()[-1]


async def test_a_list_without_letters_is_filtered_by_typing(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash", *"moon", "enter", "F")
        sheet = on.app.screen
        assert isinstance(sheet, FindingPicker)
        options, height = sheet.query_one(ListPane), sheet.query_one(ListPane).size.height
        everything = options.count
        await on.type("grade")
        assert 0 < options.count < everything
        assert all("grade" in row.label for row in options.rows)
        assert options.size.height == height, "nothing moves while typing"
        await on.type("zz")
        assert "nothing here has “gradezz”" in on.shown
        await on.press("backspace", "backspace", "enter")
        assert on.browse.finder.box.value.startswith("grade:")


async def test_keys_that_move_elsewhere_are_typed_here(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "l", "enter")
        assert isinstance(on.app.screen, FindingPicker)
        await on.type("jkgG")
        assert on.app.screen.query_one(Input).value == "jkgG"
        await on.press("f1")
        assert "Choosing: type words of it" in on.shown


async def test_a_mistyped_address_is_taken_as_suggested_on_a_second_enter(opened: Opening) -> None:
    async with opened() as on:
        await on.press("colon")
        await on.type("slimm")
        await on.press("enter")
        assert "did you mean missions/slim? Enter again goes there" in on.shown.replace("\n ", " ").replace("  ", " ")
        await on.press("enter")
        assert on.crumbs == "Missions › SLIM"


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
async def test_where_lines_take_two_cells_the_preview_has_ascii_beside_it(
    opened: Opening, size: tuple[int, int]
) -> None:
    set_ambiguous_width(2)
    try:
        async with opened(size=size) as on:
            on.go_to("missions/slim")
            await on.press("c")
            sheet = on.shown.splitlines()[sheet_of(on).head.region.y :]
            assert not any(sign in line for line in sheet for sign in "│─━")
            assert any(" | " in line for line in sheet) or size[0] < 80
    finally:
        set_ambiguous_width(1)


@pytest.mark.parametrize(("width", "said"), [(120, True), (80, True), (40, False)])
async def test_how_a_sheet_is_used_is_said_whole_or_not_at_all(opened: Opening, width: int, said: bool) -> None:
    async with opened(size=(width, 24)) as on:
        await on.press("5", "c")
        head = on.shown.splitlines()[sheet_of(on).head.region.y]
        assert "type a letter" in head if said else "type" not in head


async def test_the_help_of_the_styles_has_all_their_keys(opened: Opening) -> None:
    async with opened() as on:
        await on.press("c", "question_mark")
        assert "!  The same with the editor's caution" in on.shown
        assert "=  Make it the style of y" in on.shown
        await on.press("escape", "escape", "C", "question_mark")
        assert "Make it the style" not in on.shown
