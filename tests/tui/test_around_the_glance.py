"""The page “At a glance” of several statements, and after a search: what stands around it."""

from __future__ import annotations

import pytest

from onrecord.model import Pack
from onrecord.packs import LoadedPacks
from tests.tui.conftest import Opening


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_of_several_statements_it_says_how_to_reach_the_others(
    opened: Opening, library: LoadedPacks, small: Pack, size: tuple[int, int]
) -> None:
    async with opened(size=size, packs=LoadedPacks((*library.packs, small)), glance=True) as on:
        assert "0 statements" in on.shown.splitlines()[-1]
        assert "8 Text" in on.shown
        assert "pack 1/2" in on.shown


async def test_a_search_that_was_left_leaves_no_count_beside_the_empty_line(opened: Opening) -> None:
    async with opened(glance=True) as on:
        await on.press("slash", *"side:us", "enter", "escape")
        await on.press("slash")
        line = next(line for line in on.shown.splitlines() if "search the record" in line)
        assert "found" not in line
