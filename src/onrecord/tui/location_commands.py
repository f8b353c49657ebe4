"""Navigation commands of the main screen: go to an address, into context, back and forward."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.navigation import NotInOpenPacks
from onrecord.tui.breakpoints import Pane

if TYPE_CHECKING:
    from onrecord.tui.screens.browse import BrowseScreen


class LocationCommands:
    """Moves the browser to another location and shows it, or says why it could not move."""

    def __init__(self, screen: BrowseScreen) -> None:
        self._screen = screen
        self._browser = screen.browser

    def to(self, address: str) -> None:
        """Go to a ref or an address as typed; if it does not exist, say why."""
        try:
            self._browser.go_to(address)
        except NotInOpenPacks as error:
            self._screen.say(str(error))
        else:
            self._show(True, "")

    def into_context(self) -> None:
        """Go to the sentence under the cursor in the full text."""
        if ref := self._screen.reading.selection.ref:
            self.to(f"{self._browser.pack.id}:{ref}")
        else:
            self._screen.say(self._browser.unreadable or "there is no official text here to show in context")

    def back(self) -> None:
        self._return(self._browser.back, self._browser.beginning_message)

    def forward(self) -> None:
        key = self._screen.key("back")
        self._return(self._browser.forward, f"there is nothing ahead; {key} goes back")

    def _return(self, step: Callable[[], bool], explanation: str) -> None:
        try:
            self._show(step(), explanation)
        except NotInOpenPacks as error:
            self._screen.say(str(error))

    def _show(self, moved: bool, explanation: str) -> None:
        """Show the new location in the pane to read on in, or say `explanation` if it is the same."""
        screen = self._screen
        if not moved:
            screen.say(explanation)
            return
        screen.finder.set_text(self._browser.location.text)
        screen.show_all()
        target = self._browser.location.target
        is_in_text = target and target.ref and not self._browser.is_search
        screen.panes.go(Pane.READING if is_in_text else screen.panes.current)
