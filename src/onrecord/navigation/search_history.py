"""What was searched for: lately, and what somebody wants to keep."""

from __future__ import annotations

from typing import NamedTuple

MAX_RECENT, MAX_SAVED = 20, 50
MAX_SAVED_QUERY_CHARS = 256


class SearchHistory(NamedTuple):
    """Newest first in each."""

    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether no more can be kept."""
        return len(self.saved) >= MAX_SAVED

    def used(self, text: str) -> SearchHistory:
        """With `text` as the newest of the recent ones."""
        return self._replace(recent=_first(text, self.recent)[:MAX_RECENT])

    def toggled(self, text: str) -> SearchHistory:
        """With `text` kept, or kept no longer; the same where it would be one too many."""
        text = normalize_query(text)
        if text in self.saved:
            return self._replace(saved=tuple(each for each in self.saved if each != text))
        return self if self.full else self._replace(saved=_first(text, self.saved))

    def all(self) -> tuple[str, ...]:
        """What is kept, then the others."""
        return (*self.saved, *(each for each in self.recent if each not in self.saved))


def normalize_query(text: str) -> str:
    """Return a query as it is remembered: single spaces, and no more than is searched for."""
    return " ".join(text.split())[:MAX_SAVED_QUERY_CHARS]


def _first(text: str, others: tuple[str, ...]) -> tuple[str, ...]:
    text = normalize_query(text)
    return (text, *(each for each in others if each != text)) if text else others
