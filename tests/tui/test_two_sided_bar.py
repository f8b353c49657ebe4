"""A line with a text at each end is as wide as its window, whatever the texts are written in."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from onrecord.tui.themes import DARK
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar


class _BarApp(App[None]):
    def compose(self) -> ComposeResult:
        yield TwoSidedBar(id="bar")


@pytest.mark.parametrize(
    ("left", "right", "width", "line"),
    [
        ("statement", "3/4", 16, "statement    3/4"),
        ("statement", "3/4", 10, "state… 3/4"),
        ("日米共同声明", "3/4", 16, "日米共同声明 3/4"),
        ("日米共同声明", "3/4", 15, "日米共同声… 3/4"),
        ("日米共同声明", "3/4", 14, "日米共同…  3/4"),
        ("ab👩\u200d🚀cd", "声明", 9, "ab…  声明"),
        ("ab", "声明", 5, " 声明"),
        ("ab", "声明", 3, " 声"),
    ],
)
async def test_the_left_text_is_cut_between_characters(left: str, right: str, width: int, line: str) -> None:
    app = _BarApp()
    app.register_theme(DARK)
    app.theme = DARK.name
    async with app.run_test(size=(width, 3)):
        bar = app.query_one(TwoSidedBar)
        bar.show([(left, "key")], right)
        strip = bar.render_line(0)
        assert strip.text == line
        assert strip.cell_length == width
