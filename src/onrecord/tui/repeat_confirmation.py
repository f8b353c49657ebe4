"""Confirmation by repetition: an action that is done only if the user repeats its command at once."""

from __future__ import annotations

from collections.abc import Callable


class RepeatConfirmation:
    """Confirms an action only when the user repeats it with no other command in between.

    `typed_ahead` returns the number of keys still to be handled: they were pressed before the question was shown, so
    they confirm nothing.
    """

    def __init__(self, typed_ahead: Callable[[], int] = lambda: 0) -> None:
        self._typed_ahead = typed_ahead
        self._step = 0
        self._asked: tuple[object, int] | None = None

    def step(self) -> None:
        """Count a command that is about to run."""
        self._step += 1

    def asked(self, what: object) -> bool:
        """Return whether the last command asked for this action, so that the next one may confirm it."""
        return self._asked is not None and self._asked[0] == what and self._step == self._asked[1]

    def confirmed(self, what: object) -> bool:
        """Return whether the command just before asked for the same action; otherwise note that it was asked for."""
        asked, self._asked = self._asked, (what, self._step) if self._typed_ahead() <= 0 else None
        if asked is None or asked[0] != what or self._step - asked[1] > 1:
            return False
        self._asked = None
        return True
