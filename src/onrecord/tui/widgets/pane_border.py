"""Titles on the border of a pane: a title above, a position or selection below."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


def set_title(pane: Widget, title: str) -> None:
    """Set the title to a text, never markup, but only if it changes: setting it redraws the whole pane."""
    if pane.border_title != (content := Content(title)).markup:
        pane.border_title = content


def set_subtitle(pane: Widget, text: str) -> None:
    """Set the text on the lower border in the same way."""
    if pane.border_subtitle != (content := Content(text)).markup:
        pane.border_subtitle = content
