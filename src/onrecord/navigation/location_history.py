"""The locations to go back and forward to; one whose pack cannot be read is forgotten."""

from __future__ import annotations

from onrecord.navigation.history import MAX_HISTORY, History
from onrecord.navigation.location import Location, NotInOpenPacks
from onrecord.navigation.pinned_packs import PinnedPacks


class LocationHistory(History[Location]):
    """A history of locations, which takes their packs into use before it returns them."""

    def __init__(self, packs: PinnedPacks) -> None:
        super().__init__()
        self._packs = packs

    @property
    def beginning_message(self) -> str:
        """The message for when there is nothing to go back to."""
        if self.is_truncated:
            return f"only the last {MAX_HISTORY} steps are remembered"
        return "this is where you began"

    def back(self, here: Location) -> Location | None:
        """Return the location before `here`, whose pack is now in use; None at the beginning.

        Raises:
            NotInOpenPacks: its pack cannot be read; the next call returns the one before it.
        """
        self._use_pack_of_last(self.behind)
        return super().back(here)

    def forward(self, here: Location) -> Location | None:
        """Return the location that `back` left, or None at the end; raise NotInOpenPacks as `back` does."""
        self._use_pack_of_last(self.ahead)
        return super().forward(here)

    def _use_pack_of_last(self, locations: list[Location]) -> None:
        if not locations:
            return
        try:
            self._packs.use(locations[-1].pack)
        except NotInOpenPacks:
            locations.pop()
            raise
