"""The user's own notes as TOML: a file that a person can read and edit, whose unknown keys are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord import storage
from onrecord.briefs.anchor_toml import decode_anchor, decode_sources, encode_anchor, encode_sources
from onrecord.briefs.personal_note import PersonalNote, PersonalNotes
from onrecord.briefs.toml_values import (
    InvalidFile,
    WrongValue,
    parse_document,
    table_at,
    time_at,
    unknown_keys,
    value_at,
)
from onrecord.text.toml_lines import KeyPath

NOTES_SCHEMA = 1
MAX_NOTES_BYTES = 16 * 1024 * 1024
HEADER_LINE = "# Your own notes in onrecord. Keys that you add are kept when it is saved; comments are not.\n"

_FILE_KEYS = ("schema", "source", "note")
_NOTE_KEYS = ("text", "pack", "title", "record", "sha256", "created", "changed", "passage")


class InvalidNotes(InvalidFile):
    """The bytes are not a file of notes."""


class NewerNotes(ValueError):
    """The notes are of a newer version of onrecord: nothing is wrong with them, but this one cannot write them."""


def encode_notes(notes: PersonalNotes) -> bytes:
    """Return the notes as TOML in UTF-8."""
    document = {
        "schema": NOTES_SCHEMA,
        **notes.unknown,
        "source": encode_sources(notes.sources),
        "note": [_encode_note(note) for note in notes.notes],
    }
    return HEADER_LINE.encode() + storage.dump_toml(document)


def _encode_note(note: PersonalNote) -> dict[str, Any]:
    times = {"created": note.created, "changed": note.changed}
    return {
        "text": note.text,
        "pack": note.pack,
        "title": note.title,
        **({"record": note.record} if note.record else {}),
        **({"sha256": note.sha256} if note.sha256 else {}),
        **{key: time for key, time in times.items() if time},
        **note.unknown,
        **({"passage": [encode_anchor(anchor) for anchor in note.anchors]} if note.anchors else {}),
    }


def decode_notes(raw: bytes) -> PersonalNotes:
    """Return the notes in the bytes of a file.

    Raises:
        InvalidNotes: they are not TOML in UTF-8, exceed the limits, or are not notes.
        NewerNotes: they are of a newer version.
    """
    return parse_document(raw, MAX_NOTES_BYTES, _notes, InvalidNotes, "a file of notes")


def _notes(values: Mapping[str, Any]) -> PersonalNotes:
    schema = value_at(values, "schema", int)
    if schema > NOTES_SCHEMA:
        raise NewerNotes(f"schema {schema} is of a newer version of onrecord; this one knows {NOTES_SCHEMA}")
    notes = value_at(values, "note", list, [])
    return PersonalNotes(
        tuple(_note(note, ("note", number)) for number, note in enumerate(notes)),
        decode_sources(values),
        unknown_keys(values, _FILE_KEYS),
    )


def _note(values: object, path: KeyPath) -> PersonalNote:
    table = table_at(values, path)
    pack = value_at(table, "pack", str, path=path)
    passages = value_at(table, "passage", list, [], path=path)
    anchors = tuple(decode_anchor(passage, (*path, "passage", number)) for number, passage in enumerate(passages))
    for number, anchor in enumerate(anchors):
        if anchor.pack != pack:
            raise WrongValue("the pack of a passage is not that of its note", *path, "passage", number, "pack")
    record = value_at(table, "record", str, "", path=path)
    if len(anchors) > 1 and not record:
        raise WrongValue("a note that is on no record has one passage", *path, "passage")
    return PersonalNote(
        value_at(table, "text", str, path=path),
        pack,
        value_at(table, "title", str, "", path=path),
        record,
        anchors,
        value_at(table, "sha256", str, "", path=path),
        time_at(table, "created", path),
        time_at(table, "changed", path),
        unknown_keys(table, _NOTE_KEYS),
    )
