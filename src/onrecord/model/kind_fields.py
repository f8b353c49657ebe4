"""Fields that only some kinds of record have, read from a record of any kind."""

from __future__ import annotations

from typing import assert_never

from onrecord.model.passage import Passage
from onrecord.model.records import Area, Commitment, Event, Instrument, Mission, Participant, Record, Term


def planned_passage(record: Record) -> Passage | None:
    """Return the statement's plan for a record."""
    match record:
        case Mission() | Event():
            return record.planned
        case Area() | Participant() | Instrument() | Commitment() | Term():
            return None
    assert_never(record)


def bodies(record: Record) -> tuple[str, ...]:
    """Return the addresses or names of the bodies that a record names beside its passages: operator and partners."""
    match record:
        case Mission():
            return ((record.operator,) if record.operator else ()) + record.partners
        case Area() | Participant() | Instrument() | Commitment() | Event() | Term():
            return ()
    assert_never(record)


def bodies_by_role(record: Record) -> dict[str, tuple[str, ...]]:
    """Return the addresses or names of all bodies that a record names beside its passages, by what they are to it."""
    match record:
        case Mission():
            return {"operator": (record.operator,) if record.operator else (), "partner": record.partners}
        case Participant():
            return {"part of": (record.parent,) if record.parent else ()}
        case Area() | Instrument() | Commitment() | Event() | Term():
            return {}
    assert_never(record)


def due_words(record: Record) -> str | None:
    """Return the words, as the pack gives them, for the time by which something is due or for which it is planned."""
    match record:
        case Commitment() | Mission() | Event():
            return record.due
        case Area() | Participant() | Instrument() | Term():
            return None
    assert_never(record)
