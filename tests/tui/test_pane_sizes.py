"""The sizes of the panes are the user's, for panes beside each other and above each other apart, and are remembered."""

from __future__ import annotations

import pytest

from onrecord.session import SessionPreferences
from onrecord.settings import PaneSizes, SavedState
from tests.tui.conftest import Opening


async def test_each_arrangement_has_its_own_sizes(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        panes = on.browse.panes
        width = panes.list_pane.size.width
        await on.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        assert panes.list_pane.size.width == width + 2
        await on.resize(80, 24)
        height = panes.list_pane.size.height
        await on.press("greater_than_sign", "Z")
        assert not panes.reading.display
        assert panes.sizes == PaneSizes(2, 2, zoomed_stacked=True)
        await on.resize(120, 36)
        assert panes.reading.display, "this arrangement was not zoomed"
        assert panes.list_pane.size.width == width + 2
        await on.resize(80, 24)
        await on.press("Z")
        assert panes.list_pane.size.height == height + 2
        assert on.app.state.panes == PaneSizes(2, 2)


async def test_they_are_those_of_the_last_session(opened: Opening) -> None:
    sizes = PaneSizes(-4, 2, zoomed_beside=True)
    async with opened(size=(120, 36), state=SavedState(panes=sizes)) as on:
        assert not on.browse.panes.reading.display
        await on.press("Z")
        assert on.browse.panes.list_pane.size.width == 52
        assert on.app.state.panes == sizes._replace(zoomed_beside=False)


@pytest.mark.parametrize("key", ["greater_than_sign", "less_than_sign"])
async def test_where_the_border_ends_the_key_says_so_and_counts_no_further(opened: Opening, key: str) -> None:
    async with opened(size=(120, 36)) as on:
        for _ in range(60):
            await on.press(key)
            if on.message:
                break
        assert "no further" in on.message
        sizes = on.browse.panes.sizes
        await on.press(key, key)
        assert on.browse.panes.sizes == sizes
        await on.press("less_than_sign" if key.startswith("greater") else "greater_than_sign")
        assert on.browse.panes.sizes != sizes, "the other way works at once"


@pytest.mark.parametrize(
    ("size", "layout", "before", "way_out"),
    [
        ((40, 12), "auto", (), "a window of 60 columns and 16 rows has room for both"),
        ((120, 36), "one", (), 'layout = "auto" shows both'),
        ((120, 36), "auto", ("Z",), "Z shows both"),
        ((120, 36), "auto", ("8", "l"), "h shows the list beside it"),
    ],
)
@pytest.mark.parametrize("key", ["less_than_sign", "greater_than_sign"])
async def test_where_one_pane_is_shown_the_way_to_both_is_said(
    opened: Opening, size: tuple[int, int], layout: str, before: tuple[str, ...], way_out: str, key: str
) -> None:
    async with opened(size=size, habits=SessionPreferences(layout=layout)) as on:
        await on.press(*before, key)
        assert not on.browse.panes.shows_both
        assert way_out in on.message
