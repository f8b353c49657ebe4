"""With NO_COLOR nothing has a colour, and what matters can be told apart all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from rich.style import Style

from onrecord.settings import SavedState
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = ((120, 36), (80, 24), (40, 12))
SCREENS = (
    ("enter",),
    ("8", "enter", "j", "v", "j"),
    ("slash", *"anti"),
    ("a", "t"),
    ("c",),
    ("question_mark",),
    ("ctrl+p", "s"),
)


@pytest.fixture(autouse=True)
def no_colour(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def segments(on: Driver, below: int = 0) -> Iterator[Segment]:
    """Below that line of the screen."""
    for strip in on.app.screen._compositor.render_strips()[below:]:
        yield from strip


def row_styles(on: Driver, index: int) -> list[Style]:
    """How each piece of a row of the list is drawn, its bar left out."""
    pane = on.browse.panes.list_pane
    first = pane._top_lines + pane._lines.top(index) - pane.scroll_offset.y
    lines = range(first, first + pane._lines.height(index))
    return [segment.style or Style.null() for y in lines for segment in list(pane.render_line(y))[1:]]


def coloured(on: Driver) -> list[Segment]:
    styles = ((segment, segment.style) for segment in segments(on) if segment.style)
    return [
        segment
        for segment, style in styles
        if any(colour and not colour.is_default for colour in (style.color, style.bgcolor))
    ]


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("size", "theme"), zip(SIZES, ("dark", "light", "dark"), strict=True), ids=str)
async def test_no_screen_has_a_colour(opened: Opening, size: tuple[int, int], theme: str) -> None:
    async with opened(size=size, state=SavedState(theme=f"onrecord-{theme}")) as on:
        for keys in SCREENS:
            await on.press(*keys)
            assert not coloured(on), keys
            await on.press("escape", "escape")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_row_with_the_cursor_is_reversed_and_a_match_underlined(
    opened: Opening, size: tuple[int, int]
) -> None:
    async with opened(size=size) as on:
        assert all(style.reverse for style in row_styles(on, 0))
        assert not any(style.reverse for style in row_styles(on, 1))
        await on.press("slash", *"satellite", "enter")
        matches = [s.style or Style.null() for s in segments(on, below=2) if s.text.casefold() == "satellite"]
        assert matches
        assert all(style.underline for style in matches)
        row = [s for s in row_styles(on, on.browse.panes.list_pane.cursor) if s.reverse]
        assert {bool(style.underline) for style in row} == {True, False}, "a match is seen on the cursor's row too"


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", SIZES[:2], ids=str)
async def test_the_pane_with_the_focus_has_a_heavy_rule(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        for key, heavy, light in (("l", "Reading", "Missions"), ("h", "Missions", "Reading")):
            await on.press(key)
            assert f"━━ {heavy} " in on.shown
            assert f"── {light} " in on.shown


async def test_what_is_selected_in_a_text_is_reversed(opened: Opening) -> None:
    async with opened() as on:
        await on.press("8", "enter", "j")
        [*selected] = (segment for segment in segments(on) if segment.style and segment.style.reverse)
        words = "".join("".join(segment.text for segment in selected).split())
        assert "ThisDialoguerepresentsthestrongand" in words
        assert "Thismeetingwasco-chaired" not in words


async def test_an_empty_setting_is_none(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.tui import _drop_empty_no_color

    monkeypatch.setenv("NO_COLOR", "")
    _drop_empty_no_color()
    async with opened() as on:
        assert coloured(on)


async def test_the_key_of_the_theme_says_that_there_are_no_colors(opened: Opening) -> None:
    async with opened() as on:
        theme = on.app.theme
        await on.press("T")
        assert on.message == "no colors are drawn here, and light and dark differ in nothing else"
        assert on.app.theme == theme
