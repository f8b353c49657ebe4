"""A line with a text at each end; if they do not fit, the left one is cut."""

from __future__ import annotations

from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from onrecord.text.cell_width import cell_width, cut, fit


class TwoSidedBar(Widget):
    """A line with the texts `left` and `right`, which are never read as markup."""

    DEFAULT_CSS = "TwoSidedBar { height: 1; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.left = Text()
        self.right = Text()

    def show(self, left: Text | str, right: Text | str = "") -> None:
        texts = (left if isinstance(left, Text) else Text(left), right if isinstance(right, Text) else Text(right))
        if texts != (self.left, self.right):
            self.left, self.right = texts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y > 0 or width <= 0:
            return Strip.blank(max(0, width), self.visual_style.rich_style)
        right = self.right.copy()
        right.plain = cut(right.plain, width)
        right_width = cell_width(right.plain)
        room = width - right_width - (1 if right else 0)
        left = self.left.copy()
        if room > 0:
            left.plain = fit(left.plain, room)
        else:
            left = Text()
        gap = " " * (width - cell_width(left.plain) - right_width)
        segments: list[Segment] = []
        for part in (left, Text(gap), right):
            segments += part.render(self.app.console)
        style = self.visual_style.rich_style
        return Strip([s for s in segments if s.text != ""], None).apply_style(style).adjust_cell_length(width)
