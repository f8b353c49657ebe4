"""The list of the open statements: newest first, filtered, and what it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.commands import build_keymap
from onrecord.model import Pack
from onrecord.navigation.row_lines import RowShape
from onrecord.packs import LoadedPacks
from onrecord.tui.screens.statements import StatementsScreen
from onrecord.tui.screens.text_screen import TextScreen
from onrecord.tui.screens.writing import WritingScreen
from onrecord.tui.textual_keys import to_textual_key
from tests.support.driver import Driver
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tui.conftest import Opening

SIZES = [(160, 48), (120, 36), (100, 30), (80, 24), (60, 20), (40, 12), (30, 8)]
DIALOGUE = "japan-us-space-8"
WIDE = RowShape(100)


@pytest.fixture
def packs(library: LoadedPacks, small: Pack) -> LoadedPacks:
    """All of them, the newest first, as folders are opened."""
    every = (*library.packs, small, *map(gold_pack, EXPECTED))
    return LoadedPacks(tuple(sorted(every, key=lambda pack: pack.statement.date, reverse=True)))


def listing(on: Driver) -> StatementsScreen:
    assert isinstance(on.app.screen, StatementsScreen)
    return on.app.screen


def listed(on: Driver) -> list[str]:
    return [row.target.pack for row in listing(on).pane.rows if row.target]


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_statements_are_listed_newest_first_with_each_year_once(
    opened: Opening, packs: LoadedPacks, size: tuple[int, int]
) -> None:
    async with opened(size=size, packs=packs) as on:
        await on.press("0")
        assert listed(on) == [pack.id for pack in packs.packs]
        assert f"{len(packs.packs)} open" in on.shown
        years = re.findall(r"^[┃ ] (\d{4}) +\d{1,2} [A-Z]", on.shown, flags=re.MULTILINE)
        assert years
        assert len(set(years)) == len(years)
        assert all(len(line.rstrip()) <= size[0] for line in on.shown.splitlines())
        row = listing(on).pane.row
        assert row is not None
        assert row.target is not None
        assert row.target.pack == on.app.browser.pack.id, "the cursor begins on the statement in use"


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
async def test_a_row_says_when_what_who_where_and_how_many_records(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("0")
        count = len(on.app.browser.pack.records)
        for fact in ("2023", "24 Mar", "Eighth Japan-U.S.", "Japan,", f"{count} records"):
            assert fact in on.shown
        assert "Tokyo" in on.shown or size[0] < 120
        assert "Japan, U.S." in on.shown, "who goes before where"
        assert "1 open" in on.shown, "one statement alone is a list, too"


async def test_a_statement_without_records_says_so_and_opens_at_its_text(opened: Opening, packs: LoadedPacks) -> None:
    bare = gold_pack("keeper-letter")
    bare = Pack("bare", "Bare letter", bare.statement, ())
    packs = LoadedPacks((*packs.packs, bare))
    async with opened(packs=packs) as on:
        before = on.crumbs
        await on.press("0", "s", *"bare", "enter")
        assert "text only" in on.shown
        await on.press("enter")
        assert on.app.screen is on.browse
        assert on.app.browser.pack.id == "bare"
        assert on.crumbs.startswith("Full text")
        await on.press("b")
        assert on.crumbs == before


@pytest.mark.parametrize("key", ["escape", "0", "b"])
async def test_keys_lead_back_to_what_was_read(opened: Opening, packs: LoadedPacks, key: str) -> None:
    async with opened(packs=packs) as on:
        on.go_to(f"{DIALOGUE}:missions/slim")
        await on.press("0", "k", key)
        assert on.app.screen is on.browse
        assert on.crumbs == "Missions › SLIM"


async def test_a_statement_is_opened_and_b_leads_back(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        on.go_to(f"{DIALOGUE}:commitments/ninth-meeting")
        await on.settle()
        before = on.crumbs
        await on.press("0", "g", "enter")
        assert on.app.browser.pack.id == packs.packs[0].id
        await on.press("b")
        assert on.app.browser.pack.id == DIALOGUE
        assert on.crumbs == before


async def test_opening_the_statement_in_use_changes_nothing(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        on.go_to(f"{DIALOGUE}:missions/slim")
        await on.press("0", "enter")
        assert on.crumbs == "Missions › SLIM"
        assert on.app.screen is on.browse


async def test_a_statement_at_a_glance(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        on.go_to(f"{DIALOGUE}:missions/slim")
        await on.press("0", "g", "i")
        assert on.app.browser.is_glance
        assert on.app.browser.pack.id == packs.packs[0].id


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tokyo", [DIALOGUE]),
        ("2023 japan", [DIALOGUE]),
        ("tokyo united states", [DIALOGUE]),
        ("24 march 2023", [DIALOGUE]),
        ("2023-03", [DIALOGUE]),
        ("DIALOGUE space", [DIALOGUE]),
        ("海洋", ["umi-sora-2025"]),
        ("zzz", []),
    ],
)
async def test_the_list_is_filtered_while_typing(
    opened: Opening, packs: LoadedPacks, typed: str, found: list[str]
) -> None:
    async with opened(packs=packs) as on:
        await on.press("0", "s")
        await on.type(typed)
        assert listed(on) == found
        foot = on.shown.splitlines()[-1]
        assert "Enter to the list" in foot if found else f"no open statement has “{typed}”" in foot
        await on.press("enter")
        assert on.app.focused is listing(on).pane
        await on.press("escape")
        assert len(listed(on)) == len(packs.packs), "Esc drops the filter first"
        await on.press("escape")
        assert on.app.screen is on.browse


async def test_the_search_is_of_all_statements(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        await on.press("0", "slash", *"light")
        assert on.app.screen is on.browse
        assert on.app.browser.is_search


async def test_q_quits_there_too(opened: Opening) -> None:
    async with opened() as on:
        await on.press("0", "q")
        assert not on.app.is_running or on.app._exit


async def test_every_hint_of_its_footer_fits_and_the_help_has_its_keys(opened: Opening) -> None:
    async with opened(size=(80, 24)) as on:
        await on.press("0")
        foot = on.shown.splitlines()[-1]
        assert all(hint in foot for hint in ("Enter open", "i at a glance", "s filter", "/ search all", "q quit"))
        await on.press("question_mark")
        assert "Filter by title, party, place, year" in on.shown


async def test_o_orders_the_list_and_the_cursor_stays_on_its_statement(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        await on.press("0")
        newest, in_use = listed(on), on.app.browser.pack.id
        for head, expected in (
            ("Oldest first", newest[::-1]),
            ("By title", sorted(newest, key=lambda pack: on.app.browser.titles[pack].casefold())),
        ):
            await on.press("O")
            assert head in on.shown
            assert listed(on) == expected
            assert listing(on).pane.row is not None
            assert listing(on)._target is not None
            assert listing(on)._target.pack == in_use  # type: ignore[union-attr]
        for head in ("By parties", "By place", "Newest first"):
            await on.press("O")
            assert head in on.shown
        assert listed(on) == newest
        await on.press("O", "escape", "0")
        assert "Oldest first" in on.shown, "it is the order until the program ends"


async def test_headings_stand_over_the_groups_of_the_order(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        await on.press("0", "I")
        rows = listing(on).pane.rows
        headings = [row.label for row in rows if row.target is None]
        years = [str(pack.statement.date.year) for pack in packs.packs]
        assert headings == list(dict.fromkeys(years))
        await on.press("O", "O", "O", "O")
        headings = [row.label for row in listing(on).pane.rows if row.target is None]
        assert "Tokyo" in headings
        assert len(headings) == len(set(headings))
        counts = [int(row.lines(WIDE)[0].text.rpartition(" ")[2]) for row in listing(on).pane.rows if not row.target]
        assert sum(counts) == len(packs.packs)
        await on.press("s", *"tokyo", "enter")
        assert [row.label for row in listing(on).pane.rows if not row.target] == ["Tokyo"]
        await on.press("escape", "I")
        assert all(row.target for row in listing(on).pane.rows)


async def test_marked_statements_are_cited_and_searched_together(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        await on.press("0", "g", "space", "space")
        first, second = listed(on)[:2]
        assert listing(on).pane.cursor == 2
        assert on.message.startswith("2 statements marked; / searches them, y copies their citations")
        await on.press("O")
        await on.press("y")
        cited = on.copied.splitlines()
        titles = [pack.statement.title for pack in packs.packs[:2]]
        assert [line.startswith(title) for line, title in zip(cited, titles[::-1], strict=True)] == [True, True]
        assert all(str(pack.statement.date.year) in line for line, pack in zip(cited, packs.packs[1::-1], strict=True))
        await on.press("slash", *"the")
        assert on.app.screen is on.browse
        assert on.app.browser.location.text == f"pack:{second},{first} the"
        assert on.app.browser.results is not None
        assert {hit.pack_id for hit in on.app.browser.results.hits} <= {first, second}
        assert on.app.browser.results.hits


async def test_escape_takes_the_marks_away_before_it_leaves(opened: Opening, packs: LoadedPacks) -> None:
    async with opened(packs=packs) as on:
        await on.press("0", "space", "space")
        assert len(listing(on).pane.marked) == 2
        await on.press("escape")
        assert not listing(on).pane.marked
        await on.press("escape")
        assert on.app.screen is on.browse


async def test_a_search_in_too_many_statements_is_refused(opened: Opening, packs: LoadedPacks) -> None:
    many = tuple(replace(packs.packs[0], id=f"statement-of-a-long-name-{number}") for number in range(9))
    async with opened(packs=LoadedPacks((*packs.packs, *many))) as on:
        await on.press("0", *["space"] * 15)
        await on.press("slash")
        assert on.message == "15 statements are too many for one search; unmark some"
        assert isinstance(on.app.screen, StatementsScreen)


def is_at(number: int) -> Callable[[Driver], bool]:
    return lambda on: listing(on).pane.cursor == number


EFFECTS: dict[str, tuple[Callable[[Driver], bool], tuple[str, ...]]] = {
    "read-statement": (lambda on: on.app.screen is on.browse, ()),
    "glance": (lambda on: on.app.screen is on.browse and on.app.browser.is_glance, ()),
    "note": (lambda on: isinstance(on.app.screen, WritingScreen), ()),
    "filter": (lambda on: on.app.focused is listing(on).field, ()),
    "search": (lambda on: on.app.focused is on.browse.finder.box, ()),
    "order": (lambda on: "Oldest first" in on.shown, ()),
    "group": (lambda on: listing(on).pane.rows[0].target is None, ()),
    "mark": (lambda on: len(listing(on).pane.marked) == 1, ()),
    "copy": (lambda on: "the citation of a statement" in on.message, ()),
    "down": (is_at(1), ("g",)),
    "up": (is_at(0), ("g", "j")),
    "page-down": (is_at(5), ("g",)),
    "page-up": (is_at(0), ("G",)),
    "half-page-down": (is_at(5), ("g",)),
    "half-page-up": (is_at(0), ("G",)),
    "top": (is_at(0), ("G",)),
    "bottom": (is_at(5), ("g",)),
    "help": (lambda on: isinstance(on.app.screen, TextScreen), ()),
    "close": (lambda on: on.app.screen is on.browse, ()),
    "quit": (lambda on: on.app._exit, ()),
}
COMMANDS = [command for group in build_keymap().statements for command in group.commands]


def test_no_command_is_left_untested() -> None:
    assert set(EFFECTS) == {command.name for command in COMMANDS}


@pytest.mark.sampled(16)
@pytest.mark.parametrize(
    ("name", "key"), [(command.name, key) for command in COMMANDS for key in command.keys], ids=str
)
async def test_the_key_does_it(opened: Opening, packs: LoadedPacks, name: str, key: str) -> None:
    seen, before = EFFECTS[name]
    assert len(packs.packs) == 6
    async with opened(packs=packs) as on:
        await on.press("0", *before)
        assert name in ("down", "up", "top") or not seen(on)
        await on.press(to_textual_key(key))
        assert seen(on)


@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
async def test_it_can_be_clicked(opened: Opening, packs: LoadedPacks, size: tuple[int, int]) -> None:
    async with opened(packs=packs, size=size) as on:
        await on.press("0", "g")
        line = next(number for number, text in enumerate(on.shown.splitlines()) if "Five Harbors" in text)
        await on.pilot.click(offset=(20, line))
        await on.settle()
        row = listing(on).pane.row
        assert row is not None
        assert "Five Harbors" in row.label
        on.app._click_chain_last_time = None
        await on.pilot.click(offset=(20, line))
        await on.settle()
        assert on.app.screen is on.browse
        assert on.app.browser.pack.title.startswith("Five Harbors")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_the_head_and_the_footer_say_that_statements_are_marked(
    opened: Opening, packs: LoadedPacks, size: tuple[int, int]
) -> None:
    async with opened(size=size, packs=packs) as on:
        await on.press("0", "g")
        assert "search all" in on.shown
        assert "marked" not in on.shown
        await on.press("space", "G", "space", "s", *"zzzz", "enter")
        assert "2 marked, 2 not in sight" in on.shown
        await on.press("s", "escape", "j")
        assert "2 marked" in on.shown, "the marks are kept"
        assert "search marked" in on.shown
        assert "not in sight" not in on.shown
        await on.press("escape")
        assert "search all" in on.shown
        assert "2 marked" not in on.shown
