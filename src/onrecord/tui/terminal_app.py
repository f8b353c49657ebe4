"""An app on a terminal: what the terminal and its driver have to say, and ends that nobody asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.briefs.abnormal_exit import TerminalGone, UnsavedSession
from onrecord.text.terminal_answers import PendingQuestion
from onrecord.tui.keyboard import KeysIgnored
from onrecord.tui.shutdown import Shutdown
from onrecord.tui.themed_app import ThemedApp

if TYPE_CHECKING:
    from textual.driver import Driver


class TerminalApp(ThemedApp):
    """`session` returns what is to be saved at an end; `asked` is what came of a question to the terminal."""

    def __init__(self, session: Callable[[], UnsavedSession], asked: PendingQuestion | None) -> None:
        super().__init__()
        self.ending = Shutdown(session)
        self.asked = asked
        self._typed = asked.typed if asked else b""

    def say(self, message: str) -> None:
        """Tell the user something."""
        raise NotImplementedError

    def _write_to_terminal(self, sequence: str) -> None:
        """Through Textual's driver, so that nothing else is written in between."""
        if self._driver is not None:
            self._driver.write(sequence)

    def action_redraw(self) -> None:
        """Draw every line again, over whatever another program has written to the terminal."""
        self._write_to_terminal("\x1b[2J")
        self.refresh(layout=True)
        self.say("the screen was drawn again")

    # Ends that nobody asked for: each saves everything first

    def end(self, cause: BaseException) -> None:
        """Save everything, and end without a question."""
        self.ending.save(cause)
        if not self._exit:
            self.exit(return_code=self.ending.code)

    def end_without_terminal(self) -> None:
        """Called by the driver once nothing more can be read or drawn."""
        self.end(TerminalGone())

    def panic(self, *renderables: object) -> None:
        """In the place of Textual's, which shows a traceback that says nothing to a user, and what variables held."""
        self.ending.save(self._exception or RuntimeError(" ".join(map(str, renderables))))
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()

    # What the driver has to say

    def on_keys_ignored(self, event: KeysIgnored) -> None:
        self.say(f"more keys than anyone types arrived at once; {event.count:,} were ignored")

    def typed_ahead(self) -> bytes:
        """Return the keys that came before the driver read any; each is returned once."""
        typed, self._typed = self._typed, b""
        return typed

    def type_ahead(self, typed: bytes) -> None:
        """Take keys that another than the driver has read; they are the next once it reads again."""
        self._typed += typed

    def get_driver_class(self) -> type[Driver]:
        if sys.platform == "win32":
            return super().get_driver_class()
        from onrecord.tui.terminal_driver import TerminalDriver

        return TerminalDriver

    def say_input_is_not_utf_8(self) -> None:
        self._say_if_seen("the terminal sent a character that is not UTF-8; set the terminal to UTF-8 to type it")

    def say_input_is_unknown(self) -> None:
        self._say_if_seen("the terminal sent something that is no key, and it was left out")

    def _say_if_seen(self, message: str) -> None:
        if self._screen_stack and not self._exit:
            self.say(message)
