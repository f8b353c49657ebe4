"""Back and forward, as in a web browser."""

from __future__ import annotations

from typing import Generic, TypeVar

HistoryEntry = TypeVar("HistoryEntry")
MAX_HISTORY = 200


class History(Generic[HistoryEntry]):
    """Places that were left, and those that one came back from."""

    def __init__(self) -> None:
        self.behind: list[HistoryEntry] = []
        self.ahead: list[HistoryEntry] = []
        self.forgot = False
        """Whether there was more behind than is remembered."""

    def leave(self, place: HistoryEntry) -> None:
        """Remember `place`; what lay ahead is gone."""
        if not self.behind or self.behind[-1] != place:
            self.behind.append(place)
        self.forgot = self.forgot or len(self.behind) > MAX_HISTORY
        del self.behind[:-MAX_HISTORY]
        self.ahead.clear()

    def back(self, here: HistoryEntry) -> HistoryEntry | None:
        """The place before, or None at the beginning."""
        if not self.behind:
            return None
        self.ahead.append(here)
        return self.behind.pop()

    def forward(self, here: HistoryEntry) -> HistoryEntry | None:
        """The place that `back` left, or None."""
        if not self.ahead:
            return None
        self.behind.append(here)
        return self.ahead.pop()
