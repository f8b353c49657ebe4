"""Searching as one types, stepping through matches, filtering by area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.navigation.search_service import SearchService
from onrecord.packs import LoadedPacks
from onrecord.search import Results
from onrecord.settings import SavedState
from tests.tui.conftest import Opening


async def test_results_come_with_each_letter_and_escape_restores(opened: Opening) -> None:
    async with opened() as on:
        await on.press("j", "slash")
        await on.type("met")
        assert on.shown.splitlines()[1].startswith(" / met ")
        await on.type("i")
        assert on.crumbs == "search: METI › METI".replace("METI › ", "meti › ")
        assert "Ministry of Economy, Trade and Industry" in on.shown
        assert "2 found" in on.shown
        await on.press("escape")
        assert on.crumbs == "Missions › SSA"
        assert on.browse.finder.box.value == ""


async def test_arrows_move_in_the_results_while_typing(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("slim")
        first = on.app.browser.location.target
        await on.press("down", "down")
        assert on.app.browser.location.target != first
        await on.press("up", "up")
        assert on.app.browser.location.target == first
        await on.press("enter")
        assert on.browse.panes.list_pane.has_focus


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
        assert on.copied.startswith(
            "The statement does not contain “zzzz” (26 sentences searched, nothing corrected): "
        )


async def test_matches_are_stepped_through(opened: Opening) -> None:
    async with opened() as on:
        await on.press("n")
        assert "/ starts one" in on.message
        await on.press("slash")
        await on.type("committed")
        await on.press("enter", "o", "n")
        first = on.browse.reading.selection.ref
        assert "match" in on.message
        await on.press("n")
        assert on.browse.reading.selection.ref != first
        await on.press("N")
        assert on.browse.reading.selection.ref == first


@pytest.mark.parametrize(("key", "area"), [("right_square_bracket", "security"), ("left_square_bracket", "dialogue")])
async def test_one_area_alone(opened: Opening, key: str, area: str) -> None:
    async with opened() as on:
        everything = len(on.browse.panes.list_pane.rows)
        await on.press(key)
        assert on.app.browser.area == area
        assert f"area {area}" in on.shown
        assert len(on.browse.panes.list_pane.rows) < everything
        await on.press("escape")
        assert on.app.browser.area is None
        assert len(on.browse.panes.list_pane.rows) == everything


async def test_the_searched_word_is_lit_in_the_text(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("Article V")
        assert on.browse.reading._layout().match_lines


async def test_another_pack_is_shown_without_the_search(opened: Opening, two_packs: LoadedPacks) -> None:
    async with opened(packs=two_packs) as on:
        await on.press("slash")
        await on.type("xrism")
        await on.press("enter", "p", "down", "enter")
        assert on.crumbs == "Missions › BH"
        assert on.browse.finder.box.value == ""
        await on.press("b")
        assert on.crumbs.startswith("search: xrism")
        assert on.browse.finder.box.value == "xrism"


async def test_tab_completes_only_what_is_offered(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("ar")
        assert "area:" in on.message
        await on.press("tab")
        assert on.browse.finder.box.value == "area:"
        assert "security" in on.message
        await on.type("sec")
        await on.press("tab")
        assert on.browse.finder.box.value == "area:security "
        assert on.app.browser.results is not None
        assert on.app.browser.results.facets["area"][0][0] == "security"
        await on.press("tab")
        assert on.browse.finder.box.value == "area:security "
        assert on.browse.finder.box.has_focus, "what is typed on would be taken for commands"
        assert "nothing to complete" in on.message


async def test_earlier_searches_are_offered_in_an_empty_box(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash", "up")
        assert "no earlier search" in on.message
        for text in ("slim", "meti"):
            await on.press("escape", "escape", "slash")
            await on.type(text)
            await on.press("enter")
        await on.press("slash", "ctrl+u", "up")
        assert "Earlier searches" in on.shown
        await on.press("down", "enter")
        assert on.browse.finder.box.value == "slim"
        assert on.crumbs.startswith("search: slim")
        assert on.app.state.recent == ("meti", "slim")


async def test_a_search_is_kept_until_it_is_let_go(opened: Opening) -> None:
    kept: tuple[str, ...] = ("gps",)
    async with opened(state=SavedState(recent=("moon",), saved=kept)) as on:
        await on.press("ctrl+s")
        assert "/ starts one" in on.message
        await on.press("H")
        assert "★ gps" in on.shown
        await on.press("enter", "ctrl+s")
        assert "no longer" in on.message
        assert on.app.state.saved == ()
        await on.press("ctrl+s")
        assert on.app.state.saved == kept


async def test_a_correction_can_be_refused_from_the_box_and_from_the_list(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("maritme")
        assert "no maritme; showing maritime" in on.shown
        await on.press("ctrl+t")
        assert "Nothing found." in on.shown
        assert on.browse.finder.box.value == "maritme"
        await on.press("enter", "ctrl+t")
        assert "no maritme; showing maritime" in on.shown


async def test_one_key_narrows_by_a_facet(opened: Opening) -> None:
    async with opened() as on:
        await on.press("F")
        assert "/ starts one" in on.message
        await on.press("slash")
        await on.type("moon")
        await on.press("enter", "F", "enter")
        text = on.browse.finder.box.value
        assert text.endswith(" moon")
        assert ":" in text
        assert on.app.browser.results == on.app.browser.find(text)
        await on.press("slash")
        await on.type("qqqq")
        await on.press("enter", "F")
        assert on.message.startswith("no area, kind, actor or year narrows these results")
        await on.press("escape")
        assert not on.app.browser.is_search


async def test_groups_fold_and_unfold(opened: Opening) -> None:
    async with opened() as on:
        await on.press("z")
        assert "/ starts one" in on.message
        await on.press("slash")
        await on.type("space")
        await on.press("enter", "z")
        assert "▸ Participants" in on.shown
        await on.press("j", "k", "enter")
        assert "▾ Participants" in on.shown


async def test_a_search_that_takes_time_runs_on_a_thread_of_its_own(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.navigation.search_service.MAX_TARGETS_SEARCHED_AT_ONCE", 10)
    async with opened() as on:
        await on.press("slash")
        await on.type("slim")
        await on.until(lambda: on.app.browser.location.text == "slim")
        assert "SLIM" in on.shown
        assert on.browse.finder.box.has_focus
        await on.press("ctrl+u")
        await on.press_at_once("m", "e", "t", "i", "enter")
        assert on.crumbs == "search: meti › METI"
        await on.press("escape")
        assert not on.app.browser.is_search


async def test_what_cannot_be_counted_is_looked_at_twice_and_no_more(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as on:
        browser, looks = on.app.browser, list[tuple[str, bool]]()
        find = browser.find

        def uncounted(text: str, *, literal: bool = False, thorough: bool = False) -> Results:
            looks.append((text, thorough))
            return replace(find(text, literal=literal), total=None)

        monkeypatch.setattr(browser, "find", uncounted)
        monkeypatch.setattr(SearchService, "is_slow", True)
        await on.press("slash")
        await on.press_at_once("s", "l", "i", "m", "enter")
        await on.until(lambda: ("slim", True) in looks)
        worker = on.app.commands.searching._worker
        await on.until(lambda: worker._pending is None)
        assert worker._idle is None, "it would be looked for again and again"
        assert looks.count(("slim", True)) == 1
        on.browse.say("a message that must stay")
        await on.settle()
        assert on.message == "a message that must stay"


async def test_a_new_search_takes_the_place_of_the_old_one(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash", "m", "e", "t", "i", "enter", "slash")
        await on.type("slim")
        assert on.app.browser.location.text == "slim"
        await on.press("enter", "slash", "right")
        await on.type(" jaxa")
        assert on.app.browser.location.text == "slim jaxa"


async def test_a_table_says_which_groups_are_not_in_it(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("slim")
        await on.press("enter", "z", "Y")
        assert "Sent the list as a table of 4 rows (without folded groups: Missions (2)), " in on.message
        assert "Not the whole list: without folded groups: Missions (2)." in on.copied


async def test_where_an_area_hides_what_there_is_that_is_said(opened: Opening) -> None:
    async with opened() as on:
        await on.press("right_square_bracket", "slash")
        await on.type("debris")
        assert "Nothing found in security." in on.shown
        assert "Enter, then ]: other areas." in on.shown
        assert "Try fewer words" not in on.shown


@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
async def test_notices_are_wrapped_above_the_results_and_whole_in_the_help(
    opened: Opening, size: tuple[int, int]
) -> None:
    async with opened(size=size) as on:
        await on.press("slash", *"delayed", "space", *"year", "enter")
        assert on.app.browser.results is not None
        notices = on.app.browser.results.notices
        assert len(notices) == 2
        shown = " ".join(line.split("│")[0] for line in on.shown.splitlines())
        assert all(notice in " ".join(shown.split()) for notice in notices)
        await on.press("question_mark")
        assert "About this search" in on.shown


async def test_a_note_above_the_results_takes_three_lines_at_most(opened: Opening) -> None:
    async with opened(size=(40, 24)) as on:
        await on.press("slash", *"foo:bar", "enter")
        assert on.app.browser.results is not None
        notice = next(notice for notice in on.app.browser.results.notices if "foo" in notice)
        lines = on.shown.splitlines()
        first = next(number for number, line in enumerate(lines) if "foo" in line and number)
        taken = [line.strip() for line in lines[first : first + 3]]
        assert " ".join(taken).removesuffix("…") in notice
        await on.press("question_mark")
        assert notice in " ".join(on.shown.split())


async def test_a_completion_is_offered_apart_from_the_text_at_its_end_only(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("kind:comm")
        await on.until(lambda: " / kind:comm   Tab: kind:commitment " in on.shown)
        await on.press("left")
        await on.until(lambda: "Tab: " not in on.shown.splitlines()[1])
        await on.press("right")
        await on.until(lambda: "   Tab: kind:commitment " in on.shown.splitlines()[1])
        assert on.browse.finder.box.value == "kind:comm"
        await on.press("right")
        assert on.browse.finder.box.value == "kind:commitment "
        await on.press("enter")
        assert "Tab: " not in on.shown.splitlines()[1]
