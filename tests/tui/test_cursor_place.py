"""The terminal's cursor stands on the first letter of the selected row, sentence or option, or in the field.

Screen readers, braille displays and magnifiers follow it. Where a frame leaves it is tested in tests/terminal.
"""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from onrecord.model import Pack
from onrecord.navigation.window_title import window_title
from onrecord.packs import LoadedPacks
from onrecord.text.cell_width import cell_width, cut
from onrecord.tui import screens
from onrecord.tui.cursor_place import PointingScreen
from onrecord.tui.screens.finding_sheet import FindingSheet
from onrecord.tui.widgets.text_field import TextField
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(160, 48), (120, 36), (80, 24), (40, 12)]


def behind_cursor(on: Driver) -> str:
    """Return what stands on the screen from the cursor's cell to the end of its line."""
    x, y = on.app.cursor_position
    line = on.shown.split("\n")[y]
    before = cut(line, x)
    assert cell_width(before) in (x, cell_width(line)), "the cursor is in the middle of a character"
    return line[len(before) :]


def before_cursor(on: Driver) -> str:
    x, y = on.app.cursor_position
    return cut(on.shown.split("\n")[y], x)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_on_the_first_letter_of_the_row(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("3")
        for key in ("j", "j", "G", "k", "g", "pagedown"):
            await on.press(key)
            row = on.browse.panes.list_pane.row
            assert row is not None
            sign, _, rest = behind_cursor(on).partition(" ")
            assert len(sign) == 1
            assert rest.lstrip().startswith(row.label)
        await on.press("5", "j", "j")
        assert behind_cursor(on).startswith(("1 ", "2 ", "3 ", "4 ", "5 "))
        await on.press("4", "j")
        assert behind_cursor(on).startswith("Space Priorities Framework"), "behind the blank of a row without a sign"


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_on_the_first_letter_of_the_sentence(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("8", "enter")
        pieces = [piece for block in on.browse.reading.document.blocks for piece in block.pieces]
        first_words = {piece.anchor: piece.text.split()[0] for piece in reversed(pieces) if piece.text.strip()}
        seen = 0
        for _ in range(20):
            await on.press("j")
            cursor = on.browse.reading.selection.cursor
            assert cursor is not None
            if on.browse.reading._is_visible(cursor, 1):
                seen += 1
                assert behind_cursor(on).startswith(first_words[cursor])
        assert seen >= 5


async def test_of_a_sentence_that_begins_above_on_its_first_visible_line(opened: Opening) -> None:
    async with opened(size=(40, 12)) as on:
        on.go_to("p2.s2")
        await on.settle()
        for _ in range(3):
            await on.press("j")
        assert on.browse.reading.selection.refs == (on.browse.reading.selection.ref,)
        assert on.app.cursor_position[1] == 1, "the first line below the header"
        assert behind_cursor(on).strip()


async def test_of_selected_words_on_the_end_that_moves(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("p6.s7")
        await on.settle()
        await on.press("v", "w")
        assert before_cursor(on).endswith("I")
        assert behind_cursor(on).startswith("n ")
        await on.press("w", "w")
        assert before_cursor(on).endswith("In space scienc")
        await on.press("o", "w")
        assert before_cursor(on).endswith("In ")
        assert behind_cursor(on).startswith("space")


async def test_in_the_field_while_typing_and_on_the_result_that_a_key_moves_to(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "slash")
        assert before_cursor(on) == " / "
        await on.type("slim")
        assert before_cursor(on) == " / slim"
        await on.press("left", "left")
        assert before_cursor(on) == " / sl"
        await on.press("down")
        row = on.browse.panes.list_pane.row
        assert row is not None
        assert behind_cursor(on).split()[0] == row.label.split()[0]
        await on.type("x")
        assert before_cursor(on) == " / slx"
        await on.press("escape", "escape")
        assert behind_cursor(on).startswith("- MDA")


async def test_a_filter_leaves_no_cursor_behind(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "s")
        await on.type("sl")
        assert before_cursor(on) == " s sl"
        await on.press("enter")
        assert behind_cursor(on).startswith("✓ XRISM")


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("c",), "q  Quote"),
        (("c", "j", "j"), "m  Markdown"),
        (("P", "down", "down"), "Copy only the words"),
        (("question_mark",), "Copying and collecting"),
        (("a", "t"), "MDA"),
        (("a", "t", "H", *"Security", "enter", "j"), "MDA"),
        (("a", "t", "E", "down", "up"), "briefing-note"),
        (("a", "B"), "Brief"),
        (("M", *"Mine", "ctrl+s", "W", "up"), "MDA"),
        (("i", "j"), "5 Commitments"),
    ],
    ids=str,
)
async def test_on_the_option_of_every_sheet(
    opened: Opening, size: tuple[int, int], keys: tuple[str, ...], expected: str
) -> None:
    async with opened(size=size) as on:
        await on.press("3", *keys)
        assert behind_cursor(on).startswith(expected[: size[0] // 2])


async def test_in_the_field_of_a_sheet(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "colon")
        assert before_cursor(on) == "  › "
        await on.type("宇宙")
        assert before_cursor(on) == "  › 宇宙"
        await on.press("escape", "P")
        await on.type("cop")
        assert before_cursor(on) == "  › cop"
        await on.press("down")
        assert before_cursor(on) == "┃ "
        await on.press("backspace")
        assert before_cursor(on) == "  › co"


async def test_in_a_field_of_several_lines(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "M")
        await on.type("Ask about 宇宙")
        assert before_cursor(on).endswith("Ask about 宇宙")
        await on.press("enter")
        await on.type("on Monday")
        assert before_cursor(on).endswith("on Monday")
        await on.press("up", "home")
        assert behind_cursor(on).startswith("Ask about")


async def test_on_the_page_at_a_glance(opened: Opening) -> None:
    async with opened(glance=True) as on:
        assert behind_cursor(on).startswith("Joint Statement of the Eighth")
        await on.press("j", "j")
        assert behind_cursor(on).startswith("5 Commit ")


async def test_nothing_blinks_in_a_field(opened: Opening) -> None:
    async with opened() as on:
        for keys in (("slash",), ("escape", "colon"), ("escape", "P")):
            await on.press(*keys)
            field = on.app.focused
            assert isinstance(field, TextField)
            assert not field.cursor_blink
            assert field._blink_timer is not None
            assert not field._blink_timer._active.is_set()


async def test_the_title_of_the_list_of_statements_follows_its_cursor(
    opened: Opening, library: LoadedPacks, small: Pack
) -> None:
    async with opened(packs=LoadedPacks((*library.packs, small))) as on:
        await on.press("0", "g")
        titles = []
        for key in ("g", "j", "O", "g"):
            await on.press(key)
            assert isinstance(on.app.screen, PointingScreen)
            titles.append(window_title(on.app.screen.window_place))
        assert all(title.endswith(" of 2, Statements - onrecord") for title in titles)
        assert len(set(titles)) > 1


def test_every_screen_says_what_the_title_of_the_window_is() -> None:
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    every = _subclasses(PointingScreen)
    opened_ones = {screen for screen in every if not screen.__subclasses__()}
    assert len(opened_ones) > 8
    assert {screen for screen in opened_ones if screen.window_place is PointingScreen.window_place} == set()


def _subclasses(screen: type[PointingScreen]) -> set[type[PointingScreen]]:
    return {screen}.union(*map(_subclasses, screen.__subclasses__()))


@pytest.mark.parametrize("keys", [("E",), ("E", "enter"), ("F",), ("W",), ("P",)], ids=" ".join)
async def test_in_a_sheet_that_finds_by_typing_it_is_in_the_field_until_a_key_moves(
    opened: Opening, keys: tuple[str, ...]
) -> None:
    """Whichever option the sheet begins on."""
    async with opened() as on:
        await on.press(
            "3", "a", "M", "x", "ctrl+s", "j", "M", "y", "ctrl+s", *(("slash", "s", "enter") if "F" in keys else ())
        )
        await on.press(*keys)
        sheet = on.app.screen
        assert isinstance(sheet, FindingSheet)
        places = [sheet.cursor_widget]
        for key in ("down", "e"):
            await on.press(key)
            places.append(sheet.cursor_widget)
        assert places == [sheet.field, sheet.list, sheet.field]
