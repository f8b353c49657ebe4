"""Base class of the app for the terminal: typed input, what its driver reports, and abnormal exits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.geometry import Offset

from onrecord import briefs
from onrecord.navigation.window_title import PROGRAM_NAME, window_title
from onrecord.tui.cursor_place import PointingScreen, cursor_place
from onrecord.tui.keyboard import KeysIgnored
from onrecord.tui.shutdown import Shutdown
from onrecord.tui.terminal import CLEAR, PUSH_TITLE, takes_strings
from onrecord.tui.textual_private import app_driver, app_error, close_messages, is_exiting
from onrecord.tui.themes import ThemedApp

if TYPE_CHECKING:
    from onrecord.briefs import UnsavedSession
    from onrecord.text.terminal_answers import PendingQuestion

# As terminfo's `cnorm` for xterm and what is like it: also without blinking (att610's mode 12).
SHOW_CURSOR, HIDE_CURSOR = "\x1b[?12l\x1b[?25h", "\x1b[?25l"


@runtime_checkable
class RedrawingDriver(Protocol):
    """A driver that remembers what is on the screen, and can write all of it again."""

    def redraw(self) -> None: ...


class TerminalApp(ThemedApp):
    """An app that saves the session before any abnormal exit, and reports faults of the terminal.

    `unsaved_session` returns the data to save at an exit; `question` holds the answers and typed keys that a question
    to the terminal brought in. `shows_cursor` says whether the terminal's cursor is seen. `on_loaded` is called once
    all modules are imported.
    """

    shows_cursor = False

    def __init__(self, unsaved_session: Callable[[], UnsavedSession], question: PendingQuestion | None) -> None:
        super().__init__()
        self.shutdown = Shutdown(unsaved_session)
        self.on_loaded: Callable[[], None] = lambda: None
        self.question = question
        self._typed = question.typed if question else b""
        self._title, self._has_title = "", False

    def say(self, message: str) -> None:
        """Show a message to the user."""
        raise NotImplementedError

    def _write_to_terminal(self, sequence: str) -> None:
        """Write a sequence through Textual's driver, so that nothing is written in between."""
        if driver := app_driver(self):
            driver.write(sequence)

    @property
    def cursor_position(self) -> Offset:
        """The place of the terminal's cursor, where every frame leaves it."""
        return cursor_place(self.screen)

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        """Drop a place that a text field sets: each frame asks what has the cursor by then."""

    def begin_in_terminal(self) -> None:
        """Keep the window's title, and show the cursor if the user wants it; the driver calls it when it begins.

        A driver that does not, as on Windows, would not give the title back either.
        """
        self._title, self._has_title = "", takes_strings()
        self._write_to_terminal((PUSH_TITLE if self._has_title else "") + (SHOW_CURSOR if self.shows_cursor else ""))

    def show_cursor(self, *, is_shown: bool) -> None:
        """Show or hide the terminal's cursor from now on."""
        if is_shown is not self.shows_cursor:
            self.shows_cursor = is_shown
            self._write_to_terminal(SHOW_CURSOR if is_shown else HIDE_CURSOR)

    def post_display_hook(self) -> None:
        """Let the window's title follow what was drawn."""
        if not self._has_title:
            return
        title = window_title(self.screen.window_place) if isinstance(self.screen, PointingScreen) else PROGRAM_NAME
        if title != self._title:
            self._title = title
            self._write_to_terminal(f"\x1b]2;{title}\x07")

    def action_redraw(self) -> None:
        """Redraw every line, over whatever another program has written to the terminal."""
        self._title = ""
        driver = app_driver(self)
        if isinstance(driver, RedrawingDriver):
            driver.redraw()
        else:
            self._write_to_terminal(CLEAR)
            self.refresh(layout=True)
        self.say("screen redrawn")

    # Abnormal exits: each saves everything first

    def end(self, cause: BaseException) -> None:
        """Save everything and exit without asking."""
        self.shutdown.save(cause)
        if not is_exiting(self):
            self.exit(return_code=self.shutdown.code)

    def end_without_terminal(self) -> None:
        """Save everything and exit because the terminal is gone; called by the driver."""
        self.end(briefs.TerminalGone())

    def panic(self, *renderables: object) -> None:
        """Save everything instead of printing Textual's traceback, which shows users the values of variables."""
        self.shutdown.save(app_error(self) or RuntimeError(" ".join(map(str, renderables))))
        close_messages(self)

    # Called by the driver

    def on_keys_ignored(self, event: KeysIgnored) -> None:
        self.say(f"more keys than anyone can type arrived at once; {event.count:,} were ignored")

    def take_typed_ahead(self) -> bytes:
        """Return the bytes that were typed before the driver read any; each is returned once."""
        typed, self._typed = self._typed, b""
        return typed

    def queue_typed(self, typed: bytes) -> None:
        """Queue bytes that something other than the driver has read; the driver handles them first when it reads."""
        self._typed += typed

    def say_input_is_not_utf_8(self) -> None:
        self._say_if_seen("the terminal sent a character that is not UTF-8; set the terminal to UTF-8 to type it")

    def say_input_is_unknown(self) -> None:
        self._say_if_seen("the terminal sent something that is not a key; it was ignored")

    def _say_if_seen(self, message: str) -> None:
        if self.screen_stack and not is_exiting(self):
            self.say(message)
