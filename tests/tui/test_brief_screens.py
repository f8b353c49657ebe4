"""The current brief and the list of briefs on the screen: arranged, annotated, previewed, chosen."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.briefs import read_brief
from onrecord.briefs.brief import Clipping, Heading, OwnNote
from onrecord.settings import SavedState
from onrecord.tui.screens.briefs import BriefsScreen
from onrecord.tui.screens.clippings import ClippingsScreen
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(120, 36), (80, 24), (40, 12)]


def saved_items(on: Driver, name: str = "brief") -> list[str]:
    """Return the items of the brief's file in a few words."""
    items = read_brief(on.copy_file.parent / "briefs" / f"{name}.toml").brief.items
    return [item.title if isinstance(item, Clipping) else item.text for item in items]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_brief_is_arranged_with_headings_and_notes(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("3", "a", "j", "a", "t", "J")
        assert saved_items(on) == ["SSA", "MDA"]
        await on.press("g", "H")
        await on.type("# Lunar")
        await on.press("enter")
        assert "Lunar" in on.shown
        assert "1 passage" in on.shown or "2 passages" in on.shown
        await on.press("n")
        await on.type("Ask.")
        await on.press("enter")
        await on.type("By Monday.")
        await on.press("ctrl+s")
        assert saved_items(on) == ["Lunar", "Ask.\nBy Monday.", "SSA", "MDA"]
        brief = on.app.session.clippings
        assert brief.items[:2] == (Heading("Lunar", 2), OwnNote("Ask.\nBy Monday."))
        await on.press("u", "u")
        assert saved_items(on) == ["SSA", "MDA"]
        await on.press("U", "U")
        assert saved_items(on) == ["Lunar", "Ask.\nBy Monday.", "SSA", "MDA"]
        await on.press("g", "space", "space", "d")
        assert "removed 2 marked" in on.message
        assert saved_items(on) == ["SSA", "MDA"]


async def test_a_note_on_a_clipping_is_shown_with_it(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "a", "t", "e")
        await on.type("Who leads it?")
        await on.press("ctrl+s")
        assert "with a note" in on.shown
        assert "Who leads it?" in on.shown
        await on.press("v")
        assert "Who leads it?" in on.shown, "it is exported"


async def test_the_whole_is_previewed_as_its_text_is_exported(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a", "t", "v")
        assert "In space science, both sides expressed excitement" in " ".join(on.shown.split())
        await on.press("G")
        assert "SHA-256" in on.shown
        await on.press("escape")
        assert isinstance(on.app.screen, ClippingsScreen)


async def test_words_that_changed_are_shown_with_their_difference_and_taken(
    opened: Opening, tmp_path: pathlib.Path
) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a")
        file = tmp_path / "data" / "briefs" / "brief.toml"
        file.write_text(file.read_text().replace("expressed excitement", "expressed surprise"))
        await on.press("t")
        assert "changed in another window" in on.message
        assert "✗ changed" in on.shown
        assert "[surprise|excitement]" in on.shown
        await on.press("equals_sign")
        assert "old words kept" in on.shown
        await on.press("w")
        assert "✗ changed" not in on.shown
        assert "expressed excitement" in file.read_text()


async def test_what_another_window_wrote_is_shown_when_the_user_comes_back(
    opened: Opening, tmp_path: pathlib.Path
) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a", "t")
        file = tmp_path / "data" / "briefs" / "brief.toml"
        file.write_text(f'{file.read_text()}\n[[item]]\nnote = "from the other window"\n')
        on.app.app_focus = False
        await on.settle()
        assert "from the other window" not in on.shown
        on.app.app_focus = True
        await on.settle()
        assert "from the other window" in on.shown
        assert "changed in another window" in on.message
        await on.press("d")
        assert saved_items(on) == ["from the other window"]


async def test_the_brief_is_filtered_while_typing(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "a", "j", "a", "j", "a", "t", "s")
        await on.type("ssa")
        await on.press("enter")
        screen = on.app.screen
        assert isinstance(screen, ClippingsScreen)
        assert screen.pane.count == 1
        await on.press("J")
        assert "Esc drops the filter" in on.message
        await on.press("d")
        assert "SSA" not in saved_items(on)
        await on.press("escape")
        assert screen.pane.count == 2
        await on.press("escape")
        assert on.app.screen is on.browse


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_the_filter_hides_is_said_and_left_alone(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("3", "a", "j", "a", "j", "a", "t", "g", "space", "space", "s")
        kept = saved_items(on)
        await on.type(kept[2].lower())
        await on.press("enter")
        assert "2 marked, 2 not in sight" in on.shown
        await on.press("d")
        assert f"removed {kept[2]}; 2 marked out of sight stay" in on.message
        assert saved_items(on) == kept[:2]
        await on.press("u")
        assert f"undone: removed {kept[2]}" in on.message
        assert saved_items(on) == kept
        await on.press("H")
        await on.type("Gamma")
        await on.press("enter", "n")
        await on.type("note x")
        await on.press("ctrl+s")
        assert "Gamma" in on.shown
        assert "note x" in on.shown
        await on.press("escape")
        assert "2 marked" in on.shown
        assert "not in sight" not in on.shown
        await on.press("d")
        assert saved_items(on) == ["Gamma", "note x", kept[2]]


async def test_nothing_typed_into_a_note_runs_a_command(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "a", "t", "n")
        await on.type("qdDyu?/ B")
        await on.press("enter", "ctrl+s")
        assert on.app.session.clippings.items[1] == OwnNote("qdDyu?/ B")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_briefs_are_created_chosen_renamed_and_deleted(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await on.press("3", "a", "B", "n")
        await on.type("Memo for Monday")
        await on.press("enter")
        assert isinstance(on.app.screen, BriefsScreen)
        assert "Memo for Monday" in on.shown
        assert on.app.state.brief == "memo-for-monday"
        await on.press("enter")
        assert isinstance(on.app.screen, ClippingsScreen)
        await on.press("escape", "j", "a")
        assert saved_items(on, "memo-for-monday") == ["SSA"]
        await on.press("B", "d")
        assert "deleted “Memo for Monday”" in on.message
        assert not (on.copy_file.parent / "briefs" / "memo-for-monday.toml").exists()
        await on.press("u")
        assert saved_items(on, "memo-for-monday") == ["SSA"]
        await on.press("r")
        await on.type(" 2")
        await on.press("enter")
        assert "Memo for Monday 2" in on.shown
        await on.press("q")
        assert len(on.app.screen_stack) == 1
        if size == (120, 36):
            assert "brief: Memo for Monday 2 (1)" in on.shown


async def test_with_no_brief_the_list_says_how_one_begins(opened: Opening) -> None:
    async with opened() as on:
        await on.press("B")
        assert on.message == "no brief yet: n makes one, and so does a"
        await on.press("r")
        assert on.message == "there is no brief here"


async def test_a_brief_is_exported_from_the_main_screen(opened: Opening, tmp_path: pathlib.Path) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a", "E", "enter")
        await on.type("md")
        await on.press("enter", "c")
        await on.type("RESTRICTED")
        await on.press("enter")
        assert "Classification" in on.shown
        assert "RESTRICTED" in on.shown
        await on.press("enter")
        await on.press("ctrl+a", "ctrl+k")
        await on.type(f"{tmp_path}/memo.md")
        await on.press("enter")
        assert on.message == f"Written to {tmp_path}/memo.md"
        assert "expressed excitement" in (tmp_path / "memo.md").read_text()
        assert "RESTRICTED" in (tmp_path / "memo.md").read_text()
        await on.press("E", "enter", "enter", "c", "ctrl+a", "ctrl+k", "enter")
        assert "none" in on.shown, "an empty line takes the classification away"


async def test_a_brief_of_five_hundred_is_arranged_as_one_of_three(opened: Opening, tmp_path: pathlib.Path) -> None:
    async with opened() as on:
        await on.press("3", "a")
        brief = on.app.session.clippings
        brief.replace_items([brief.items[0]] * 500)
        await on.press("t", "G", "K")
        assert "499/500" in on.shown
        assert len(saved_items(on)) == 500
    async with opened(state=SavedState(brief="brief")) as on:
        await on.settle()
        assert "brief: Brief (500)" in on.shown


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("key", "keeps"), [("H", "enter"), ("n", "ctrl+s"), ("A", "ctrl+s")])
async def test_esc_asks_before_words_that_were_typed_are_left(
    opened: Opening, size: tuple[int, int], key: str, keeps: str
) -> None:
    async with opened(size=size) as on:
        await on.press("3", "a", *(("j",) if key == "A" else ("t",)))
        await on.press(key, "escape")
        below = on.app.screen
        await on.press(key)
        assert "keeps it" in on.shown
        await on.type("half")
        await on.press("escape")
        assert "Enter keeps it, Esc again drops it" in " ".join(on.shown.split())
        await on.press("escape")
        assert on.app.screen is below
        assert f"not kept; {key} goes on with what you typed" in " ".join(on.message.split())
        await on.press(key)
        assert "half" in on.shown
        await on.type(" more")
        await on.press("escape", "enter")
        assert on.app.screen is below
        items = on.app.session.clippings.items
        assert "half more" in {item.comment if isinstance(item, Clipping) else item.text for item in items}
        await on.press(key)
        await on.type("more")
        await on.press(keeps)
        items = on.app.session.clippings.items
        assert "more" in {item.comment if isinstance(item, Clipping) else item.text for item in items}


@pytest.mark.parametrize("key", ["A", "M", "H", "n", "e"])
async def test_what_is_being_typed_is_kept_where_the_program_is_quit_from_the_field(opened: Opening, key: str) -> None:
    async with opened() as on:
        await on.press("3", "a", "j", *(("t",) if key in "Hne" else ()), key)
        await on.type("DRAFT of mine")
        await on.press("ctrl+q")
        assert on.app._exit
    data = on.copy_file.parent
    stored = "".join(file.read_text() for file in (*data.glob("briefs/*.toml"), *data.glob("notes.toml")))
    assert stored.count("DRAFT of mine") == 1


async def test_quitting_from_a_field_in_which_nothing_was_typed_adds_nothing(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "a", "j", "A", "ctrl+q")
        assert on.app._exit
        assert len(on.app.session.clippings) == 1


async def test_a_heading_that_was_emptied_is_not_dropped_without_a_word(opened: Opening) -> None:
    async with opened(size=(80, 24)) as on:
        await on.press("3", "a", "t", "H", "S", "enter", "g", "e", "ctrl+u", "enter")
        assert "a heading has words" in on.shown
        assert saved_items(on)[0] == "S"
        await on.press("F", "enter")
        assert saved_items(on)[0] == "F"


async def test_where_the_statement_is_not_open_enter_stays_in_the_brief_and_says_so(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a", "t")
        brief = on.app.session.clippings
        [clipping] = brief.clippings
        brief.replace_items([clipping._replace(anchors=(clipping.anchors[0]._replace(pack="quad-2022"),))])
        await on.press("J", "enter")
        assert isinstance(on.app.screen, ClippingsScreen)
        assert "no open pack is called quad-2022" in on.message
