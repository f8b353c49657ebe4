"""A search of the last session whose statement is not open: the keys go to what is in sight, and it is said."""

from __future__ import annotations

import pytest

from onrecord.settings.state import LastPosition, SavedState
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(120, 36), (80, 24), (40, 12)]


def assert_something_in_sight_has_the_keys(on: Driver) -> None:
    focused = on.app.screen.focused
    assert focused is not None
    assert focused.region.area > 0
    assert all(each.display for each in focused.ancestors_with_self if hasattr(each, "display"))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("pack", "query"), [("not-open", "rules-based"), ("not-open", "moon"), ("", "zzzz")])
@pytest.mark.parametrize("glance", [True, False])
async def test_the_keys_go_to_what_is_in_sight(
    opened: Opening, size: tuple[int, int], pack: str, query: str, glance: bool
) -> None:
    state = SavedState(last_position=LastPosition(pack, "missions", search=query))
    async with opened(size=size, state=state, glance=glance) as on:
        assert on.app.browser.is_search
        assert_something_in_sight_has_the_keys(on)
        assert ("not-open, in which this was searched for last time, is not open" in on.message) is bool(pack)
        await on.press("escape")
        assert not on.app.browser.is_search
        assert_something_in_sight_has_the_keys(on)
