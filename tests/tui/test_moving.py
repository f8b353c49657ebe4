"""Keys that move: in panes, between panes and sections, along links and back."""

from __future__ import annotations

import dataclasses

import pytest
from textual.widgets import Input, Static

from onrecord.model import Pack, Ref
from onrecord.navigation import Section
from onrecord.packs import LoadedPacks
from onrecord.settings import LastPosition, SavedState
from onrecord.tui.arrangement import Pane
from onrecord.tui.screens.prompt import PromptScreen
from tests.tui.conftest import Opening


async def test_it_opens_at_missions(opened: Opening) -> None:
    async with opened() as on:
        assert on.crumbs == "Missions › MDA"
        assert on.browse.panes.list_pane.has_focus
        assert "Maritime Domain Awareness" in on.shown


async def test_it_opens_where_it_was_left(opened: Opening) -> None:
    async with opened(state=SavedState("onrecord-light", last_position=LastPosition(section="events"))) as on:
        assert on.app.browser.location.section is Section.EVENTS
        assert on.app.theme == "onrecord-light"
        left = on.app.state
        assert (left.last_position.section, left.theme, left.style) == ("events", "onrecord-light", None)


async def test_a_state_that_names_nothing_known_is_the_first_time(opened: Opening) -> None:
    async with opened(state=SavedState("gone", "gone", last_position=LastPosition("gone", "gone"))) as on:
        assert on.crumbs == "Missions › MDA"


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("key", "section"),
    [
        ("1", Section.AREAS),
        ("2", Section.PARTICIPANTS),
        ("3", Section.MISSIONS),
        ("4", Section.INSTRUMENTS),
        ("5", Section.COMMITMENTS),
        ("6", Section.EVENTS),
        ("7", Section.TERMS),
        ("8", Section.TEXT),
    ],
)
async def test_a_number_opens_its_section(opened: Opening, key: str, section: Section) -> None:
    async with opened() as on:
        await on.press(key)
        assert on.app.browser.location.section is section
        assert on.browse.panes.list_pane.name_and_info[0] == section.title
        assert f"━━ {section.title}  " in on.shown
        assert on.browse.panes.list_pane.has_focus


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
async def test_down_and_up_in_the_list(opened: Opening, down: str, up: str) -> None:
    async with opened() as on:
        await on.press(down, down)
        assert on.crumbs == "Missions › Artemis"
        assert "Artemis program" in on.shown
        await on.press(up)
        assert on.crumbs == "Missions › SSA"
        await on.press(up, up, up)
        assert on.crumbs == "Missions › MDA"


@pytest.mark.parametrize(("end", "home"), [("G", "g"), ("end", "home")])
async def test_top_and_bottom(opened: Opening, end: str, home: str) -> None:
    async with opened(size=(80, 12)) as on:
        await on.press(end)
        assert on.crumbs == "Missions › QZSS"
        await on.press(home)
        assert on.crumbs == "Missions › MDA"


async def test_pages_of_the_list(opened: Opening) -> None:
    async with opened(size=(80, 12)) as on:
        await on.press("pagedown")
        page = on.browse.panes.list_pane.cursor
        assert 3 < page < 18
        await on.press("pageup")
        assert on.browse.panes.list_pane.cursor == 0


async def test_headings_are_passed_over(opened: Opening) -> None:
    async with opened() as on:
        await on.press("2")
        listing = on.browse.panes.list_pane
        assert listing.rows[0].label == "Japan"
        assert listing.cursor == 1
        await on.press("end")
        assert on.crumbs.endswith("ONCD")


@pytest.mark.parametrize(("right", "left"), [("l", "h"), ("right", "left"), ("tab", "shift+tab")])
async def test_panes_to_the_right_and_left(opened: Opening, right: str, left: str) -> None:
    async with opened() as on:
        await on.press(right)
        assert on.browse.reading.has_focus
        await on.press(right)
        assert on.browse.reading.has_focus
        await on.press(left)
        assert on.browse.panes.list_pane.has_focus
        await on.press(left)
        assert on.browse.panes.list_pane.has_focus


async def test_space_reads_on_in_a_text(opened: Opening) -> None:
    async with opened(size=(80, 24)) as on:
        await on.press("8", "enter", "home", "pagedown")
        by_key = on.browse.reading.scroll_offset.y
        assert by_key > 3
        await on.press("home", "space")
        assert on.browse.reading.scroll_offset.y == by_key
        assert not on.app.browser.marks


