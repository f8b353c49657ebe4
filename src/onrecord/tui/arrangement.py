"""The arrangement of the main screen: how list and text share a window of a given size, and how wide a text runs."""

from __future__ import annotations

from enum import Enum
from typing import Any

from textual.screen import Screen

from onrecord.navigation.row_lines import Arrangement
from onrecord.settings import PaneSizes

# least columns of a window with list and text beside each other; with one above the other, and as many rows
SIDE_BY_SIDE_COLUMNS, STACKED_COLUMNS, STACKED_ROWS = 110, 60, 16
# least columns of a window in which the sections have a line of their own
STRIP_COLUMNS = 100
# columns of the counts beside the search box: most, most in narrow windows, least
INFO_WIDTH, NARROW_INFO_WIDTH, LEAST_INFO_WIDTH = 44, 18, 12
INFO_PADDING = 3
MAX_MEASURE = 76  # columns of a text: longer lines are hard to read
READING_MARGINS = 6  # columns beside a text: the rule, the bar with a blank at each side, and two at the right

# from here on the text has its full measure, and the list the rest; beyond the last, the list grows no more
_FULL_MEASURE_COLUMNS, _MAX_LIST_COLUMNS = 150, 90
_LIST_SHARE, _LEAST_LIST_COLUMNS = 0.47, 50
_STACKED_SHARE, _RESULTS_SHARE = 0.42, 0.5
LEAST_COLUMNS, LEAST_ROWS = 30, 3  # of either pane, however far the border is moved

NO_SHIFT = PaneSizes()  # the border where these shares put it

# Textual's format: the least columns, and the class from there on
BREAKPOINTS = [(0, "-one"), (STACKED_COLUMNS, "-two"), (STRIP_COLUMNS, "-three")]


class Pane(Enum):
    """The two panes from left to right; `value` is the widget's id."""

    LIST = "list"
    READING = "reading"


def arrangement(columns: int, rows: int) -> Arrangement:
    """Return how list and text share a window of this size."""
    if columns < STACKED_COLUMNS or rows < STACKED_ROWS:
        return Arrangement.SINGLE
    return Arrangement.SIDE_BY_SIDE if columns >= SIDE_BY_SIDE_COLUMNS else Arrangement.STACKED


def list_columns(columns: int, shift: int = 0) -> int:
    """Return the columns of the list beside the text, which the user moved by `shift` columns."""
    beside_full_measure = max(columns, _FULL_MEASURE_COLUMNS) - MAX_MEASURE - READING_MARGINS
    if columns >= _FULL_MEASURE_COLUMNS:
        least = min(beside_full_measure, _MAX_LIST_COLUMNS)
    else:
        least = max(_LEAST_LIST_COLUMNS, min(int(columns * _LIST_SHARE), beside_full_measure))
    return max(LEAST_COLUMNS, min(least + shift, columns - LEAST_COLUMNS))


def list_rows(rows: int, shift: int = 0, *, has_results: bool = False) -> int:
    """Return the rows of the list above the text, its head included, of the `rows` that both share."""
    share = _RESULTS_SHARE if has_results else _STACKED_SHARE
    heads = 2
    least = round((rows - heads) * share) + 1
    return max(LEAST_ROWS, min(least + shift, rows - LEAST_ROWS))


def has_strip(columns: int, rows: int) -> bool:
    """Return whether the sections have a line of their own below the header."""
    return columns >= STRIP_COLUMNS and rows >= STACKED_ROWS


def info_width(width: int) -> int:
    """Return the columns of the counts beside the search box.

    They depend on the window's width alone, so that a text of another length moves nothing.
    """
    return min(max(width // 2, LEAST_INFO_WIDTH), INFO_WIDTH if width >= STACKED_COLUMNS else NARROW_INFO_WIDTH)


def apply_breakpoint(screen: Screen[Any]) -> None:
    """Set the width's CSS class on a screen that is about to be composed.

    Textual sets it after the first paint, and then styles and draws everything a second time.
    """
    width = screen.app.size.width
    screen.set_class(True, next(name for least, name in reversed(BREAKPOINTS) if width >= least), update=False)
