"""The page “At a glance” on the screen: all keys work there, and its rows lead to lists, records and copies."""

from __future__ import annotations

import pytest
from textual import events

from onrecord.commands import build_keymap
from onrecord.model import Pack
from onrecord.navigation import Section
from onrecord.navigation.row_lines import spans_width
from onrecord.packs import LoadedPacks
from onrecord.settings import LastPosition
from onrecord.text.cell_width import set_ambiguous_width
from onrecord.tui import _begins_at_a_glance
from onrecord.tui.header import strip_text, tabs
from onrecord.tui.textual_keys import to_textual_key
from tests.support.driver import Driver
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tiers import is_soak
from tests.tui.conftest import Opening

SIZES = [(160, 48), (120, 36), (100, 30), (80, 24), (60, 16), (40, 12), (20, 6)]
COMMANDS = [command for group in build_keymap().main for command in group.commands if command.name != "quit"]
BEGIN = "Enter to Missions"


def noticeable(on: Driver) -> tuple[object, ...]:
    """Return everything that a person can notice: the screen with its colors, copies, clippings, the cursor."""
    strips = on.app.screen._compositor.render_strips()
    colored = [[(segment.text, str(segment.style)) for segment in strip] for strip in strips]
    copied = on.copy_file.stat().st_mtime_ns if on.copy_file.exists() else 0
    return colored, on.app.screen, copied, len(on.app.session.clippings)


def strip_styles(on: Driver) -> set[str | None]:
    return {style for _, style in strip_text(tabs(on.app.browser, (120, 36)), on.app.browser)}


def cursor_line(on: Driver) -> str:
    return next((line for line in on.shown.splitlines() if "┃" in line), "")


async def to_row(on: Driver, words: str) -> None:
    """Move the page's cursor down to the row with the words."""
    await on.press("g")
    for _ in range(60):
        if words in cursor_line(on):
            return
        await on.press("j")
    raise AssertionError(f"there is no row with {words}")


async def test_enter_begins_at_the_section_behind_it_and_back_returns(opened: Opening) -> None:
    async with opened(glance=True) as on:
        assert on.crumbs == "At a glance"
        assert "onrecord  what governments put on record" in on.shown
        assert BEGIN in on.shown
        await on.press("enter")
        assert on.crumbs.startswith("Missions › ")
        assert on.browse.panes.list_pane.has_focus
        assert "y copy" in on.shown
        await on.press("b")
        assert on.crumbs == "At a glance"
        assert BEGIN in on.shown


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "keys", [(), ("5", "j"), ("8", "j", "j"), ("3", "l"), ("slash", "m", "o", "o", "n", "enter", "j")]
)
async def test_one_key_shows_it_and_leads_back(opened: Opening, keys: tuple[str, ...]) -> None:
    async with opened() as on:
        await on.press(*keys)
        before, focused, shown = on.app.browser.location, on.app.focused, on.shown
        await on.press("i")
        assert "At a glance" in on.shown
        assert on.browse.glance.has_focus
        for leaving in ("i", "escape", "enter"):
            await on.press(leaving)
            assert on.app.browser.location == before
            assert on.app.focused is focused
            assert on.shown == shown
            await on.press("i")


@pytest.mark.sampled(3)
@pytest.mark.parametrize("section", list(Section))
async def test_a_section_key_leaves_it(opened: Opening, section: Section) -> None:
    async with opened(glance=True) as on:
        assert "open section" not in strip_styles(on)
        await on.press(str(section.number))
        assert "open section" in strip_styles(on)
        assert on.app.browser.location.section is section
        assert not on.app.browser.is_glance
        assert not on.browse.glance.display


async def back_to_row(on: Driver, row: str) -> None:
    """Show the page with its cursor on the row, whatever a key has done, in the same app."""
    while on.app.screen is not on.browse:
        on.app.pop_screen()
        await on.settle()
    while not on.app.browser.is_glance or not on.browse.glance.has_focus:
        await on.press("escape" if on.browse.finder.box.has_focus else "i")
    if row not in cursor_line(on):
        await to_row(on, row)
    on.browse.status_bar.clear_message()
    await on.settle()


