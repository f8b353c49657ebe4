"""What is done only when it is asked for twice, with nothing in between."""

from __future__ import annotations

from collections.abc import Callable


class RepeatConfirmation:
    """Counts the commands that are run, to know whether one came between the first asking and the second.

    `typed_ahead` returns how many keys are on their way: the next of them was pressed before the question was seen,
    and confirms nothing.
    """

    def __init__(self, typed_ahead: Callable[[], int] = lambda: 0) -> None:
        self._typed_ahead = typed_ahead
        self._step = 0
        self._asked: tuple[object, int] | None = None

    def step(self) -> None:
        """Another command is being run."""
        self._step += 1

    def asked(self, what: object) -> bool:
        """Whether the last command asked for it, and the next one may confirm it."""
        return self._asked is not None and self._asked[0] == what and self._step == self._asked[1]

    def confirmed(self, what: object) -> bool:
        """Whether the command just before asked for the same; otherwise it is remembered as asked for once."""
        asked, self._asked = self._asked, (what, self._step) if self._typed_ahead() <= 0 else None
        if asked is None or asked[0] != what or self._step - asked[1] > 1:
            return False
        self._asked = None
        return True
