"""Breakpoints: which panes and how many columns of counts a window of a given width shows, and its CSS class."""

from __future__ import annotations

from enum import Enum
from typing import Any

from textual.screen import Screen

# least columns of a window that shows so many panes
THREE_PANES, TWO_PANES = 100, 60

# columns of the counts beside the search box: maximum with two panes, maximum with one pane, minimum
INFO_WIDTH, NARROW_INFO_WIDTH, LEAST_INFO_WIDTH = 44, 18, 12

INFO_PADDING = 3

# Textual's format: the least columns, and the class from there on
BREAKPOINTS = [(0, "-one"), (TWO_PANES, "-two"), (THREE_PANES, "-three")]


class Pane(Enum):
    """The three panes from left to right; `value` is the widget's id."""

    SECTIONS = "sections"
    LIST = "list"
    READING = "reading"


def info_width(width: int) -> int:
    """Return the columns of the counts beside the search box.

    They depend on the window's width alone, so that a text of another length moves nothing.
    """
    return min(max(width // 2, LEAST_INFO_WIDTH), INFO_WIDTH if width >= TWO_PANES else NARROW_INFO_WIDTH)


def visible_panes(width: int, current: Pane) -> tuple[Pane, ...]:
    """Return the panes to show when `current` has the focus."""
    if width >= THREE_PANES:
        return tuple(Pane)
    if width >= TWO_PANES:
        return (Pane.SECTIONS, Pane.LIST) if current is Pane.SECTIONS else (Pane.LIST, Pane.READING)
    return (current,)


def apply_breakpoint(screen: Screen[Any]) -> None:
    """Set the width's CSS class on a screen that is about to be composed.

    Textual sets it after the first paint, and then styles and draws everything a second time.
    """
    width = screen.app.size.width
    screen.set_class(True, next(name for least, name in reversed(BREAKPOINTS) if width >= least), update=False)
