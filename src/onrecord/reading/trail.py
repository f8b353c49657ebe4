"""Back and forward, as in a web browser."""

from __future__ import annotations

from typing import Generic, TypeVar

Place = TypeVar("Place")
LONGEST = 200


class Trail(Generic[Place]):
    """Places that were left, and those that one came back from."""

    def __init__(self) -> None:
        self.behind: list[Place] = []
        self.ahead: list[Place] = []
        self.forgot = False
        """Whether there was more behind than is remembered."""

    def leave(self, place: Place) -> None:
        """Remember `place`; what lay ahead is gone."""
        if not self.behind or self.behind[-1] != place:
            self.behind.append(place)
        self.forgot = self.forgot or len(self.behind) > LONGEST
        del self.behind[:-LONGEST]
        self.ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place before, or None at the beginning."""
        if not self.behind:
            return None
        self.ahead.append(here)
        return self.behind.pop()

    def forward(self, here: Place) -> Place | None:
        """The place that `back` left, or None."""
        if not self.ahead:
            return None
        self.behind.append(here)
        return self.ahead.pop()
