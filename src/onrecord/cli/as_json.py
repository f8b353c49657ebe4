"""Records and sentences as JSON objects. Every key is always there, with null or [] where there is nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from onrecord.record import (
    Commitment,
    Event,
    Mission,
    Note,
    Pack,
    Participant,
    Passage,
    Record,
    Sentence,
    Term,
)

Object = dict[str, Any]


def array(objects: Sequence[Object]) -> str:
    """One array, with a final line end."""
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def sentence_object(sentence: Sentence, pack: Pack) -> Object:
    return {
        "ref": str(sentence.ref),
        "pack": pack.id,
        "text": sentence.text,
        "areas": list(pack.areas_of(sentence)),
    }


def record_object(record: Record, pack: Pack) -> Object:
    """As the pack has it: `related` holds its own links, not those that lead to it from elsewhere."""
    return {
        "address": record.address,
        "pack": pack.id,
        "kind": record.kind.value,
        "name": record.name,
        "short": record.short,
        "name_ja": record.name_ja,
        "aliases": list(record.aliases),
        "areas": list(record.areas),
        "passages": [_passage(passage) for passage in record.passages],
        **_own(record),
        "related": list(record.related),
        "caveat": record.caveat,
        "notes": [_note(note) for note in record.notes],
    }


def _own(record: Record) -> Object:
    """What the record's kind adds."""
    match record:
        case Participant():
            return {
                "side": record.side,
                "role": list(record.role),
                "abbreviation": record.abbreviation,
                "official_name": record.official_name,
                "parent": record.parent,
            }
        case Mission():
            return {
                "operator": record.operator,
                "partners": list(record.partners),
                "planned": _passage(record.planned),
                "outcome": record.outcome,
                "status": record.status,
            }
        case Commitment():
            return {
                "actor": record.actor,
                "verb": record.verb,
                "clause": record.clause,
                "grade": record.grade.value,
                "due": record.due,
            }
        case Event():
            return {
                "date": _date(record.date),
                "end_date": _date(record.end_date),
                "place": record.place,
                "planned": _passage(record.planned),
                "outcome": record.outcome,
            }
        case Term():
            return {"expansion": record.expansion, "meaning": record.meaning}
    return {}


def _passage(passage: Passage | None) -> Object | None:
    return {"ref": str(passage.ref), "quote": passage.quote} if passage else None


def _note(note: Note) -> Object:
    """`outcome` and `status` only where the note says one."""
    said = {"outcome": note.outcome, "status": note.status}
    return {
        "text": note.text,
        "as_of": note.as_of.isoformat(),
        "source": note.source,
        **{key: value for key, value in said.items() if value},
    }


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None
