"""Type-ahead: counts of keys that wait to be handled, and a limit beyond which nobody can have typed them."""

from __future__ import annotations

# Keys held down on a line that stalled come to some hundreds; a text pasted as keys comes to more at once.
MOST_KEYS_WAITING = 1_000


class TypeAhead:
    """Counts of keys that one thread lets in and another handles; each thread writes its own counts only."""

    def __init__(self) -> None:
        self._let_in = 0
        self._handled = 0
        self._ignored = 0
        self._active = False

    @property
    def pending(self) -> int:
        """The number of keys let in and not handled yet."""
        return self._let_in - self._handled

    def admits(self, count: int) -> bool:
        """Return whether `count` more keys may come in; once some may not, those right behind them may not either."""
        self._active = True
        if self._ignored or self.pending + count > MOST_KEYS_WAITING:
            self._ignored += count
            return False
        return True

    def let_in(self) -> None:
        """Count a key as let in."""
        self._let_in += 1

    def handled(self) -> None:
        """Count a key as handled."""
        self._handled += 1

    def take_ignored(self) -> int:
        """Return how many keys were ignored, once no more arrive; 0 while they do. To be called regularly."""
        active, self._active = self._active, False
        if active or not self._ignored:
            return 0
        ignored, self._ignored = self._ignored, 0
        return ignored
