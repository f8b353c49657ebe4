"""Searching as one types, stepping through matches, filtering by area."""

from __future__ import annotations

import pytest

from onrecord.packs import Library
from tests.tui.conftest import Opening


async def test_results_come_with_each_letter_and_escape_restores(opened: Opening) -> None:
    async with opened() as on:
        await on.press("j", "slash")
        await on.type("met")
        assert "search: met" in on.shown
        await on.type("i")
        assert on.crumbs == "search: METI › METI".replace("METI › ", "meti › ")
        assert "Ministry of Economy, Trade and Industry" in on.shown
        assert "2 found" in on.shown
        await on.press("escape")
        assert on.crumbs == "Missions › Gateway"
        assert on.browse.finder.box.value == ""


async def test_arrows_move_in_the_results_while_typing(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("slim")
        first = on.app.browser.place.target
        await on.press("down", "down")
        assert on.app.browser.place.target != first
        await on.press("up", "up")
        assert on.app.browser.place.target == first
        await on.press("enter")
        assert on.browse.panes.listing.has_focus


async def test_letters_of_commands_are_letters_in_the_box(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("quay 12")
        assert on.browse.finder.box.value == "quay 12"
        assert on.app.is_running


async def test_nothing_found_says_what_to_do(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("zzzz")
        assert "Nothing found." in on.shown
        await on.press("enter")
        assert "Esc" in on.message
        await on.press("y")
        assert "no official text" in on.message


async def test_matches_are_stepped_through(opened: Opening) -> None:
    async with opened() as on:
        await on.press("n")
        assert "/ starts one" in on.message
        await on.press("slash")
        await on.type("committed")
        await on.press("enter", "o", "n")
        first = on.browse.reading.ref
        assert "match" in on.message
        await on.press("n")
        assert on.browse.reading.ref != first
        await on.press("N")
        assert on.browse.reading.ref == first


@pytest.mark.parametrize(("key", "area"), [("right_square_bracket", "security"), ("left_square_bracket", "dialogue")])
async def test_one_area_alone(opened: Opening, key: str, area: str) -> None:
    async with opened() as on:
        everything = len(on.browse.panes.listing.rows)
        await on.press(key)
        assert on.app.browser.area == area
        assert f"area: {area}" in on.shown
        assert len(on.browse.panes.listing.rows) < everything
        await on.press("escape")
        assert on.app.browser.area is None
        assert len(on.browse.panes.listing.rows) == everything


async def test_the_searched_word_is_lit_in_the_text(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("Article V")
        assert on.browse.reading._layout().hits


async def test_another_pack_is_shown_without_the_search(opened: Opening, two_packs: Library) -> None:
    async with opened(packs=two_packs) as on:
        await on.press("slash")
        await on.type("xrism")
        await on.press("enter", "p", "j", "enter")
        assert on.crumbs == "Missions › BH"
        assert on.browse.finder.box.value == ""
        await on.press("b")
        assert on.crumbs.startswith("search: xrism")
        assert on.browse.finder.box.value == "xrism"
