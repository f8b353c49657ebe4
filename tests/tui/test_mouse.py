"""The mouse: it can do what the keys can, and selects nothing behind the program's back."""

from __future__ import annotations

import pytest

from onrecord.tui.layout import Pane
from tests.tui.conftest import Opening
from tests.tui.driving import Driver


def place_of(on: Driver, words: str) -> tuple[int, int]:
    """Where words stand on the screen: column and line."""
    line, text = next((n, text) for n, text in enumerate(on.shown.splitlines()) if words in text)
    return text.index(words), line


async def test_a_click_selects_a_row_and_opens_it(opened: Opening) -> None:
    async with opened() as on:
        await on.pilot.click(offset=place_of(on, "XRISM"))
        await on.settle()
        assert on.crumbs == "Missions › XRISM"
        assert on.browse.panes.current is Pane.READING
        await on.pilot.click(offset=place_of(on, "6 Events"))
        await on.settle()
        assert on.crumbs.startswith("Events")


async def test_a_click_follows_a_link_and_two_open_a_sentence_in_context(opened: Opening) -> None:
    async with opened(size=(120, 60)) as on:
        on.browse.go_to("missions/mmx")
        await on.settle()
        await on.pilot.click(offset=place_of(on, "In space science"), times=2)
        await on.settle()
        assert on.crumbs == "Full text › p6.s7"
        await on.press("b")
        await on.pilot.click(offset=place_of(on, "participant  "), times=1)
        column, line = place_of(on, "mission  ")
        await on.pilot.click(offset=(column + len("participant  "), line))
        await on.settle()
        assert on.crumbs == "Missions › XRISM"


@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
async def test_dragging_selects_nothing_that_could_be_copied(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        written: list[str] = []
        assert on.app._driver is not None
        on.app._driver.write = written.append  # type: ignore[method-assign, assignment]
        width, height = size
        await on.pilot.mouse_down(offset=(width - 30, 4))
        await on.pilot.hover(offset=(width - 5, height - 3))
        await on.pilot.mouse_up(offset=(width - 5, height - 3))
        await on.press("ctrl+c")
        assert not on.app.screen.get_selected_text()
        assert not any("\x1b]52" in text for text in written)
        assert not on.copy_file.exists()
