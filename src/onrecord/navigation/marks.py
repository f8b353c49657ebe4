"""The rows that the user marked, to copy or collect them together."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.navigation.rows import RowTarget


class Marks:
    """The targets of the marked rows. They belong to the list in which they were made, and go with it."""

    def __init__(self) -> None:
        self._targets: dict[RowTarget, None] = {}
        self._dropped = 0

    @property
    def targets(self) -> frozenset[RowTarget]:
        return frozenset(self._targets)

    def __len__(self) -> int:
        return len(self._targets)

    def toggle(self, target: RowTarget | None) -> int | None:
        """Mark a row, or take its mark away; return how many are marked now, None without a row."""
        if target is None:
            return None
        if target in self._targets:
            del self._targets[target]
        else:
            self._targets[target] = None
        return len(self._targets)

    def clear(self) -> None:
        self._targets.clear()

    def drop(self) -> None:
        """Take all marks away since another list is shown; `take_dropped` says how many, for a message."""
        self._dropped += len(self._targets)
        self._targets.clear()

    def take_dropped(self) -> int:
        """Return how many marks were dropped since the last call."""
        dropped, self._dropped = self._dropped, 0
        return dropped

    def in_order(self, targets: Iterable[RowTarget | None]) -> list[RowTarget]:
        """Return the marked targets in the order of the list's rows, those that it does not have last."""
        listed = [target for target in targets if target in self._targets]
        return list(dict.fromkeys([*(target for target in listed if target), *self._targets]))
