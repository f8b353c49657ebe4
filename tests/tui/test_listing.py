"""Filtering, ordering, grouping and marking the list of a section, by keys."""

from __future__ import annotations

import pytest

from onrecord.navigation import Section
from onrecord.navigation.list_order import orders_of
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(120, 36), (80, 24), (40, 12)]


def head(on: Driver) -> str:
    """The rule above the list."""
    return next(line for line in on.shown.splitlines() if line.startswith(("━━ ", "── ")))


def listed(on: Driver) -> list[str]:
    return [row.label for row in on.app.browser.rows() if row.target]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_list_is_filtered_while_typing_and_whole_again(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        everything = listed(on)
        await on.press("s")
        assert "filter this list" in on.shown
        await on.type("moon")
        few = listed(on)
        assert 0 < len(few) < len(everything)
        await on.type(" land")
        assert len(listed(on)) <= len(few)
        await on.press("enter", "j")
        assert on.app.browser.list_filter == "moon land"
        assert " moon land" in on.shown, "it is said what the list is filtered by"
        await on.press("escape")
        assert listed(on) == everything
        assert " moon land" not in on.shown


async def test_a_filter_that_finds_nothing_can_be_left(opened: Opening) -> None:
    async with opened() as on:
        before = listed(on)
        await on.press("s")
        await on.type("qqqq")
        assert listed(on) == []
        await on.press("y", "escape")
        assert listed(on) == before
        assert not on.browse.finder.box.has_focus
        assert on.browse.panes.list_pane.row is not None


async def test_a_section_forgets_the_filter_and_the_marks_of_another(opened: Opening) -> None:
    async with opened() as on:
        await on.press("s")
        await on.type("moon")
        await on.press("enter", "space", "5")
        assert on.app.browser.list_filter == ""
        assert len(on.app.browser.marks) == 0
        assert len(listed(on)) == 30


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_number_of_marked_rows_stands_on_the_screen(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("3", "space", "j", "space", "space")
        assert "3 marked" in on.shown.replace("3 rows marked", "")
        await on.press("s")
        await on.type("moon")
        assert "3 marked, 2 not in sight; y copies all of them" in on.message
        await on.press("enter", "k")
        assert ("3 marked, 2 not in sight" if size[1] > 16 else "3 marked") in on.shown
        await on.press("y")
        await on.until(lambda: "of 3 marked rows" in on.message)
        await on.press("slash", "backspace", "a")
        await on.until(lambda: "unmarked 3 rows of the list before" in on.message)
        await on.press("enter")
        assert "3 marked" not in on.shown


@pytest.mark.sampled(2)
@pytest.mark.parametrize("key", ["2", "3", "4", "5", "6", "7"])
async def test_orders_go_round_and_the_cursor_keeps_its_row(opened: Opening, key: str) -> None:
    async with opened() as on:
        await on.press(key, "j", "j")
        section, crumbs, first = on.app.browser.location.section, on.crumbs, listed(on)
        seen = []
        for order in (*orders_of(section)[1:], orders_of(section)[0]):
            await on.press("O")
            assert order.value in on.message
            assert f"  {order.value} ━" in head(on)
            assert on.crumbs == crumbs
            seen.append(listed(on))
            assert sorted(seen[-1]) == sorted(first)
        assert seen[-1] == first
        assert any(order != first for order in seen)


async def test_groups_are_shown_and_hidden_and_are_not_rows(opened: Opening) -> None:
    async with opened() as on:
        before = listed(on)
        await on.press("I")
        headings = [row.label for row in on.app.browser.rows() if not row.target]
        assert len(headings) > 2
        assert headings[0] in on.shown
        assert listed(on) == before
        await on.press("I")
        assert not [row for row in on.app.browser.rows() if not row.target]


async def test_in_the_full_text_and_in_a_search_it_is_said_why_not(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "O")
        assert on.message == "the full text has one order"
        await on.press("I")
        assert on.message == "the full text has no groups"
        await on.press("slash", *"slim", "enter", "O")
        assert "how well they match" in on.message
        await on.press("s")
        assert "narrows it" in on.message


async def test_marked_rows_are_copied_and_collected_together_and_unmarked(opened: Opening) -> None:
    async with opened() as on:
        await on.press("space", "j", "space")
        assert on.message.startswith("2 rows marked; y copies, a collects")
        assert on.shown.count("»") == 2
        await on.press("y")
        assert on.copied.count("Joint Statement of the Eighth") == 2
        await on.press("a")
        assert len(on.app.session.clippings) >= 2
        await on.press("escape")
        assert "»" not in on.shown
        assert len(on.app.browser.marks) == 0


async def test_the_footer_says_what_keys_do_while_filtering(opened: Opening) -> None:
    async with opened() as on:
        await on.press("5", "s")
        assert "Enter to the list  Esc all rows" in on.shown.splitlines()[-1]
        await on.press(*"cyber")
        assert "Enter to the list  Esc all rows" in on.shown.splitlines()[-1]
        await on.press("escape", "slash")
        assert "Enter to the results  Esc leaves" in on.shown.splitlines()[-1]


@pytest.mark.parametrize("keys", [("Y",), ("C", "m")])
async def test_a_table_is_of_the_marked_rows_if_there_are_any(opened: Opening, keys: tuple[str, ...]) -> None:
    async with opened() as on:
        await on.press("5", "space", "j", "space")
        if len(keys) > 1:
            await on.press(keys[0])
            assert "Copy 2 marked rows as" in on.shown
            await on.press("escape")
        await on.press(*keys)
        assert "2 marked rows as a table" in on.message
        assert on.copied.count("\n| ") == 1 + 2
        assert "Not the whole list" not in on.copied, "nothing of what was asked for is left out"
        await on.press("s", *"cyber", "enter", *keys)
        assert on.copied.count("\n| ") == 1 + 2, "also of those that a filter hides"
        await on.press("escape", "escape", *keys)
        assert on.copied.count("\n| ") > 3


async def test_a_mark_is_taken_away_by_the_key_that_made_it(opened: Opening) -> None:
    async with opened() as on:
        await on.press("space", "k", "space")
        assert on.message == "no row is marked"
        assert "»" not in on.shown
        assert on.crumbs.startswith(f"{Section.MISSIONS.title} › ")
