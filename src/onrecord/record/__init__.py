"""The domain: statements, refs, records. No I/O, and no imports from the other rooms."""

from onrecord.record.days import Month
from onrecord.record.grade import GRADING_NOTE as GRADE_RULE
from onrecord.record.grade import POSITIONS, Grade
from onrecord.record.kind import KINDS_BY_PLURAL, Kind
from onrecord.record.nearest import closest_record, closest_records
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
    sort_by_date,
)
from onrecord.record.ref import NoSuchNumber, Point, Ref, RefError
from onrecord.record.statement import Paragraph, PassageNotFound, Sentence, Statement

__all__ = [
    "GRADE_RULE",
    "KINDS_BY_PLURAL",
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
    "Note",
    "Pack",
    "Paragraph",
    "Participant",
    "Passage",
    "PassageNotFound",
    "Point",
    "Record",
    "Ref",
    "RefError",
    "Sentence",
    "Statement",
    "Term",
    "actor_title",
    "closest_record",
    "closest_records",
    "sort_by_date",
]
