"""The browser opens where it was left, as far as that is still there."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.library import library_in_memory
from onrecord.navigation import Section
from onrecord.packs import LoadedPacks
from onrecord.settings import LastPosition, SavedState
from onrecord.tui import OnrecordApp, SessionPreferences
from onrecord.tui.arrangement import Pane
from tests.tui.conftest import Opening

PACK = "japan-us-space-8"


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "keys",
    [
        ("3", "j", "j"),
        ("8", "j", "j"),
        ("8", "l", "j", "j", "j"),
        ("slash", "m", "o", "o", "n", "enter", "down", "enter"),
        ("right_square_bracket", "j"),
        ("slash", "m", "e", "t", "i", "enter", "j"),
        ("slash", "s", "l", "m", "i", "enter", "ctrl+t"),
        ("right_square_bracket", "slash", "u", "s", "enter", "j", "j"),
    ],
    ids="".join,
)
@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_where_one_left_one_begins(opened: Opening, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press(*keys)
        left, crumbs, rows = on.app.state, on.crumbs, [row.target for row in on.app.browser.rows()]
        pane, head = on.browse.panes.current, on.shown.splitlines()[0]
    async with opened(size=size, state=left) as on:
        await on.settle()
        assert on.crumbs == crumbs
        assert [row.target for row in on.app.browser.rows()] == rows
        assert on.app.state == left
        assert (on.browse.panes.current, on.shown.splitlines()[0]) == (pane, head)


async def test_a_search_that_was_left_is_left_with_escape(opened: Opening) -> None:
    async with opened(
        state=SavedState(last_position=LastPosition(PACK, "events", "missions/slim", search="slim"))
    ) as on:
        await on.settle()
        assert on.browse.finder.box.value == "slim"
        await on.press("escape")
        assert on.app.browser.location.section is Section.EVENTS


async def test_the_pack_that_was_left(opened: Opening, two_packs: LoadedPacks) -> None:
    async with opened(packs=two_packs) as on:
        await on.press("p", "down", "enter")
        left, pack = on.app.state, on.app.browser.pack.id
        assert pack != PACK
    async with opened(packs=two_packs, state=left) as on:
        assert on.app.browser.pack.id == pack


async def test_a_section_that_the_configuration_names_comes_first(opened: Opening) -> None:
    left = SavedState(
        saved=("METI",), last_position=LastPosition(PACK, "events", "events/none", "civil", "slim", reading=True)
    )
    async with opened(state=left, habits=SessionPreferences(section="terms", theme="light")) as on:
        await on.settle()
        assert on.app.browser.location.section is Section.TERMS
        assert (on.app.browser.area, on.app.browser.is_search) == (None, False)
        assert on.browse.panes.current is Pane.LIST
        assert on.app.browser.search_history.saved == ("METI",)
        assert on.app.theme == "onrecord-light"


WORDS = (
    st.none() | st.text(max_size=8) | st.sampled_from([PACK, "missions/slim", "p6.s7", "p6", "text", "terms", "civil"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.builds(SavedState, theme=WORDS, style=WORDS, last_position=st.builds(LastPosition, WORDS, WORDS, WORDS, WORDS))
)
@example(SavedState(last_position=LastPosition(PACK, "text", "p6.s99")))
@example(SavedState(last_position=LastPosition(PACK, "missions", "missions/slim", "security")))
@example(SavedState(last_position=LastPosition(PACK, "events", "missions/slim")))
@example(SavedState(last_position=LastPosition(PACK, "text", "p6.s7-s8")))
@example(SavedState(last_position=LastPosition("gone", "text", "p6.s7", "gone")))
def test_any_state_opens_at_a_place_that_is_there(library: LoadedPacks, state: SavedState) -> None:
    browser = OnrecordApp(library_in_memory(library), state).browser
    assert browser.pack.id == PACK
    assert browser.location.target is None or browser.row_target() in [row.target for row in browser.rows()]
    assert browser.document()


async def test_a_theme_that_was_not_changed_here_is_not_written_over_that_of_another_session(opened: Opening) -> None:
    async with opened() as on:
        assert on.app.state.theme is None
        await on.press("T")
        assert on.app.state.theme == on.app.theme == "onrecord-light"
    async with opened(state=SavedState(theme="onrecord-light"), habits=SessionPreferences(theme="dark")) as on:
        assert on.app.theme == "onrecord-dark"
        assert on.app.state.theme == "onrecord-light"
