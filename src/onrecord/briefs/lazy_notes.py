"""Names of the user's own notes that are imported on first use: the first picture does not wait for them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.briefs.note_standing import hold_note
    from onrecord.briefs.note_subjects import note_on_excerpt, note_on_record, note_on_statement, overlap, source_of
    from onrecord.briefs.notes_file import NotesBroken, NotesUnusable, change_notes, read_notes
    from onrecord.briefs.notes_toml import encode_notes
    from onrecord.briefs.personal_note import MAX_NOTE_CHARS, PersonalNotes, write_note

__all__ = [
    "MAX_NOTE_CHARS",
    "NotesBroken",
    "NotesUnusable",
    "PersonalNotes",
    "change_notes",
    "encode_notes",
    "hold_note",
    "note_on_excerpt",
    "note_on_record",
    "note_on_statement",
    "overlap",
    "read_notes",
    "source_of",
    "write_note",
]

_MODULES = {
    "encode_notes": "notes_toml",
    "hold_note": "note_standing",
    **dict.fromkeys(
        ("note_on_excerpt", "note_on_record", "note_on_statement", "overlap", "source_of"), "note_subjects"
    ),
    **dict.fromkeys(("NotesBroken", "NotesUnusable", "change_notes", "read_notes"), "notes_file"),
    **dict.fromkeys(("MAX_NOTE_CHARS", "PersonalNotes", "write_note"), "personal_note"),
}


def __getattr__(name: str) -> object:
    """Return a name from its module (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"onrecord.briefs.{_MODULES[name]}"), name)
