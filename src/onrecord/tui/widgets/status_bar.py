"""The status bar (footer): key hints, or a message until the next command."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from onrecord.commands import CommandGroups, footer_hints
from onrecord.commands.command import ALWAYS
from onrecord.text.characters import escape_controls
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

MARGINS = 2  # columns: a blank at the left, and one before the hints at the right end


class StatusBar(Vertical):
    """The key hints of the current commands, as many as fit, or a message."""

    DEFAULT_CSS = """
    StatusBar { height: auto; max-height: 50%; background: $panel; }
    StatusBar Static { height: auto; padding: 0 1; display: none; text-style: bold; }
    StatusBar.-saying Static { display: block; }
    StatusBar.-saying TwoSidedBar { display: none; }
    """

    def __init__(self, groups: CommandGroups) -> None:
        super().__init__(id="foot")
        self._groups = groups
        self._bar = TwoSidedBar(id="hints")
        self._message_widget = Static("", id="message", markup=False)
        self.message = ""

    def compose(self) -> ComposeResult:
        yield self._bar
        yield self._message_widget

    def on_mount(self) -> None:
        self._show_hints()

    def on_resize(self) -> None:
        self._show_hints()

    def say(self, message: str) -> None:
        """Show a message until `clear_message`, however long that takes; control characters in it are escaped."""
        self.message = message = escape_controls(message)
        self._message_widget.update(message)
        self.add_class("-saying")

    def set_hints(self, groups: CommandGroups) -> None:
        """Show the hints of other commands from now on: those that work at the moment."""
        self._groups = groups
        self._show_hints()

    def clear_message(self) -> None:
        """Clear the message and show the key hints again."""
        self.message = ""
        self.remove_class("-saying")

    def _show_hints(self) -> None:
        """Show as many hints as fit; help and quit, which are always there, stand at the right end."""
        left: list[tuple[str, str | None]] = [(" ", None)]
        right: list[tuple[str, str | None]] = []
        for command in footer_hints(self._groups, self.size.width - MARGINS):
            text = right if command.rank == ALWAYS else left
            text += [(command.key, "key"), (f" {command.hint}  ", "quiet")]
        self._bar.show(left, right)
