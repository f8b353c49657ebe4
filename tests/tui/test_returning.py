"""`b` and `f` lead back to the same pane, line and selection, and what is copied there is what was copied before."""

from __future__ import annotations

import random
from typing import NamedTuple

import pytest

from onrecord.navigation.word_positions import SelectionState
from onrecord.tui.arrangement import Pane
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SEED, WALKS = 11, 14
SIZES = [(120, 36), (80, 24), (40, 12)]
ELSEWHERE = ("8", "5", "i")


class State(NamedTuple):
    """What somebody sees and copies at a place."""

    crumbs: str
    pane: Pane
    selection: SelectionState | None
    text_top: int | None
    list_top: int | None
    note: int | None


def state(on: Driver) -> State:
    panes, view = on.browse.panes, on.browse.view
    reads = panes.current is Pane.READING
    text_top = on.browse.reading.scroll_offset.y if on.browse.reading.display else None
    list_top = panes.list_pane.scroll_offset.y if panes.list_pane.display else None
    selected = on.browse.reading.selection.state if reads else None
    return State(on.crumbs, panes.current, selected, text_top, list_top, view.note)


async def test_back_leads_to_an_editors_note(opened: Opening) -> None:
    async with opened(size=(110, 24)) as on:
        await on.press("3", *"jjjjjjjjjj", "tab", *"jjjjjj")
        assert on.browse.view.note is not None
        await on.press("y")
        copied = on.copied
        assert "note on" in on.message
        await on.press("8", "b")
        assert on.browse.view.note is not None
        await on.press("y")
        assert (on.copied, "note on" in on.message) == (copied, True)
        await on.press("f")
        assert on.crumbs.startswith("Full text")
        await on.press("b", "y")
        assert "note on" in on.message


@pytest.mark.parametrize(
    "keys", [("i", "i"), ("i", "escape"), ("R",), ("slash", "escape"), ("slash", *"moon", "escape")], ids=" ".join
)
@pytest.mark.parametrize("selected", [(), ("v", "w")], ids=["a note", "words"])
async def test_what_one_looks_at_for_a_moment_changes_nothing(
    opened: Opening, keys: tuple[str, ...], selected: tuple[str, ...]
) -> None:
    async with opened(size=(110, 24)) as on:
        await on.press("3", *"jjjjjjjjjj", "tab", *("jjjjjj" if not selected else ""), *selected)
        before = state(on)
        assert (before.note is not None) is not bool(selected)
        await on.press("y")
        copied = on.copied
        await on.press(*keys)
        assert state(on) == before
        await on.press("y")
        assert on.copied == copied


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_back_leads_to_the_same_pane_line_and_selection(opened: Opening, size: tuple[int, int]) -> None:
    dice, notes = random.Random(SEED), 0
    async with opened(size=size) as on:
        for _ in range(WALKS):
            await on.press(dice.choice("1234567"), *"j" * dice.randrange(6))
            if dice.random() < 0.7:
                await on.press("enter", *"j" * dice.randrange(12), *dice.choice([(), (), ("v", "j"), ("v", "w", "w")]))
            before = state(on)
            notes += before.note is not None
            elsewhere = dice.choice([key for key in ELSEWHERE if not (key == "5" and on.crumbs.startswith("Comm"))])
            await on.press(elsewhere)
            await on.press("b")
            assert state(on) == before, elsewhere
            await on.press("escape")
    assert notes


async def test_a_step_back_to_the_same_passage_is_said(opened: Opening) -> None:
    """Two refs of one passage look the same, and no key is silent."""
    async with opened() as on:
        for address in ("p3", "p3.s1-s6"):
            await on.press("colon")
            await on.type(address)
            await on.press("enter")
        await on.press("b")
        assert "open already" in on.message
        await on.press("f")
        assert "open already" in on.message
