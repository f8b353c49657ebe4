"""The host of a session: what a session needs of the program that shows it, such as a window and an event loop."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from onrecord.session.outcome import Outcome
    from onrecord.settings import SavedState


class HostTimer(Protocol):
    """A call that was scheduled."""

    def stop(self) -> None:
        """Do not make the call."""


class Host(Protocol):
    """The program that shows a session. Only `call_soon` may be called on another thread than the event loop's."""

    @property
    def columns(self) -> int:
        """The width of the window, in cells."""

    @property
    def keys_waiting(self) -> int:
        """The number of keys that were pressed and are still to be handled."""

    @property
    def state(self) -> SavedState:
        """The state to save for the next session."""

    def say(self, message: str) -> None:
        """Show a message, wherever the user is looking."""

    def carry_out(self, outcome: Outcome) -> None:
        """Carry out the outcome of a command, or of something that a command began and that comes later."""

    def use_preferences(self) -> None:
        """Show the session with the preferences that it has now: other keys, another theme or layout."""

    def run_in_background(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
        """Run a coroutine beside the commands; `group` says what for. An exception in it ends the program."""

    def call_soon(self, call: Callable[[], None]) -> None:
        """Make a call on the event loop, between two commands."""

    def call_after(self, seconds: float, call: Callable[[], None]) -> HostTimer:
        """Make a call on the event loop after a pause."""

    def import_everything(self) -> None:
        """Import all modules that a command may need, before a thread would: two threads must not import at once."""
