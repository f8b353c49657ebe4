"""The place of the terminal's cursor: the first letter of the selected row, sentence or option, or a place in a field.

Braille displays, screen readers and magnifiers follow this cursor, whether it is visible or not.
"""

from __future__ import annotations

from typing import Any, cast

from textual.geometry import NULL_OFFSET, Offset
from textual.screen import Screen
from textual.widget import Widget

from onrecord.navigation.window_title import WindowPlace


class HasCursor:
    """A widget with a cursor of its own."""

    @property
    def cursor_place(self) -> Offset:
        """The place of the cursor in cells from the corner of the widget's content."""
        return NULL_OFFSET


class PointingScreen:
    """A screen that says where the terminal's cursor stands, and what the title of the window is."""

    def catch_up(self) -> None:
        """Show what would follow the last move of the cursor in a moment."""

    @property
    def cursor_widget(self) -> Widget | None:
        """The widget in which the terminal's cursor stands: as a rule the one with the focus."""
        return cast("Screen[Any]", self).focused

    @property
    def window_place(self) -> WindowPlace:
        """The name under the cursor, its position, and the list around it, for the title of the window."""
        raise NotImplementedError


def cursor_place(screen: Screen[Any]) -> Offset:
    """Return the place of the terminal's cursor in the window while a screen is in front."""
    widget = screen.cursor_widget if isinstance(screen, PointingScreen) else screen.focused
    if widget is None:
        return NULL_OFFSET
    inside = widget.cursor_place if isinstance(widget, HasCursor) else NULL_OFFSET
    return widget.content_region.offset + inside
