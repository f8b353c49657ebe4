"""What stands on the border of a pane: a title above, a position or a selection below."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


def set_title(pane: Widget, title: str) -> None:
    """Let the title be that text, never markup. Setting it draws the whole pane anew, so not where it stands there."""
    if pane.border_title != (content := Content(title)).markup:
        pane.border_title = content


def set_subtitle(pane: Widget, text: str) -> None:
    """The same for the lower border."""
    if pane.border_subtitle != (content := Content(text)).markup:
        pane.border_subtitle = content
