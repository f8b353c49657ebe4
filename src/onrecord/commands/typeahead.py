"""How many keys are on their way to the program, and which of them nobody can have typed."""

from __future__ import annotations

MOST_KEYS_WAITING = 1_000
"""Held keys over a line that stalled come to some hundreds; a text that is pasted as keys comes to more at once."""


class TypeAhead:
    """One thread lets keys in, another deals with them; each writes its own counts only."""

    def __init__(self) -> None:
        self._let_in = 0
        self._dealt_with = 0
        self._ignored = 0
        self._came = False

    @property
    def waiting(self) -> int:
        """How many keys have been let in and not been dealt with."""
        return self._let_in - self._dealt_with

    def admits(self, count: int) -> bool:
        """Whether so many keys more may come in. Once some may not, those right behind them may not, either."""
        self._came = True
        if self._ignored or self.waiting + count > MOST_KEYS_WAITING:
            self._ignored += count
            return False
        return True

    def let_in(self) -> None:
        """Count a key as on its way."""
        self._let_in += 1

    def dealt_with(self) -> None:
        """Count one of them as dealt with."""
        self._dealt_with += 1

    def pause(self) -> int:
        """Return how many keys were ignored, once no more come; 0 while they do. To be called at regular times."""
        came, self._came = self._came, False
        if came or not self._ignored:
            return 0
        ignored, self._ignored = self._ignored, 0
        return ignored