async def test_enter_and_escape_go_in_and_out(opened: Opening) -> None:
    async with opened() as on:
        await on.press("enter")
        panes = [on.browse.panes.current]
        for _ in range(3):
            await on.press("escape")
            panes.append(on.browse.panes.current)
        assert panes == [Pane.READING, Pane.LIST, Pane.LIST, Pane.LIST]
        assert "nothing to leave" in on.message


async def test_a_related_record_is_followed_and_left_again(opened: Opening) -> None:
    async with opened() as on:
        await on.press("enter", "G")
        link = on.browse.reading.selection.cursor
        assert link is not None
        assert link.address is not None
        await on.press("enter")
        assert on.app.browser.location.target is not None
        assert on.app.browser.location.target.address == link.address
        await on.press("b")
        assert on.crumbs == "Missions › MDA"
        await on.press("f")
        assert on.app.browser.location.target.address == link.address
        await on.press("backspace")
        assert on.crumbs == "Missions › MDA"


@pytest.mark.sampled(3)
@pytest.mark.parametrize("query", ["moon", "zzzz"])
@pytest.mark.parametrize("lines", [2, 6])
@pytest.mark.parametrize("section", ["3", "8"])
async def test_back_from_a_search_leads_to_the_line_of_the_text_that_was_left(
    opened: Opening, section: str, lines: int, query: str
) -> None:
    """To a passage or an editor's note: the next copy is of what stood under the cursor before."""
    async with opened(size=(120, 30)) as on:
        await on.press(section, *("j" * (10 if section == "3" else 4)), "tab", *("j" * lines))
        before = on.app.browser.location, on.browse.panes.current, on.browse.reading.selection.state
        assert before[1] is Pane.READING
        await on.press("slash", *query)
        await on.settle()
        await on.press("enter", "j", "b")
        await on.settle()
        assert (on.app.browser.location, on.browse.panes.current, on.browse.reading.selection.state) == before
        await on.press("escape", "slash", *query)  # and to the list where that was left
        await on.settle()
        await on.press("enter", "b")
        await on.settle()
        assert on.browse.panes.current is Pane.LIST


async def test_back_and_forward_say_when_there_is_nothing(opened: Opening) -> None:
    async with opened() as on:
        await on.press("b")
        assert "began" in on.message
        await on.press("f")
        assert "ahead" in on.message


async def test_a_sentence_in_its_context_and_the_records_it_speaks_of(opened: Opening) -> None:
    async with opened() as on:
        await on.press("o")
        assert on.crumbs == "Full text › p4.s2"
        assert on.browse.reading.selection.ref == Ref.parse("p4.s2")
        assert on.browse.panes.list_pane.row is not None
        assert on.browse.panes.list_pane.row.label.startswith("4 ")
        await on.press("enter")
        assert "Records that rest on p4.s2" in on.shown
        await on.press("down", "enter")
        assert on.app.browser.record() is not None


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("written", "crumbs"),
    [
        ("p6.s7", "Full text › p6.s7"),
        ("P3", "Full text › p3"),
        ("missions/slim", "Missions › SLIM"),
        ("Slim", "Missions › SLIM"),
        ("japan-us-space-8:p8.s1", "Full text › p8.s1"),
        ("p5.s2-p6.s1", "Full text › p5.s2-p6.s1"),
    ],
)
async def test_going_where_somebody_writes(opened: Opening, written: str, crumbs: str) -> None:
    async with opened() as on:
        await on.press("colon")
        await on.type(written)
        await on.press("enter")
        assert on.crumbs == crumbs


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("p9", "the statement has paragraphs p1 to p8"),
        ("p6.s10", "9 sentence"),
        ("missions/none", "there is no missions/none"),
        ("slimm", "such as missions/artemis; did you mean missions/slim?"),
        ("missions", "a section, not a record"),
        ("other:p1", "the open packs are japan-us-space-8"),
        ("p6.s7-s2", "write the earlier end first"),
    ],
)
async def test_going_nowhere_says_why_and_keeps_what_was_typed(
    opened: Opening, size: tuple[int, int], written: str, said: str
) -> None:
    async with opened(size=size) as on:
        await on.press("colon")
        await on.type(written)
        await on.press("enter")
        assert isinstance(on.app.screen, PromptScreen)
        wrong = on.app.screen.query_one("#wrong", Static)
        assert said in str(wrong.content)
        assert on.app.screen.region.contains_region(wrong.region)
        assert str(wrong.content).split()[-1] in on.shown
        assert on.app.screen.query_one(Input).value == written
        await on.press("backspace")
        assert str(wrong.content) == ""
        await on.press("escape")
        assert on.browse.is_current
        assert on.crumbs == "Missions › MDA"


