"""A run of text in a line such as the header or the footer, and what a click on it does."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.tui.text_styles import StyledPart


class BarRun(NamedTuple):
    """A run of text with the name of its style; a click on it runs Textual's `action`."""

    text: str
    style: StyledPart | None = None
    action: str = ""


StyledText = Sequence[tuple[str, StyledPart | None] | BarRun]


def command_action(name: str) -> str:
    """Return Textual's action that runs a command of the screen; empty for no command."""
    return f"screen.command({name!r})" if name else ""
