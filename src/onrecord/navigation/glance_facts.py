"""A pack at a glance: its commitments by grade, its missions by outcome, and what was due or is still open."""

import datetime
import sys
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Commitment, Kind, Pack, Passage, Record
from onrecord.model.due import due_of
from onrecord.model.grade import Grade
from onrecord.model.outdated import OPEN_STATUSES, is_outdated
from onrecord.model.provenance import Provenance
from onrecord.navigation.badges import BADGES, NONE_NOTED, Badge, badges_of

_OPEN = "open"
_EDITORS = " (editor's)"  # in place of a date, where the statement gives none
NO_YEAR = 10_000  # what has no date comes after everything that has one
_DUE_KINDS = (Kind.COMMITMENT, Kind.MISSION, Kind.EVENT)


class GradeCount(NamedTuple):
    """The commitments of one grade: how many each actor has, in the order of `actor_names`, and the first of them."""

    grade: Grade
    counts: tuple[int, ...]
    first: Commitment | None

    @property
    def total(self) -> int:
        return sum(self.counts)


class StateCount(NamedTuple):
    """The missions in one state. One with an outcome and a status is in two states."""

    badge: Badge
    missions: tuple[Record, ...]


class DueRecord(NamedTuple):
    """A commitment, mission or event with a date in the statement, or one that is still open.

    `words` are those for the time, or `open` if there are none; `mark` follows words that the statement does not have.
    `passage` says that it is due; None if no words of the statement do.
    """

    record: Record
    words: str
    year: int
    passage: Passage | None
    is_outdated: bool = False
    mark: str = ""

    @property
    def when(self) -> str:
        """The words for the time, marked where they are the editor's."""
        return self.words + self.mark


def actor_names(pack: Pack) -> tuple[str, ...]:
    """Return the short names of those who have commitments: all parties together, then each, then several together."""
    statement = pack.statement
    names = {statement.short_actor_name(record.actors): record.actors for record in _commitments(pack)}
    ids = [party.id for party in statement.parties]

    def rank(name: str) -> tuple[int, int]:
        actors = names[name]
        if statement.is_joint(actors):
            return 0, 0
        return len(actors), min((ids.index(actor) for actor in actors if actor in ids), default=len(ids))

    return tuple(sorted(names, key=rank))


def count_grades(pack: Pack, actors: Sequence[str]) -> tuple[GradeCount, ...]:
    """Return the commitments of each grade, the strongest first; none if the pack has no commitments."""
    commitments = _commitments(pack)
    statement = pack.statement
    counts = []
    for grade in sorted(Grade, reverse=True) if commitments else ():
        of_grade = [record for record in commitments if record.grade is grade]
        names = [statement.short_actor_name(record.actors) for record in of_grade]
        counts.append(GradeCount(grade, tuple(map(names.count, actors)), of_grade[0] if of_grade else None))
    return tuple(counts)


def count_states(pack: Pack) -> tuple[StateCount, ...]:
    """Return the missions in each state that occurs, those without a known one last."""
    missions: dict[str, list[Record]] = {}
    for mission in pack.of_kind(Kind.MISSION):
        for badge in badges_of(mission) or (NONE_NOTED,):
            missions.setdefault(badge.state, []).append(mission)
    return tuple(StateCount(badge, tuple(missions[state])) for state, badge in BADGES.items() if state in missions)


def due_records(pack: Pack, today: datetime.date | None = None) -> tuple[DueRecord, ...]:
    """Return what was due or is still open, by date; what has no date comes last, in the order of the text.

    An open status that is possibly outdated on the day `today` says so.
    """
    records = (record for kind in _DUE_KINDS for record in pack.of_kind(kind))
    due = [item for record in records if (item := _due(record, pack, today))]
    return tuple(sorted(due, key=lambda item: (item.year, *_place(item.passage))))


def last_note_date(pack: Pack) -> datetime.date | None:
    """Return the day of the newest of the editor's notes."""
    return max((note.as_of for record in pack.records for note in record.notes), default=None)


def _due(record: Record, pack: Pack, today: datetime.date | None) -> DueRecord | None:
    due, is_open = due_of(record), record.status in OPEN_STATUSES
    passage = due.passage if due else next(iter(record.passages), None)
    if not (due or is_open):
        return None
    words = due.words if due else ""
    mark = _EDITORS if words and Provenance(record, pack).is_editors("due") else ""
    years = due.years if due else ()
    outdated = record.status_note is not None and is_outdated(record.status_note, today)
    return DueRecord(record, words or _OPEN, years[0] if years else NO_YEAR, passage, outdated, mark)


def _place(passage: Passage | None) -> tuple[int, int]:
    """Return the place in the text; what no passage says comes last."""
    if passage is None:
        return sys.maxsize, 0
    first = passage.ref.first
    return first.paragraph, first.sentence or 0


def _commitments(pack: Pack) -> list[Commitment]:
    return [record for record in pack.of_kind(Kind.COMMITMENT) if isinstance(record, Commitment)]