async def test_what_was_wrong_is_mended_in_place(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("colon", *"mission/slim", "enter")
        await on.until(lambda: "missions/slim?" in on.shown)
        await on.press("home", *["right"] * len("mission"))
        await on.type("s")
        await on.press("enter")
        assert on.crumbs == "Missions › SLIM"


async def test_sentences_and_paragraphs_of_the_full_text(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "enter", "j")
        assert on.browse.reading.selection.ref == Ref.parse("p1.s2")
        await on.press("right_curly_bracket", "right_curly_bracket")
        assert on.browse.reading.selection.ref == Ref.parse("p3.s1")
        assert on.crumbs == "Full text › p3.s1"
        await on.press("j", "left_curly_bracket")
        assert on.browse.reading.selection.ref == Ref.parse("p3.s1")
        await on.press("left_curly_bracket")
        assert on.browse.reading.selection.ref == Ref.parse("p2.s1")


async def test_long_notes_are_scrolled_line_by_line(opened: Opening) -> None:
    async with opened(size=(40, 12)) as on:
        await on.press("enter")
        lines = len(on.browse.reading._layout().lines)
        seen: set[int] = set()
        for _ in range(lines * 2):
            top = on.browse.reading.scroll_offset.y
            seen |= set(range(top, top + on.browse.reading.size.height))
            on.send("j")
            await on.calm()
        assert set(range(lines)) <= seen


async def test_packs_are_chosen(opened: Opening, two_packs: object) -> None:
    async with opened(packs=two_packs) as on:
        assert "pack 1/2" in on.shown
        await on.press("p", "down", "enter")
        assert on.app.browser.pack.id == list(on.app.browser.titles)[1]
        assert "pack 2/2" in on.shown
        await on.press("b")
        assert on.app.browser.pack.id == "japan-us-space-8"


async def test_with_one_pack_there_is_none_to_choose(opened: Opening) -> None:
    async with opened() as on:
        await on.press("p")
        assert "onrecord DIR" in on.message


async def test_going_where_one_is_says_so_and_is_no_step_back(opened: Opening) -> None:
    async with opened() as on:
        await on.press("3", "8", "o")
        assert on.message == ""
        await on.press("o")
        assert on.message == "this is the place already"
        await on.press("b")
        assert on.crumbs == "Full text › p1"
        await on.press("b")
        assert on.crumbs.startswith("Missions")


async def test_packs_and_clippings_of_the_same_title_and_date_are_told_apart(
    opened: Opening, library: LoadedPacks, small: Pack
) -> None:
    """By the number of the pack that the header shows, as the results of a search are."""
    twins = [dataclasses.replace(small, id=f"twin-{number}") for number in range(3)]
    twins[2] = dataclasses.replace(twins[2], title="Another")
    async with opened(packs=LoadedPacks((*library.packs, *twins))) as on:
        numbers = {pack_id: number for number, pack_id in enumerate(on.app.browser.titles, 1)}
        await on.press("p")
        rows = [line for line in on.shown.splitlines() if small.title in line or "Another" in line]
        assert [f"#{numbers[twin.id]}" in "".join(rows) for twin in twins] == [True, True, False]
        await on.press("escape")
        for twin in twins[:2]:
            on.go_to(f"{twin.id}:p1.s1")
            await on.press("a")
        await on.press("t")
        assert all(f"1 Jun 2024 #{numbers[twin.id]}" in on.shown for twin in twins[:2])
        on.app.pop_screen()
        await on.settle()
        await on.press("u")
        on.go_to("japan-us-space-8:p1.s1")
        await on.press("a", "t")
        assert "1 Jun 2024" in on.shown
        assert "2024 #" not in on.shown, "the dates alone tell these apart"


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
@pytest.mark.parametrize("address", ["missions/mmx", "events/dialogue-1", "commitments/ninth-meeting"])
async def test_the_top_is_the_first_line_whatever_the_footer_held(
    opened: Opening, size: tuple[int, int], address: str
) -> None:
    """`g` shows the first line, also if the footer shrinks by it because its message goes."""
    async with opened(size=size) as on:
        on.go_to(address)
        await on.press("tab", "j", "j", "G")
        on.browse.say("a message of several lines, " * 12)
        await on.settle()
        await on.press("g")
        await on.settle()
        assert on.browse.reading.scroll_offset.y == 0


async def test_a_link_that_stands_twice_has_the_cursors_bar_once(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("events/dialogue-1")
        await on.press("tab", "g")
        reading = on.browse.reading
        texts = [reading.render_line(y).text for y in range(1, reading.size.height)]
        assert sum("┃" in text for text in texts) == 1
