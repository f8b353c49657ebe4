"""Words selected on the screen: what is lit up is what is said below the text, and what is copied."""

from __future__ import annotations

import pytest
from rich.color import Color
from textual import events

from onrecord.commands import build_keymap
from onrecord.model import Ref
from onrecord.quoting.excerpts import partial
from onrecord.quoting.styles import DEFAULT_STYLE
from onrecord.tui import SessionPreferences
from onrecord.tui.arrangement import Pane
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(160, 48), (120, 36), (100, 30), (80, 24), (40, 12)]
PART = "both sides expressed excitement regarding the upcoming launch of the XRISM and SLIM missions in 2023"
QUOTED = f"“[B]{PART[1:]} …”"
TO_PART = ("v", "o", "w", "w", "w", "o", *["b"] * 9)


async def at_science(opened_on: Driver) -> None:
    opened_on.go_to("p6.s7")
    await opened_on.settle()


def lit_up(on: Driver) -> str:
    """The words on the cursor's ground in the text, joined at line ends."""
    reading = on.browse.reading
    ground = Color.parse(on.app.get_css_variables()["cursor"])
    strips = [reading.render_line(y) for y in range(reading.size.height)]
    parts = [
        "".join(segment.text for segment in strip if segment.style and segment.style.bgcolor == ground)
        for strip in strips
    ]
    return " ".join(part.strip() for part in parts if part)


def pane(on: Driver) -> Pane:
    return on.browse.panes.current


