"""Segments of the lines of rows, for lists and the page “At a glance”."""

from rich.segment import Segment
from rich.style import Style

from onrecord.navigation.row_lines import RowLine, Span, spans_width
from onrecord.tui.text_styles import TextStyles


def line_segments(
    line: RowLine, columns: int, styles: TextStyles, *, on_cursor: bool, is_away: bool = False
) -> list[Segment]:
    """Return the segments of a line, the right part at its end; `is_away` is the cursor's row without the focus."""
    ground = " on cursor" if on_cursor else " on away" if is_away else ""
    gap = columns - spans_width(line.left) - spans_width(line.right)
    parts = (*line.left, Span(" " * max(0, gap)), *line.right)
    return [Segment(span.text, _style(span, styles, ground)) for span in parts if span.text]


def _style(span: Span, styles: TextStyles, ground: str) -> Style:
    if span.is_match:
        return styles["match"]
    return styles[f"{span.look.value}{ground}" if ground else span.look]
