"""The kinds of record, in the order in which they are listed."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """A kind of record. The value is its singular, as TOML tables and JSON write it."""

    AREA = "area"
    PARTICIPANT = "participant"
    MISSION = "mission"
    INSTRUMENT = "instrument"
    COMMITMENT = "commitment"
    EVENT = "event"
    TERM = "term"

    @property
    def plural(self) -> str:
        """Return the plural, as addresses and file names write it: `missions`."""
        return f"{self.value}s"

    @property
    def title(self) -> str:
        return self.plural.capitalize()


KINDS_BY_PLURAL = {kind.plural: kind for kind in Kind}
