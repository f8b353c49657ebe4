"""The sections of the browser: one for each kind of record, and the full text."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from onrecord.model import POSITIONS, Kind


class Section(Enum):
    """A section of the browser, in the order of their keys, 1 to 8. `value` is its name in the state file."""

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
        """The kind of the records it lists; None for the full text."""
        return _KINDS.get(self)

    @property
    def title(self) -> str:
        return "Full text" if self is Section.TEXT else self.value.capitalize()

    @property
    def tab(self) -> str:
        """Its name in the strip of sections."""
        return "Text" if self is Section.TEXT else self.title

    @property
    def short_tab(self) -> str:
        """Its name in a strip that has room for eight letters."""
        match self:
            case Section.PARTICIPANTS:
                return "Part."
            case Section.INSTRUMENTS:
                return "Instr."
            case Section.COMMITMENTS:
                return "Commit."
            case _:
                return self.tab

    @property
    def shortest_tab(self) -> str:
        """Its name where other things stand beside that strip."""
        match self:
            case Section.MISSIONS:
                return "Miss."
            case Section.COMMITMENTS:
                return "Comm."
            case _:
                return self.short_tab

    @property
    def descriptions(self) -> tuple[str, ...]:
        """A description with the title, and one for below the title; empty if the title says enough."""
        if self is not Section.COMMITMENTS:
            return ()
        return f"{self.title}: {POSITIONS}", POSITIONS

    @property
    def help(self) -> str:
        """The section's line in a list of commands."""
        return self.descriptions[0] if self.descriptions else self.title

    @property
    def number(self) -> int:
        return list(Section).index(self) + 1

    @classmethod
    def of(cls, kind: Kind) -> Section:
        """Return the section that lists the records of a kind."""
        match kind:
            case Kind.AREA:
                return cls.AREAS
            case Kind.PARTICIPANT:
                return cls.PARTICIPANTS
            case Kind.MISSION:
                return cls.MISSIONS
            case Kind.INSTRUMENT:
                return cls.INSTRUMENTS
            case Kind.COMMITMENT:
                return cls.COMMITMENTS
            case Kind.EVENT:
                return cls.EVENTS
            case Kind.TERM:
                return cls.TERMS
        assert_never(kind)


_KINDS = {Section.of(kind): kind for kind in Kind}
FIRST_SECTION = Section.MISSIONS
