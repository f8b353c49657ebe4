"""The sections of the browser: one for each kind of record, and the full text."""

from __future__ import annotations

from enum import Enum

from onrecord.record import Kind


class Section(Enum):
    """In the order of their keys, 1 to 8. `value` is how the state file writes it."""

    AREAS = "areas"
    PARTICIPANTS = "participants"
    MISSIONS = "missions"
    INSTRUMENTS = "instruments"
    COMMITMENTS = "commitments"
    EVENTS = "events"
    TERMS = "terms"
    TEXT = "text"

    @property
    def kind(self) -> Kind | None:
        """The kind it lists; None for the full text."""
        return None if self is Section.TEXT else _KINDS[self.value]

    @property
    def title(self) -> str:
        return "Full text" if self is Section.TEXT else self.value.capitalize()

    @property
    def number(self) -> int:
        return list(Section).index(self) + 1

    @classmethod
    def of(cls, kind: Kind) -> Section:
        return cls(kind.plural)


_KINDS = {kind.plural: kind for kind in Kind}
FIRST = Section.MISSIONS
