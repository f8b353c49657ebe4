"""Collecting: what was collected is said once, nothing is there twice unawares, nothing is lost unawares."""

from __future__ import annotations

import threading

import pytest

from onrecord.clipboard import Content, Report
from onrecord.tui.screens.clippings import ClippingsScreen
from tests.support.driver import LIMIT
from tests.tui.conftest import Opening

SIZES = [(120, 36), (80, 24), (40, 12)]


async def test_what_c_offers_for_the_clippings_is_previewed_as_the_clippings(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a")
        on.go_to("missions/gateway")
        await on.press("t", "c", "j")
        assert on.preview().startswith("In space science, both sides expressed excitement")
        await on.press("enter")
        assert on.copied == on.app.session.clippings.render(on.app.session.style)


async def test_where_nothing_was_collected_no_styles_are_offered(opened: Opening) -> None:
    async with opened() as on:
        await on.press("t", "c")
        assert isinstance(on.app.screen, ClippingsScreen)
        assert on.message == "nothing collected yet, so nothing was copied"


async def test_a_passage_of_a_collected_record_is_known_in_the_reading_pane_too(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("participants/jaxa")
        await on.press("a", "enter", "a")
        assert on.message.startswith("already collected: JAXA (p")
        assert len(on.app.session.clippings) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_q_asks_before_clippings_are_lost(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("a", "j", "a", "q")
        assert on.message.startswith("2 clippings were not safely copied out")
        assert "q again quits" in " ".join(on.shown.split())
        assert not on.app._exit
        await on.press("k", "q")
        assert not on.app._exit, "something else came between"
        await on.press("q")
        assert on.app._exit


@pytest.mark.parametrize("way", ["ctrl+q", "q"])
async def test_every_way_out_asks(opened: Opening, way: str) -> None:
    async with opened() as on:
        await on.press("a", way)
        assert on.message.startswith("1 clipping was not safely copied out")
        await on.press(way)
        assert on.app._exit


async def test_q_asks_nothing_once_all_were_copied_out(opened: Opening) -> None:
    async with opened() as on:
        await on.press("a", "t", "Y")
        await on.press("escape", "j", "a", "q")
        assert on.message.startswith("1 clipping was not")
        await on.press("u", "q")
        assert on.app._exit


async def test_a_copy_that_ends_after_q_asked_leaves_the_question_as_it_is_by_then(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    async with opened() as on:
        put = on.app.session.put

        def slow_put(content: Content) -> Report:
            go_on.wait(LIMIT)
            return put(content)

        monkeypatch.setattr(on.app.session, "put", slow_put)
        on.send("a", "t", "Y", "escape", "j", "a", "q")
        await on.calm()
        assert on.message.startswith("2 clippings were not safely copied out")
        go_on.set()
        await on.settle()
        assert on.message.startswith("Sent 1 clipping as quote, not verifiable. ")
        assert on.message.endswith(
            ". 1 clipping was not safely copied out and will be gone: q again quits, t shows them"
        )
        await on.press("q")
        assert on.app._exit


async def test_a_copy_that_failed_lets_nothing_go(opened: Opening) -> None:
    async with opened() as on:
        await on.press("a", "t")
        on.copy_file.parent.write_text("a file where the folder should be")
        on.app.session.write = None
        await on.press("Y")
        assert on.message.startswith("Not copied: 1 clipping")
        await on.press("escape", "q")
        assert not on.app._exit


async def test_long_lists_of_clippings_are_paged(opened: Opening) -> None:
    async with opened(size=(40, 12)) as on:
        await on.press(*("a", "j") * 14, "t")
        screen = on.app.screen
        assert isinstance(screen, ClippingsScreen)
        height, last = screen.pane._body_height, len(screen.pane.rows) - 1
        assert last > height > 2
        for key, row in (("space", height - 1), ("pageup", 0), ("end", last), ("pageup", last - height + 1), ("g", 0)):
            await on.press(key)
            assert screen.pane.cursor == row, key


async def test_the_clippings_are_shown_in_the_style_that_they_are_copied_in(opened: Opening) -> None:
    async with opened() as on:
        await on.press("a", "t")
        assert "style quote" in on.shown.splitlines()[0]
        await on.press("c", "j", "j", "j", "equals_sign")
        assert "style bullet" in on.shown.splitlines()[0]
        assert "Briefing bullet" in on.shown
        assert on.message.startswith("y copies as bullet from now on")
        await on.press("Y")
        assert on.copied.startswith("• ")
        await on.press("u")
        assert "style quote" in on.shown.splitlines()[0]
        assert len(on.app.session.clippings) == 1
