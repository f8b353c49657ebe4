"""What must never happen: a crash at any size, markup from a pack or a query taken for markup."""

from __future__ import annotations

import random

import pytest

from onrecord.packs import Library
from onrecord.tui.commands import browse, clippings
from tests.packs.a_pack import PackFolder
from tests.tui.conftest import Opening

SIZES = [(1, 1), (3, 1), (1, 9), (12, 4), (40, 12), (60, 3), (100, 2), (200, 60)]
TOUR = [
    ("j", "enter", "j", "G", "g", "space", "escape"),
    ("8", "enter", "v", "j", "y", "escape"),
    ("slash", "s", "l", "i", "m", "enter", "n", "escape"),
    ("c", "down", "escape", "C", "escape", "question_mark", "j", "escape"),
    ("a", "t", "j", "d", "u", "escape", "colon", "p", "6", "enter", "b", "f"),
]
MARKUP = "[bold]x[/] [@click=app.quit]y[/] [link=https://example.org]"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_tour_at_every_size_and_while_being_resized(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        for number, keys in enumerate(TOUR):
            await on.press(*keys)
            width, height = SIZES[number % len(SIZES)]
            await on.pilot.resize_terminal(width, height)
            await on.settle()
        assert on.app.is_running


@pytest.mark.parametrize("seed", range(2))
async def test_a_walk_of_random_keys(opened: Opening, seed: int) -> None:
    dice = random.Random(seed)
    keys = [key for groups in (browse.GROUPS, clippings.GROUPS) for g in groups for c in g.commands for key in c.keys]
    keys = [key for key in keys if key not in ("q", "ctrl+p")]
    async with opened(size=(80, 24)) as on:
        for _ in range(12):
            await on.press(*dice.choices(keys, k=8))
            await on.resize(*dice.choice(SIZES))
        await on.settle()
        assert on.app.is_running
        assert on.app.browser.document() is not None


async def test_markup_in_a_pack_is_text(opened: Opening, a_pack: PackFolder) -> None:
    file = a_pack.path / "missions.toml"
    file.write_text(file.read_text().replace('name = "', f'name = "{MARKUP} ', 1))
    library = Library((a_pack.load(),))
    async with opened(packs=library, size=(200, 50)) as on:
        assert MARKUP in on.shown
        await on.press("enter")
        assert MARKUP in on.shown
        await on.press("c", "escape", "question_mark", "escape", "escape", "a")
        await on.press("t")
        assert on.app.is_running


async def test_markup_in_a_query_is_text(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        on.browse.finder.box.value = "[bold]slim[/] [@click=app.quit]"
        await on.settle()
        assert "search: [bold]slim[/] [@cl" in on.shown
        await on.press("enter")
        assert on.app.is_running
