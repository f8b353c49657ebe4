"""Segments of the lines of rows, for lists and the page “At a glance”, and the bar at a cursor."""

from rich.segment import Segment
from rich.style import Style

from onrecord.navigation.row_lines import RowLine, Span, spans_width
from onrecord.tui.text_styles import TextStyles

CURSOR_BAR, ASCII_CURSOR_BAR = "┃", "#"


def line_segments(line: RowLine, columns: int, styles: TextStyles, *, on_cursor: bool) -> list[Segment]:
    """Return the segments of a line: its left part, and its right part at the right end."""
    gap = columns - spans_width(line.left) - spans_width(line.right)
    parts = (*line.left, Span(" " * max(0, gap)), *line.right)
    return [Segment(span.text, _style(span, styles, on_cursor=on_cursor)) for span in parts if span.text]


def _style(span: Span, styles: TextStyles, *, on_cursor: bool) -> Style:
    if span.is_match:
        return styles["match"]
    return styles[f"{span.look.value} on cursor"] if on_cursor else styles[span.look]