def copied_part(on: Driver, words: str) -> str:
    return DEFAULT_STYLE.render(partial(on.app.browser.pack, Ref.parse("p6.s7"), words))


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_words_that_are_lit_up_are_copied(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await at_science(on)
        await on.press(*TO_PART)
        assert lit_up(on) == PART
        await on.press("y")
        assert on.copied == copied_part(on, PART)
        assert "part of p6.s7" in on.message
        await on.press("a")
        assert on.app.session.clippings.clippings[0].anchors[0].meant == PART
        await on.press("c", "p")
        assert on.copied == f"[B]{PART[1:]} …"


async def test_what_would_be_copied_stands_below_the_text_with_its_number_of_words(opened: Opening) -> None:
    async with opened() as on:
        await at_science(on)
        await on.press(*TO_PART)
        assert QUOTED in on.shown
        assert "As copied" in on.shown
        assert " 16 words " in on.shown
        await on.press("escape")
        assert "As copied" not in on.shown
        assert lit_up(on) == ""


async def test_a_small_window_keeps_the_room_for_the_text(opened: Opening) -> None:
    async with opened(size=(40, 12)) as on:
        await at_science(on)
        await on.press(*TO_PART)
        assert "As copied" not in on.shown


async def test_keys_of_a_selection_are_what_they_were_once_it_is_dropped(opened: Opening) -> None:
    async with opened() as on:
        await at_science(on)
        await on.press("v", "w", "l", "right", "e")
        assert on.browse.reading.selection.word_count == 4
        await on.press("h", "left", "b")
        assert on.browse.reading.selection.word_count == 1
        assert pane(on) is Pane.READING
        await on.press("escape", "h")
        assert pane(on) is Pane.LIST


async def test_the_footer_shows_the_keys_of_a_selection_while_there_is_one(opened: Opening) -> None:
    async with opened() as on:
        await at_science(on)
        await on.press("v")
        foot = on.shown.splitlines()[-1]
        assert "w e b by word  } { by sentence" in foot
        assert "y copy" in foot
        assert "Esc drop" in foot
        await on.press("escape")
        assert "by word" not in on.shown.splitlines()[-1]


async def test_in_a_record_too(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("l", "v", "w", "w", "w", "y")
        assert on.copied.startswith("“In space science …” (")
        assert lit_up(on) == "In space science"
        await on.press("escape")
        assert not on.browse.reading.selection.is_selecting


async def test_an_end_of_the_text_is_said(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "l", "v", "o", "b")
        assert on.message == "the text begins here"
        await on.press("escape", "G", "v", "b", "w", "w")
        assert on.message == "the text ends here"


async def test_a_key_that_the_user_gave_to_a_copy_copies_while_selecting(opened: Opening) -> None:
    habits = SessionPreferences(user_keymap=build_keymap({"copy": ["e"], "word-back": ["B"]}))
    async with opened(habits=habits) as on:
        await at_science(on)
        await on.press("v", "w", "w", "B", "e")
        assert on.copied.startswith("“In …” (")


async def drag(on: Driver, start: tuple[int, int], end: tuple[int, int]) -> None:
    for kind, (x, y) in ((events.MouseDown, start), (events.MouseMove, end), (events.MouseUp, end)):
        on.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
    await on.settle()


def place_of(on: Driver, words: str) -> tuple[int, int]:
    line, text = next((n, text) for n, text in enumerate(on.shown.splitlines()) if words in text)
    return text.index(words), line


@pytest.mark.parametrize("backwards", [False, True])
async def test_the_mouse_selects_words(opened: Opening, *, backwards: bool) -> None:
    async with opened() as on:
        await at_science(on)
        column, line = place_of(on, "both sides expressed excitement")
        places = [(column + 1, line), (column + len("both sides exp"), line)]
        await drag(on, *(reversed(places) if backwards else places))
        assert lit_up(on) == "both sides expressed"
        await on.press("y")
        assert on.copied == copied_part(on, "both sides expressed")


async def test_a_click_selects_no_words(opened: Opening) -> None:
    async with opened() as on:
        await at_science(on)
        column, line = place_of(on, "both sides expressed excitement")
        await on.pilot.click(offset=(column + 3, line))
        await on.settle()
        assert not on.browse.reading.selection.is_selecting
        assert [str(ref) for ref in on.browse.reading.selection.refs] == ["p6.s7"]


# Notes and addresses


async def test_the_cursor_stops_at_each_note_and_its_address_is_shown_whole_and_copied(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        record = on.app.browser.record()
        assert record
        await on.press("l")
        seen = []
        for _ in range(12):
            await on.press("j")
            if (number := on.browse.reading.selection.note) is not None:
                seen.append(number)
                await on.press("x")
                assert on.copied == record.notes[number].source
                await on.press("y")
                assert record.notes[number].text in on.copied
                assert on.copied.startswith("[Editor’s note on SLIM")
        assert list(dict.fromkeys(seen)) == list(range(len(record.notes)))


async def test_the_whole_address_stands_below_the_text(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        record = on.app.browser.record()
        assert record
        await on.press("l", "j")
        below = "".join(line[57:].strip(" │") for line in on.shown.splitlines()[-4:-1])
        assert record.notes[0].source in below
        await on.press("enter")
        assert "x the address of its source" in on.message
        await on.press("k")
        assert record.notes[0].source not in on.shown


@pytest.mark.parametrize(("terminal", "has_links"), [("xterm-256color", True), ("linux", False), ("dumb", False)])
async def test_sources_are_links_where_the_terminal_takes_them(
    opened: Opening, monkeypatch: pytest.MonkeyPatch, terminal: str, *, has_links: bool
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.delenv("WT_SESSION", raising=False)
    async with opened() as on:
        on.go_to("missions/slim")
        await on.settle()
        reading = on.browse.reading
        links = [
            segment.style.link
            for y in range(reading.size.height)
            for segment in reading.render_line(y)
            if segment.style and segment.style.link
        ]
        record = on.app.browser.record()
        assert record
        assert (set(links) <= {note.source for note in record.notes}) if has_links else not links
        assert bool(links) is has_links


# The full text


async def test_a_wide_window_has_refs_at_the_left_and_notes_at_the_right(opened: Opening) -> None:
    async with opened() as on:
        await at_science(on)
        lines = on.shown.splitlines()
        head = next(line for line in lines if "Full text" in line)
        assert "Full text  p6 Civil space ━" in head
        assert "━ p6.s7 · 22/26 ━" in head
        line = next(line for line in lines if line.startswith(" p6.s7┃│"))
        assert "2 expressed excitement" in line
        assert "✓ kept  ✗ missed" in line
        assert max(len(line[9:75].rstrip()) for line in lines[3:-1]) <= 66
        await on.press("m")
        assert "✓ kept  ✗ missed" not in on.shown
        assert "p6.s7┃│" in on.shown


async def test_a_click_into_the_margin_goes_to_its_record(opened: Opening) -> None:
    async with opened() as on:
        await at_science(on)
        await on.pilot.click(offset=place_of(on, "XRISM  kept"))
        await on.settle()
        assert on.crumbs.endswith("› XRISM")
        await on.press("b")
        assert on.crumbs == "Full text › p6.s7"


@pytest.mark.parametrize(("size", "has_refs"), [((100, 30), True), ((80, 24), True), ((59, 24), False)], ids=str)
async def test_refs_stand_beside_the_full_text_where_there_is_room(
    opened: Opening, size: tuple[int, int], *, has_refs: bool
) -> None:
    async with opened(size=size) as on:
        await at_science(on)
        assert any(line.startswith(" p6.s7┃│") for line in on.shown.splitlines()) is has_refs
        assert "expressed excitement…" not in on.shown


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_back_returns_to_the_same_line_of_text_and_list(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        on.go_to("missions/artemis")
        await on.settle()
        on.browse.turn_to(Pane.READING)
        reading, rows = on.browse.reading, on.browse.panes.list_pane
        for _ in range(60):
            if reading.selection.cursor and reading.selection.cursor.address == "participants/nasa":
                break
            await on.press("j")
        else:
            await on.press(*["j"] * 3)
        before = (reading.selection.cursor, reading.scroll_offset.y, rows.scroll_offset.y, on.crumbs)
        on.go_to("participants/nasa")
        await on.settle()
        await on.press("j", "b")
        assert (reading.selection.cursor, reading.scroll_offset.y, rows.scroll_offset.y, on.crumbs) == before


async def test_a_click_on_the_row_of_a_related_record_follows_it(opened: Opening) -> None:
    async with opened(size=(120, 60)) as on:
        on.go_to("missions/mmx")
        await on.settle()
        column, line = place_of(on, "mission      SLIM")
        await on.pilot.click(offset=(column + 2, line))
        await on.settle()
        assert on.crumbs.endswith("› SLIM")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_without_colors_the_words_that_a_record_rests_on_are_underlined(
    opened: Opening, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with opened(size=size) as on:
        monkeypatch.setattr(on.app, "no_color", True)
        on.go_to("missions/slim")
        await on.settle()
        assert "the upcoming launch of the XRISM and SLIM missions in 2023" in underlined(on)
        assert "In space science" not in underlined(on)
        await on.press("m")
        assert "SLIM missions in 2023" not in underlined(on)


def underlined(on: Driver) -> str:
    reading = on.browse.reading
    strips = [reading.render_line(y) for y in range(reading.size.height)]
    official = [strip for strip in strips if any(segment.text in ("│", "┃") for segment in [*strip][1:])]
    return " ".join(
        segment.text.strip() for strip in official for segment in strip if segment.style and segment.style.underline
    )


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_the_wheel_scrolls_what_is_under_it(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        on.go_to("participants/nasa")
        await on.settle()
        reading, rows = on.browse.reading, on.browse.panes.list_pane
        for moved, still in ((rows, reading), (reading, rows)):
            before = still.scroll_offset.y
            moved.scroll_to(y=0, animate=False, immediate=True)
            x, y = moved.region.x + 5, moved.region.y + 2
            for _ in range(2):
                on.app.post_message(events.MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, x, y))
            await on.settle()
            assert moved.scroll_offset.y > 0
            assert still.scroll_offset.y == before


async def search_in_text(on: Driver, words: str) -> None:
    """Search, and go to the passage found first in the full text."""
    await on.press("slash")
    await on.type(words)
    await on.press("enter", "o")


async def test_n_selects_the_match_and_reaches_to_the_next(opened: Opening) -> None:
    """Quotations seldom begin where their sentence does: a word is typed sooner than stepped to."""
    async with opened(size=(80, 24)) as on:
        await search_in_text(on, "its joint")
        await on.press("v", "n")
        assert lit_up(on) == "its"
        await on.press("n")
        assert lit_up(on) == "its joint"
        await on.press("right_curly_bracket", "y")
        assert on.copied.startswith("“[I]ts joint efforts for the remediation of debris.” (")


async def test_n_and_n_back_go_over_every_match(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("p6.s9")
        await search_in_text(on, "kind:sentence QZSS")
        await on.press("v", "N")
        assert lit_up(on) == "QZSS"
        await on.press("N")
        assert lit_up(on) == "QZSS satellites, as well as the United States hosting QZSS"
        await on.press("n")
        assert lit_up(on) == "QZSS", "its other end is the last match"


async def test_without_a_match_the_selection_stays(opened: Opening) -> None:
    async with opened() as on:
        await at_science(on)
        await on.press("v", "w", "w", "n")
        assert lit_up(on) == "In space"
        assert "no search to step through" in on.message


async def test_behind_the_last_match_there_is_none(opened: Opening) -> None:
    async with opened() as on:
        await search_in_text(on, "debris")
        await on.press("v", "n")
        assert lit_up(on) == "debris."
        await on.press("n")
        assert lit_up(on) == "debris."
        assert on.message == "no further match for “debris” that way; Esc drops the selection"


async def test_words_of_two_paragraphs_stand_below_the_text_without_a_line_end(opened: Opening) -> None:
    """A line end in a line would be written into the next one."""
    async with opened(size=(120, 36)) as on:
        await on.press("8", "enter")
        on.browse.reading.show_below("As copied", "", f"“{'use of outer space ' * 40}\n\n“This …”")
        lines = on.browse.reading._below_text
        assert lines[-1].endswith("  “This …”"), "the break is in what is shown"
        assert not any("\n" in line for line in lines)
