"""What the program has to say: one message in place of the key hints, until the next command."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from onrecord.commands import CommandGroups, footer_hints
from onrecord.text.characters import escape_controls
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar


class StatusBar(Vertical):
    """The key hints, or a message. The hints come from the commands and are cut to what fits."""

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
        self._said = Static("", id="message", markup=False)
        self.message = ""

    def compose(self) -> ComposeResult:
        yield self._bar
        yield self._said

    def on_mount(self) -> None:
        self._bar.show(self._hints())

    def on_resize(self) -> None:
        self._bar.show(self._hints())

    def say(self, message: str) -> None:
        """Show a message until `hush`, however long that is: nobody need be quick to read it. It may quote anything."""
        self.message = message = escape_controls(message)
        self._said.update(message)
        self.add_class("-saying")

    def offer(self, groups: CommandGroups) -> None:
        """Hint at other commands from now on: those that work at this moment."""
        self._groups = groups
        self._bar.show(self._hints())

    def hush(self) -> None:
        """Show the key hints again."""
        self.message = ""
        self.remove_class("-saying")

    def _hints(self) -> Text:
        text = Text(" ")
        for key, hint in footer_hints(self._groups, self.size.width - 1):
            text.append(key, "bold").append(f" {hint}  ")
        return text
