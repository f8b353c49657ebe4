"""Collecting: what was collected is said once, nothing is there twice unawares, nothing is lost unawares."""

from __future__ import annotations

import threading

import pytest

from onrecord.briefs import read_brief
from onrecord.clipboard import Content, Report
from onrecord.settings import SavedState
from onrecord.tui.screens.clippings import ClippingsScreen
from tests.support.driver import LIMIT
from tests.tui.conftest import Opening
from tests.tui.refused import in_the_way

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


async def test_what_is_collected_is_saved_at_once_and_said_to_be(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a")
        file = on.copy_file.parent / "briefs" / "brief.toml"
        assert read_brief(file).brief == on.app.session.clippings.brief
        assert "saved in the new brief “Brief”" in on.message
        await on.press("j", "a")
        assert "saved in Brief  t shows all 2" in on.message
        assert len(read_brief(file).brief.items) == 2
        await on.press("u")
        assert len(read_brief(file).brief.items) == 1
        await on.press("q")
        assert on.app._exit, "nothing is lost, so nothing is asked"


async def test_the_next_session_goes_on_with_the_brief(opened: Opening) -> None:
    async with opened() as on:
        await on.press("a", "j", "a")
        state = on.app.state
    assert state.brief == "brief"
    async with opened(state=state) as on:
        await on.settle()
        assert "brief: Brief (2)" in on.shown.splitlines()[0]
        await on.press("k", "a")
        assert on.message.startswith("already collected")
        await on.press("j", "j", "a")
        assert "saved in Brief  t shows all 3" in on.message


async def test_a_brief_that_is_gone_or_damaged_is_said_and_another_one_begins(opened: Opening) -> None:
    async with opened(state=SavedState(brief="memo")) as on:
        await on.settle()
        assert on.message.startswith("the brief that was current is gone (")
        folder = on.copy_file.parent / "briefs"
        folder.mkdir(parents=True)
        (folder / "memo.toml").write_text("schema = 1\nname = 2\n")
    async with opened(state=SavedState(brief="memo")) as on:
        await on.settle()
        assert "memo.toml:2: name is not text" in on.message
        await on.press("a")
        assert sorted(path.name for path in folder.iterdir()) == ["brief.toml", "memo.toml"]
        assert on.app.state.brief == "brief"


async def test_what_is_collected_is_marked_in_lists_and_in_texts(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        assert "•" not in on.shown
        assert "║" not in on.shown
        await on.press("a")
        [row] = [line for line in on.shown.splitlines() if "•" in line.split("┬")[0]]
        assert "SLIM" in row
        assert "║ In space science, both sides" in on.shown
        on.go_to("missions/gateway")
        await on.settle()
        assert "║" not in on.shown
        on.go_to("p6.s7")
        await on.settle()
        lines = [line for line in on.shown.splitlines() if "║" in line]
        assert "p6.s7" in lines[0]
        assert len(lines) > 2
        await on.press("u")
        assert "║" not in on.shown


async def test_marked_rows_that_are_there_already_are_left_out_and_said(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "a", "space", "space", "a")
        assert on.message.startswith("Collected 2 marked rows, 1 left out as collected before  ")
        assert len(on.app.session.clippings) == 2
        await on.press("k", "space", "a")
        assert on.message == "already collected: 1 marked row; a again collects it once more"
        await on.press("a")
        assert len(on.app.session.clippings) == 3


async def test_two_windows_both_add_to_a_brief(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "a")
        state = on.app.state
        file = on.copy_file.parent / "briefs" / "brief.toml"
        async with opened(state=state) as other:
            await other.press("4", "a")
            assert "saved in Brief" in other.message
            await on.press("j", "a")
            assert "“Brief” was changed in another window too; it has both changes now" in on.message
            titles = [clipping.title for clipping in read_brief(file).brief.clippings]
            assert titles[0] == "MDA"
            assert len(titles) == 3
            await on.press("u")
            left = [clipping.title for clipping in read_brief(file).brief.clippings]
            assert left == titles[:2], "undo takes back only what was done here"


# Where briefs cannot be saved


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_where_nothing_can_be_saved_q_asks_and_offers_another_place(
    opened: Opening, size: tuple[int, int]
) -> None:
    async with opened(size=size) as on:
        in_the_way(on)
        await on.press("a")
        assert on.message.startswith("Not saved: ")
        assert "not saved" in on.shown.splitlines()[0] or "(1!)" in on.shown.splitlines()[0]
        await on.press("j", "a", "q")
        assert "2 clippings are not saved" in on.shown
        assert "Quit without it" in on.shown
        await on.press("escape")
        assert not on.app._exit
        await on.press("q", "s")
        await on.type(f"{on.copy_file.parent}/mine.toml")
        brief = on.app.session.clippings.brief
        await on.press("enter")
        assert on.app._exit
        assert read_brief(on.copy_file.parent / "mine.toml").brief == brief


async def test_it_may_be_left_behind(opened: Opening) -> None:
    async with opened() as on:
        in_the_way(on)
        await on.press("a", "q", "q")
        assert on.app._exit


async def test_once_it_can_be_saved_again_it_is(opened: Opening) -> None:
    async with opened() as on:
        in_the_way(on)
        await on.press("a")
        (on.copy_file.parent / "briefs").unlink()
        await on.press("j", "a")
        assert "saved in the new brief" in on.message
        assert "brief: Brief (2)" in on.shown.splitlines()[0]
        await on.press("q")
        assert on.app._exit


@pytest.mark.parametrize("way", ["ctrl+q", "q"])
async def test_every_way_out_asks(opened: Opening, way: str) -> None:
    async with opened() as on:
        in_the_way(on)
        await on.press("a", way)
        assert "1 clipping is not saved" in on.shown
        await on.press(way)
        assert on.app._exit


async def test_q_asks_nothing_once_all_were_copied_out(opened: Opening) -> None:
    async with opened() as on:
        in_the_way(on)
        await on.press("a", "t", "Y")
        await on.press("escape", "j", "a", "q")
        assert "1 clipping is not saved" in on.shown
        await on.press("escape", "u", "q")
        assert on.app._exit


async def test_a_copy_that_ends_after_q_asked_leaves_the_question_as_it_is_by_then(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    async with opened() as on:
        in_the_way(on)
        put = on.app.session.put

        def slow_put(content: Content) -> Report:
            go_on.wait(LIMIT)
            return put(content)

        monkeypatch.setattr(on.app.session, "put", slow_put)
        on.send("a", "t", "Y", "escape", "j", "a", "q")
        await on.calm()
        go_on.set()
        await on.settle()
        await on.press("escape", "q")
        assert "1 clipping is not saved" in on.shown
        await on.press("q")
        assert on.app._exit


async def test_a_copy_that_failed_lets_nothing_go(opened: Opening) -> None:
    async with opened() as on:
        on.copy_file.parent.write_text("a file where the folder should be")
        on.app.session.write = None
        await on.press("a", "t", "Y")
        assert on.message.startswith("Not copied: 1 clipping")
        await on.press("escape", "q")
        assert not on.app._exit


async def test_long_lists_of_clippings_are_paged(opened: Opening) -> None:
    async with opened(size=(40, 12)) as on:
        await on.press(*("a", "j") * 14, "t")
        screen = on.app.screen
        assert isinstance(screen, ClippingsScreen)
        height, last = screen.pane._body_height // 2, len(screen.pane.rows) - 1
        assert last > height > 2
        for key, row in (
            ("pagedown", height - 1),
            ("pageup", 0),
            ("end", last),
            ("pageup", last - height + 1),
            ("g", 0),
        ):
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
