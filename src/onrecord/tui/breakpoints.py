"""CSS classes of a screen by its width in columns."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from onrecord.tui.layout import THREE_PANES, TWO_PANES

# Textual's format: the least columns, and the class from there on
BREAKPOINTS = [(0, "-one"), (TWO_PANES, "-two"), (THREE_PANES, "-three")]


def apply_breakpoint(screen: Screen[Any]) -> None:
    """Set the width's CSS class on a screen that is about to be composed.

    Textual sets it after the first paint, and then styles and draws everything a second time.
    """
    width = screen.app.size.width
    screen.set_class(True, next(name for least, name in reversed(BREAKPOINTS) if width >= least), update=False)
