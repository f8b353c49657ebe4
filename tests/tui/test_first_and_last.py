"""`g` goes to the first and `G` to the last; a second `g` stays there, so that `gg` does what it does elsewhere."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opening

PLACES = {
    "list": ("3", "j", "j"),
    "text": ("8", "enter", "j", "j"),
    "record": ("3", "G", "enter", "j"),
    "results": ("slash", *"space", "enter", "j", "j"),
    "glance": ("i", "j", "j", "j"),
    "chooser": ("3", "c", "j", "j"),
    "help": ("question_mark", "j", "j"),
    "clippings": ("3", "a", "j", "a", "j", "a", "t", "j"),
}


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
@pytest.mark.parametrize("place", PLACES)
async def test_once_and_twice_are_the_same(opened: Opening, place: str, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press(*PLACES[place])
        before = on.shown
        await on.press("g")
        first = on.shown
        await on.press("g")
        assert on.shown == first
        await on.press("G")
        last = on.shown
        assert last not in (first, before)
        await on.press("g", "g")
        assert on.shown == first
        await on.press("G", "G")
        assert on.shown == last


async def test_typed_into_an_empty_field_of_a_chooser_a_question_mark_is_help(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "P", "question_mark")
        assert "Choosing: type words" in on.shown
        await on.press("escape")
        await on.type("co")
        await on.press("question_mark")
        assert "co?" in on.shown
