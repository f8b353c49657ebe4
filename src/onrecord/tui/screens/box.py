"""A box over another screen."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from onrecord.keys import Groups
from onrecord.tui.breakpoints import settle
from onrecord.tui.door import Steady
from onrecord.tui.widgets.border import entitle, tell_below

Result = TypeVar("Result")
BORDERS = 2


class BoxScreen(Steady, ModalScreen[Result], Generic[Result]):
    """Its lower border says which keys there are, until there is something else to be said."""

    groups: Groups = ()

    def __init__(self, title: str, keys: str) -> None:
        super().__init__()
        self._box = Vertical(classes="box")
        entitle(self._box, title)
        tell_below(self._box, keys)

    def compose(self) -> ComposeResult:
        settle(self)
        with self._box:
            yield from self.inside()

    def inside(self) -> ComposeResult:
        """What stands in the box."""
        yield from ()

    def say(self, message: str) -> None:
        """Tell the user something on the lower border."""
        tell_below(self._box, message)
