"""The model: statements, refs, records and packs. No I/O, and no imports from other rooms but `text`."""

from onrecord.model.address import Address, RecordAddress
from onrecord.model.address_errors import AddressError, KindAlone, NoSuchNumber, RefError
from onrecord.model.dates import Month
from onrecord.model.grade import GRADING_NOTE as GRADE_RULE
from onrecord.model.grade import POSITIONS, Grade
from onrecord.model.kind import KINDS_BY_PLURAL, Kind
from onrecord.model.pack import Pack
from onrecord.model.paragraph import Paragraph, Sentence
from onrecord.model.parties import JOINT, Party
from onrecord.model.passage import OUTCOMES, STATUSES, Note, Passage
from onrecord.model.records import (
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
from onrecord.model.ref import Point, Ref
from onrecord.model.statement import PassageNotFound, Statement

__all__ = [
    "GRADE_RULE",
    "JOINT",
    "KINDS_BY_PLURAL",
    "OUTCOMES",
    "POSITIONS",
    "STATUSES",
    "Address",
    "AddressError",
    "Area",
    "Commitment",
    "Event",
    "Grade",
    "Instrument",
    "Kind",
    "KindAlone",
    "Mission",
    "Month",
    "NoSuchNumber",
    "Note",
    "Pack",
    "Paragraph",
    "Participant",
    "Party",
    "Passage",
    "PassageNotFound",
    "Point",
    "Record",
    "RecordAddress",
    "Ref",
    "RefError",
    "Sentence",
    "Statement",
    "Term",
    "sort_by_date",
]
