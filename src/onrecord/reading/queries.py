"""What was searched for: lately, and what somebody wants to keep."""

from __future__ import annotations

from typing import NamedTuple

MOST_RECENT, MOST_SAVED = 20, 50
LONGEST = 256


class Queries(NamedTuple):
    """Newest first in each."""

    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether no more can be kept."""
        return len(self.saved) >= MOST_SAVED

    def used(self, text: str) -> Queries:
        """With `text` as the newest of the recent ones."""
        return self._replace(recent=_first(text, self.recent)[:MOST_RECENT])

    def toggled(self, text: str) -> Queries:
        """With `text` kept, or kept no longer; the same where it would be one too many."""
        text = written(text)
        if text in self.saved:
            return self._replace(saved=tuple(each for each in self.saved if each != text))
        return self if self.full else self._replace(saved=_first(text, self.saved))

    def all(self) -> tuple[str, ...]:
        """What is kept, then the others."""
        return (*self.saved, *(each for each in self.recent if each not in self.saved))


def written(text: str) -> str:
    """Return a query as it is remembered: single spaces, and no more than is searched for."""
    return " ".join(text.split())[:LONGEST]


def _first(text: str, others: tuple[str, ...]) -> tuple[str, ...]:
    text = written(text)
    return (text, *(each for each in others if each != text)) if text else others
