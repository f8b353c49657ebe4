"""Confirmation by repetition: an action that is done only if the user repeats its command at once."""

from __future__ import annotations

from collections.abc import Callable


class RepeatConfirmation:
    """Confirms an action only when the user repeats it with no other command in between.

    `typed_ahead` returns the number of keys still to be handled: they were pressed before the question was shown, so
    they confirm nothing. `command_count` is the number of commands so far.
    """

    def __init__(self, typed_ahead: Callable[[], int] = lambda: 0) -> None:
        self._typed_ahead = typed_ahead
        self.command_count = 0
        self._last_request: tuple[object, int] | None = None

    def count_command(self) -> None:
        """Count a command that is about to run."""
        self.command_count += 1

    def is_pending(self, action: object) -> bool:
        """Return whether the last command asked for this action, so that the next one may confirm it."""
        return (
            self._last_request is not None
            and self._last_request[0] == action
            and self.command_count == self._last_request[1]
        )

    def ask(self, action: object) -> None:
        """Note that the last command asked for this action; one that was typed before does not confirm it."""
        self._last_request = (action, self.command_count) if self._typed_ahead() <= 0 else None

    def confirm(self, action: object) -> bool:
        """Return whether the command just before asked for the same action; otherwise note that it was asked for."""
        last_request = self._last_request
        self.ask(action)
        if last_request is None or last_request[0] != action or self.command_count - last_request[1] > 1:
            return False
        self._last_request = None
        return True
