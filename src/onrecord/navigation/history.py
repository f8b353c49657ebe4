"""A back and forward history, as in a web browser."""

from __future__ import annotations

from typing import Generic, TypeVar

HistoryEntry = TypeVar("HistoryEntry")
MAX_HISTORY = 200


class History(Generic[HistoryEntry]):
    """The entries to go back to (`behind`), and those to go forward to (`ahead`)."""

    def __init__(self) -> None:
        self.behind: list[HistoryEntry] = []
        self.ahead: list[HistoryEntry] = []
        self.is_truncated = False  # set once entries were dropped from `behind`

    def push(self, entry: HistoryEntry) -> None:
        """Remember an entry to go back to, and forget what was ahead."""
        if not self.behind or self.behind[-1] != entry:
            self.behind.append(entry)
        self.is_truncated = self.is_truncated or len(self.behind) > MAX_HISTORY
        del self.behind[:-MAX_HISTORY]
        self.ahead.clear()

    def back(self, here: HistoryEntry) -> HistoryEntry | None:
        """Return the entry before `here`, or None at the beginning."""
        if not self.behind:
            return None
        self.ahead.append(here)
        return self.behind.pop()

    def withdraw(self) -> HistoryEntry | None:
        """Remove and return the entry to go back to, and forget what was ahead; None at the beginning."""
        self.ahead.clear()
        return self.behind.pop() if self.behind else None

    def forward(self, here: HistoryEntry) -> HistoryEntry | None:
        """Return the entry that `back` left, or None at the end."""
        if not self.ahead:
            return None
        self.behind.append(here)
        return self.ahead.pop()
