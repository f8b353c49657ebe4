"""Records and sentences as JSON objects. Every key is always present, with null or [] for nothing.

`editor` lists the keys whose values are the editor's; all other values are the statement's, or are places. Keys are
added, never renamed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, assert_never

from onrecord.model import (
    Area,
    Commitment,
    Event,
    Instrument,
    Mission,
    Note,
    Pack,
    Participant,
    Passage,
    Record,
    Sentence,
    Term,
)
from onrecord.model.cautions import cautions_about
from onrecord.model.due import due_of
from onrecord.model.outdated import is_outdated
from onrecord.model.provenance import EDITOR_KEYS, KEYS_HELD_AGAINST_TEXT, Provenance

JsonObject = dict[str, Any]

_EDITABLE_KEYS = {*EDITOR_KEYS, *KEYS_HELD_AGAINST_TEXT}  # the keys whose values may be the editor's


def json_array(objects: Sequence[JsonObject]) -> str:
    """Return a JSON array, with a final line end."""
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def sentence_object(sentence: Sentence, pack: Pack) -> JsonObject:
    areas = list(pack.areas_of(sentence))
    paragraph = pack.statement.paragraphs[sentence.paragraph - 1]
    caution_objects = [
        {"address": caution.address, "text": caution.text} for caution in cautions_about(pack, sentence.ref)
    ]
    return {
        "ref": str(sentence.ref),
        "pack": pack.id,
        "statement": _statement(pack),
        "text": sentence.text,
        "areas": areas,
        "cautions": caution_objects,
        "label": paragraph.label,
        "headings": list(paragraph.headings),
        "level": paragraph.level,
        "paragraph_kind": paragraph.kind,
        "editor": [key for key, value in (("areas", areas), ("cautions", caution_objects)) if value],
    }


def record_object(record: Record, pack: Pack, today: date | None = None) -> JsonObject:
    """Return a record as the pack has it: `related` has its own links, not those of other records to it.

    `today` decides which notes are possibly outdated.
    """
    provenance = Provenance(record, pack)
    fields = {
        "address": record.address,
        "pack": pack.id,
        "statement": _statement(pack),
        "kind": record.kind.value,
        "name": record.name,
        "short": record.short,
        "name_ja": record.name_ja,
        "aliases": list(record.aliases),
        "areas": list(record.areas),
        "passages": [_passage(passage) for passage in record.passages],
        **_kind_fields(record, pack),
        "outcome": record.outcome,
        "status": record.status,
        "related": list(record.related),
        "caveat": record.caveat,
        "caution": record.caveat,
        "notes": [_note(note, today) for note in record.notes],
    }
    fields["editor"] = [key for key in fields if key in _EDITABLE_KEYS and provenance.is_editors(key)]
    return fields


def _statement(pack: Pack) -> JsonObject:
    """Return the statement as people cite it, and the date of its editor's notes."""
    statement = pack.statement
    return {
        "title": statement.title,
        "short_title": statement.short_title,
        "date": statement.date.isoformat(),
        "notes_as_of": str(pack.notes_as_of) if pack.notes_as_of else None,
        "genre": statement.genre,
        "language": statement.language,
        "date_kind": statement.date_kind,
        "parties": [party.id for party in statement.parties],
        "sha256": statement.sha256,
    }


def _kind_fields(record: Record, pack: Pack) -> JsonObject:
    """Return the keys that only this kind of record has."""
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
                "due": record.due,
                "due_dates": _due_dates(record),
            }
        case Commitment():
            return {
                "actor": record.actor,
                "actors": list(record.actors),
                "verb": record.verb,
                "clause": record.clause,
                "grade": record.grade.value,
                "due": record.due,
                "due_dates": _due_dates(record),
            }
        case Event():
            return {
                "date": _date(record.date),
                "end_date": _date(record.end_date),
                "place": record.place,
                "planned": _passage(record.planned),
                "due": record.due,
                "due_dates": _due_dates(record),
            }
        case Term():
            return {"expansion": record.expansion, "meaning": record.meaning}
        case Area() | Instrument():
            return {}
    assert_never(record)


def _due_dates(record: Record) -> list[str]:
    due = due_of(record)
    return list(due.dates) if due else []


def _passage(passage: Passage | None) -> JsonObject | None:
    return {"ref": str(passage.ref), "quote": passage.quote} if passage else None


def _note(note: Note, today: date | None) -> JsonObject:
    """Return a note, with `outcome` and `status` only if the note has them."""
    optional = {"outcome": note.outcome, "status": note.status}
    return {
        "text": note.text,
        "as_of": note.as_of.isoformat(),
        "source": note.source,
        **{key: value for key, value in optional.items() if value},
        "possibly_outdated": is_outdated(note, today),
    }


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None
