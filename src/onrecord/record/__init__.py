"""The domain: statements, refs, records. No I/O, and no imports from the other rooms."""

from onrecord.record.days import Month
from onrecord.record.grade import POSITIONS, Grade
from onrecord.record.grade import RULE as GRADE_RULE
from onrecord.record.kind import BY_PLURAL, Kind
from onrecord.record.nearest import nearest, nearest_few
from onrecord.record.pack import Pack, actor_title
from onrecord.record.passage import OUTCOMES, STATUSES, Note, Passage
from onrecord.record.records import (
    Area,
    Commitment,
    Event,
    Instrument,
    Mission,
    Participant,
    Record,
    Term,
    by_date,
)
from onrecord.record.ref import NoSuchNumber, Point, Ref, RefError
from onrecord.record.statement import NoSuchPassage, Paragraph, Sentence, Statement

__all__ = [
    "BY_PLURAL",
    "GRADE_RULE",
    "OUTCOMES",
    "POSITIONS",
    "STATUSES",
    "Area",
    "Commitment",
    "Event",
    "Grade",
    "Instrument",
    "Kind",
    "Mission",
    "Month",
    "NoSuchNumber",
    "NoSuchPassage",
    "Note",
    "Pack",
    "Paragraph",
    "Participant",
    "Passage",
    "Point",
    "Record",
    "Ref",
    "RefError",
    "Sentence",
    "Statement",
    "Term",
    "actor_title",
    "by_date",
    "nearest",
    "nearest_few",
]