@pytest.mark.sampled
@pytest.mark.parametrize(("row", "turn"), [("4 Intend", 0), ("MMX, in 2024", 1)])
async def test_no_key_is_silent(opened: Opening, row: str, turn: int) -> None:
    """Every command does something that is seen, or says something: each on one of the rows, in soak on both."""
    silent = []
    async with opened(glance=True) as on:
        for command in COMMANDS if is_soak() else COMMANDS[turn::2]:
            await back_to_row(on, row)
            before = noticeable(on)
            await on.press(to_textual_key(command.keys[0]))
            if noticeable(on) == before:
                silent.append(command.name)
    assert not silent
    assert len(COMMANDS) > 40


async def test_a_copy_takes_the_record_under_the_cursor(opened: Opening) -> None:
    async with opened(glance=True) as on:
        await on.press("y")
        assert "put the cursor on a row with a ref" in on.message
        assert not on.copy_file.exists()
        await to_row(on, "MMX, in 2024")
        await on.press("y")
        assert "the Phobos sample return mission, MMX, in 2024" in on.copied
        await on.press("a")
        assert on.message.startswith("Collected MMX (p6.s7)  ")
        assert "brief: Brief (1)" in on.shown
        await on.press("w")
        assert "“[T]he Phobos sample return mission, MMX, in 2024" in on.copied
        await on.press("k", "b", "i")
        assert len(on.app.session.clippings) == 1


async def test_after_back_the_cursor_is_on_what_is_copied(opened: Opening) -> None:
    async with opened(glance=True) as on:
        await to_row(on, "MMX, in 2024")
        await on.press("enter", "b")
        assert "MMX" in cursor_line(on)
        await on.press("y")
        assert "MMX" in on.copied


async def test_rows_lead_to_lists_and_records(opened: Opening) -> None:
    async with opened(glance=True) as on:
        await on.press("j", "l", "j", "j")
        assert "✗ missed" in cursor_line(on)
        await on.press("enter")
        assert on.crumbs == "Missions › MMX"
        assert "Missions  by outcome" in on.shown
        assert "Missed  1" in on.shown
        await on.press("b", "h", "enter")
        assert on.crumbs.startswith("Commitments")
        assert "Commitments  by grade" in on.shown
        await on.press("b")
        await to_row(on, "Gateway lunar")
        await on.press("enter")
        assert on.crumbs == "Missions › Gateway"


async def test_what_is_left_out_is_shown_by_its_row(opened: Opening) -> None:
    async with opened(size=(80, 24), glance=True) as on:
        assert "8 more  Enter here shows them" in on.shown
        await to_row(on, "8 more")
        await on.press("enter", "G")
        assert "Enter here shows them" not in on.shown
        assert "QZSS" in on.shown
        assert "8   text" in cursor_line(on)


async def test_its_keys_can_be_chosen_as_rows(opened: Opening) -> None:
    async with opened(glance=True) as on:
        await to_row(on, "/   search")
        await on.press("enter")
        assert on.app.focused is on.browse.finder.box
        await on.type("slim")
        assert on.app.browser.is_search
        assert not on.browse.glance.display
        await on.press("escape")
        assert on.crumbs == "At a glance"
        assert on.browse.glance.display


async def test_a_search_left_empty_stays_on_the_page(opened: Opening) -> None:
    async with opened(glance=True) as on:
        await on.press("slash")
        assert "Joint Statement of the Eighth" in on.shown
        await on.press("escape")
        assert on.browse.glance.has_focus
        await on.press("slash", "down")
        assert on.browse.glance.has_focus
        await on.press("slash", "enter")
        assert on.crumbs == "At a glance"
        assert on.browse.glance.has_focus


async def test_keys_of_a_list_act_where_the_user_left_off(opened: Opening) -> None:
    async with opened() as on:
        await on.press("5", "i", "O")
        assert on.crumbs.startswith("Commitments")
        assert "Commitments  by grade" in on.shown
        await on.press("i", "s")
        await on.type("moon")
        assert "of 30" in on.shown
        await on.press("escape", "i", "right_square_bracket")
        assert on.app.browser.area is not None
        await on.press("i")
        assert f"lists show area {on.app.browser.area} only" in on.shown


