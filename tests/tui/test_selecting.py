"""What is shown as selected is what is copied, and what is copied is said."""

from __future__ import annotations

import pytest

from onrecord.model import Ref
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import DEFAULT_STYLE
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(120, 36), (80, 24), (40, 12)]


def quoted(on: Driver, *refs: str) -> str:
    """The passages as the default style gives them."""
    pack, record = on.app.browser.pack, on.app.browser.record()
    return DEFAULT_STYLE.render_all([excerpt(pack, Ref.parse(ref), record) for ref in refs])


async def go(on: Driver, written: str) -> None:
    await on.press("colon")
    await on.type(written)
    await on.press("enter")


def marked(on: Driver) -> list[str]:
    """The refs of the sentences or passages that have the cursor's bar."""
    return [str(anchor.ref) for anchor in on.browse.reading.selection.anchors]


def has_cursor_bar(on: Driver) -> bool:
    """Return whether a thick bar stands beside a line of the text."""
    reading = on.browse.reading
    lines = [reading.render_line(y).text for y in range(reading._head_lines, reading.size.height)]
    return any(line[reading._text_column - 3] == "┃" for line in lines)


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("written", "sentences"),
    [
        ("p6.s7-s8", ["p6.s7", "p6.s8"]),
        ("p6", [f"p6.s{number}" for number in range(1, 10)]),
        ("p5.s2-p6.s1", ["p5.s2", "p6.s1"]),
        ("p7-p8", ["p7.s1", "p8.s1"]),
        ("p6.s7", ["p6.s7"]),
    ],
)
async def test_a_range_that_one_goes_to_is_selected_and_copied(
    opened: Opening, size: tuple[int, int], written: str, sentences: list[str]
) -> None:
    async with opened(size=size) as on:
        await go(on, written)
        assert marked(on) == sentences
        assert has_cursor_bar(on)
        await on.press("y")
        assert on.copied == quoted(on, written)


async def test_moving_on_leaves_the_range(opened: Opening) -> None:
    async with opened() as on:
        await go(on, "p6.s7-s8")
        await on.press("j")
        assert marked(on) == ["p6.s8"]
        await on.press("b", "f")
        assert marked(on) == ["p6.s8"]
        await go(on, "p6.s2-s4")
        await on.press("escape")
        assert marked(on) == ["p6.s2"]


@pytest.mark.parametrize("key", ["pagedown", "ctrl+d", "pageup"])
async def test_a_range_stays_selected_while_one_reads_on(opened: Opening, key: str) -> None:
    async with opened(size=(80, 24)) as on:
        await go(on, "p6")
        sentences = marked(on)
        top = on.browse.reading.scroll_offset.y
        await on.press(key, key)
        assert on.browse.reading.scroll_offset.y != top
        assert marked(on) == sentences
        await on.press("y")
        assert on.copied == quoted(on, "p6")


async def test_the_cursor_goes_on_where_one_reads(opened: Opening) -> None:
    """After the range was left behind, the next key is about what is in sight."""
    async with opened(size=(80, 24)) as on:
        await go(on, "p2")
        await on.press("pagedown", "pagedown")
        assert marked(on) == ["p2.s1", "p2.s2"]
        await on.press("j")
        [ref] = marked(on)
        assert not ref.startswith("p2."), "it is not in sight"
        line = on.browse.reading._layout().line_spans[on.browse.reading.selection.cursor][0]  # type: ignore[index]
        top, bottom = on.browse.reading._window()
        assert top <= line < bottom
        await on.press("y")
        assert on.copied == quoted(on, ref)


async def test_v_makes_a_selection_of_it_that_can_be_extended(opened: Opening) -> None:
    async with opened() as on:
        await go(on, "p6.s2-s3")
        await on.press("v", "j")
        assert marked(on) == ["p6.s2", "p6.s3", "p6.s4"]
        await on.press("y", "v")
        assert on.copied == quoted(on, "p6.s2-s4")
        assert marked(on) == ["p6.s4"]


async def test_a_paragraph_in_the_list_is_copied_whole(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "y")
        assert on.copied == quoted(on, "p1")
        assert on.message.startswith("Sent p1.s1-s2 as quote, ")
        await on.press("enter", "y")
        assert on.copied == quoted(on, "p1.s1")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_record_in_the_list_is_copied_with_all_its_passages(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await go(on, "participants/jaxa")
        refs = marked(on)
        assert len(refs) > 1
        await on.press("y")
        assert on.copied == quoted(on, *refs)
        assert f"Sent {len(refs)} passages as quote, " in on.message
        await on.press("w")
        assert f"Sent part of {len(refs)} passages as quote, " in on.message
        await on.press("c")
        assert on.preview() == quoted(on, *refs)
        await on.press("escape", "a", "t", "Y")
        assert on.copied == quoted(on, *refs)


async def test_in_the_reading_pane_only_the_passage_of_the_cursor(opened: Opening) -> None:
    async with opened() as on:
        await go(on, "participants/jaxa")
        refs = marked(on)
        await on.press("enter", "y")
        assert marked(on) == refs[:1]
        assert on.copied == quoted(on, refs[0])
        assert on.message.startswith(f"Sent {refs[0]} as quote, ")
        await on.press("escape")
        assert marked(on) == refs


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_as_much_of_a_range_as_fits_is_in_sight(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        await go(on, "p6.s6-s8")
        reading = on.browse.reading
        first = reading._layout().line_spans[reading.selection.anchors[0]][0]
        last = reading._layout().line_spans[reading.selection.anchors[-1]][1]
        top, height = reading.scroll_offset.y, reading.size.height
        assert top <= first
        assert last < top + height or top == max(0, first - 2)


async def test_it_is_shown_that_a_selection_has_begun(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "l")
        assert "selecting" not in on.shown
        await on.press("v")
        assert "selecting p1.s1" in on.shown
        await on.press("j")
        assert "selecting p1.s1-s2" in on.shown
        await on.press("v")
        assert "selecting" not in on.shown


async def test_paragraphs_end_with_a_reason(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "left_curly_bracket")
        assert on.message == "there is no paragraph before this one here"
        await on.press("G", "right_curly_bracket")
        assert on.message == "there is no paragraph after this one here"
        on.go_to("missions/slim")
        await on.press("right_curly_bracket")
        assert on.message == "there is no paragraph after this one here; o goes to the full text"
