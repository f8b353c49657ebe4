"""By which class the style sheet knows a screen of so many columns."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from onrecord.tui.layout import THREE_PANES, TWO_PANES

BREAKPOINTS = [(0, "-one"), (TWO_PANES, "-two"), (THREE_PANES, "-three")]
"""As Textual wants them: the class from so many columns."""


def apply_breakpoint(screen: Screen[Any]) -> None:
    """Give a screen that is about to be composed its class.

    Textual gives it after the first drawing, and then styles and draws everything a second time.
    """
    width = screen.app.size.width
    screen.set_class(True, next(name for least, name in reversed(BREAKPOINTS) if width >= least), update=False)