@pytest.mark.sampled(8)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("pack_id", ["", *EXPECTED])
async def test_it_is_read_to_its_end_at_every_size(
    opened: Opening, library: LoadedPacks, pack_id: str, size: tuple[int, int]
) -> None:
    packs = LoadedPacks((gold_pack(pack_id),)) if pack_id else library
    async with opened(size=size, packs=packs, glance=True) as on:
        seen = on.shown
        last = ""
        while on.shown != last:
            last = on.shown
            await on.press("j")
            seen += on.shown
            assert all(len(line) <= size[0] for line in on.shown.splitlines())
        assert "more lines below" not in on.shown
        for words in ("Commitments", "Missions", "Due and open", "Source", "Edition"):
            assert words in seen, words
        await on.press("g")
        assert on.browse.glance.scroll_offset.y == 0 or size[0] < 40
        await on.press("pagedown", "pageup", "G", "k", "space", "l", "h")


async def test_it_follows_the_window(opened: Opening) -> None:
    async with opened(glance=True) as on:
        await to_row(on, "MMX, in 2024")
        for size in (*SIZES, (120, 36)):
            await on.resize(*size)
            assert on.browse.glance.goal is not None
            assert on.browse.glance.goal.address == "missions/mmx" or size[1] < 36
            assert "At a" in on.shown or size[0] < 40
        assert "┃" in on.shown


async def test_the_mouse_selects_a_row_and_then_opens_it(opened: Opening) -> None:
    async with opened(glance=True) as on:
        for clicks in (1, 2):
            line, text = next((n, line) for n, line in enumerate(on.shown.splitlines()) if "✗ missed   " in line)
            x = text.index("✗ missed   ") + 2
            on.app._click_chain_last_time = None
            for kind in (events.MouseDown, events.MouseUp):
                on.app.post_message(kind(None, x, line, 0, 0, 1, False, False, False, screen_x=x, screen_y=line))
            await on.settle()
            assert on.app.browser.is_glance == (clicks == 1)
        assert on.crumbs == "Missions › MMX"


async def test_choosing_another_pack_shows_that_one(opened: Opening, two_packs: LoadedPacks, small: Pack) -> None:
    async with opened(packs=two_packs, glance=True) as on:
        await on.press("p", "down", "enter")
        assert on.app.browser.pack.id == small.id
        assert small.statement.title.split("(")[0].strip()[:20] in on.shown
        assert on.crumbs == "At a glance"


async def test_it_is_opened_again_where_it_was_left(opened: Opening) -> None:
    async with opened(glance=True) as on:
        state = on.app.state
        assert state.last_position.glance
    async with opened(state=state) as on:
        assert on.crumbs == "At a glance"
        await on.press("5")
        assert not on.app.state.last_position.glance


async def test_a_browser_opens_with_it_unless_it_was_left_in_an_open_pack(opened: Opening) -> None:
    async with opened() as on:
        library, preferences = on.app.library, on.app.session.preferences
        assert _begins_at_a_glance(library, LastPosition(), preferences)
        assert _begins_at_a_glance(library, LastPosition("another"), None)
        assert not _begins_at_a_glance(library, LastPosition(on.app.browser.pack.id), preferences)
        assert not _begins_at_a_glance(library, LastPosition(), preferences._replace(section="events"))


async def test_it_is_laid_out_again_where_lines_are_two_cells_wide(
    opened: Opening,
) -> None:
    """Only our own widths are changed here; `tests/tui/test_ambiguous_width.py` has Rich's."""
    async with opened(glance=True) as on:
        assert "━━━" in on.shown
        set_ambiguous_width(2)
        try:
            on.browse.lay_out_again()
            lines = [(cell, cell.line) for cells in on.browse.glance._page.lines for cell in cells]
            assert not set("━✓✗▮") & {sign for _, line in lines for sign in line.text}
            for cell, line in lines:
                assert spans_width(line.left) + spans_width(line.right) <= cell.width - 2
        finally:
            set_ambiguous_width(1)


async def test_it_is_not_made_before_it_is_shown(opened: Opening) -> None:
    async with opened() as on:
        assert not on.app.screen.query("#glance")
        await on.press("i")
        assert on.app.screen.query("#glance")


@pytest.mark.parametrize("key", ["slash", "s"])
async def test_typing_begins_whichever_pane_had_the_focus_before(opened: Opening, key: str) -> None:
    """Once, page and search line took the focus from each other for ever."""
    async with opened() as on:
        await on.press("5", "l", "i", key)
        await on.settle()
        assert on.browse.finder.box.has_focus
        await on.type("slim")
        assert on.browse.finder.box.value == "slim"
