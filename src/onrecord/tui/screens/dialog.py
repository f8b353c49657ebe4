"""Base class of modal dialogs: a box over another screen."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from onrecord.commands import CommandGroups
from onrecord.tui.arrangement import apply_breakpoint
from onrecord.tui.input_gate import DismissOnceScreen
from onrecord.tui.widgets.pane_border import set_subtitle, set_title

DialogResult = TypeVar("DialogResult")
BORDER_LINES = 2


class DialogScreen(DismissOnceScreen, ModalScreen[DialogResult], Generic[DialogResult]):
    """A box with a title; its lower border shows the keys until there is a message."""

    groups: CommandGroups = ()

    def __init__(self, title: str, keys: str) -> None:
        super().__init__()
        self._box = Vertical(classes="box")
        set_title(self._box, title)
        set_subtitle(self._box, keys)

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        with self._box:
            yield from self.contents()

    def contents(self) -> ComposeResult:
        """Yield the widgets of the box."""
        yield from ()

    def say(self, message: str) -> None:
        """Show a message on the lower border."""
        set_subtitle(self._box, message)
