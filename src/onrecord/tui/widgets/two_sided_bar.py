"""A line with a text at each end; if they do not fit, the left one is cut."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from onrecord.text.cell_width import cell_width, cut, fit
from onrecord.tui.bar_run import BarRun, StyledText
from onrecord.tui.text_styles import text_styles


class TwoSidedBar(Widget):
    """A line with the texts `left` and `right`, which are never read as markup.

    Styles are named, and looked up when the line is drawn, so that another theme shows at once.
    """

    DEFAULT_CSS = "TwoSidedBar { height: 1; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._left: tuple[BarRun, ...] = ()
        self._right: tuple[BarRun, ...] = ()

    @property
    def left(self) -> str:
        return "".join(run.text for run in self._left)

    @property
    def right(self) -> str:
        return "".join(run.text for run in self._right)

    def show(self, left: StyledText | str, right: StyledText | str = "") -> None:
        texts = _runs(left), _runs(right)
        if texts != (self._left, self._right):
            self._left, self._right = texts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width, style = self.size.width, self.visual_style.rich_style
        if y > 0 or width <= 0:
            return Strip.blank(max(0, width), style)
        right = cut(self.right, width)
        right_cells = cell_width(right)
        room = width - right_cells - (1 if right else 0)
        left = fit(self.left, room) if room > 0 else ""
        gap = " " * (width - cell_width(left) - right_cells)
        segments = [*self._segments(self._left, left), Segment(gap), *self._segments(self._right, right)]
        return Strip([s for s in segments if s.text]).apply_style(style).adjust_cell_length(width)

    def _segments(self, runs: Sequence[BarRun], fitted: str) -> list[Segment]:
        """Return the runs as segments, as far as they fitted, and the blanks that follow them."""
        styles = text_styles(self.app)
        segments: list[Segment] = []
        position = 0
        for text, name, action in runs:
            style = styles[name] if name else Style.null()
            style += Style(meta={"@click": action}) if action else Style.null()
            segments.append(Segment(fitted[position : position + len(text)], style))
            position += len(text)
        return [*segments, Segment(fitted[position:])]


def _runs(text: StyledText | str) -> tuple[BarRun, ...]:
    return (BarRun(text),) if isinstance(text, str) else tuple(BarRun(*run) for run in text)
