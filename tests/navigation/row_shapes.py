"""Shapes of lists to draw rows in, and what holds for the lines of every row in each of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.navigation.row_lines import Arrangement, RowLine, RowShape, spans_text, spans_width

WIDTHS = (20, 24, 30, 36, 40, 48, 56, 65, 66, 70, 76, 86, 100, 130, 200)
SHAPES = tuple(RowShape(columns, how) for columns in WIDTHS for how in Arrangement)
ASCII_SHAPES = tuple(shape._replace(ascii_signs=True) for shape in SHAPES)

# Lists as windows of 160, 120, 80, 40 and 20 columns have them.
USUAL_SHAPES = (
    RowShape(74, Arrangement.SIDE_BY_SIDE),
    RowShape(52, Arrangement.SIDE_BY_SIDE),
    RowShape(76, Arrangement.STACKED),
    RowShape(36, Arrangement.SINGLE),
    RowShape(16, Arrangement.SINGLE),
)


def left_text(line: RowLine) -> str:
    """Return the text of the left part."""
    return spans_text(line.left)


def right_text(line: RowLine) -> str:
    """Return the text of the right part."""
    return spans_text(line.right)


def assert_fits(lines: Sequence[RowLine], shape: RowShape) -> None:
    """Assert that no line is wider than the list, or holds what would write into another line."""
    assert lines
    for line in lines:
        assert spans_width(line.left) + spans_width(line.right) <= shape.columns, (shape, line.text)
        assert "\n" not in line.text
