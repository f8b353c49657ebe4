"""The user's notes as JSON, and as lines of text that call them yours."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.briefs.brief import source_names
from onrecord.briefs.personal_note import PersonalNote, PersonalNotes
from onrecord.cli.json_output import JsonObject
from onrecord.cli.standing import cut_word_mark
from onrecord.navigation.note_blocks import OWN_PREFIX
from onrecord.text.characters import escape_unsafe


def note_object(note: PersonalNote) -> JsonObject:
    """Return the JSON object of a note; `target` is null if it is on the statement."""
    return {
        "pack": note.pack,
        "target": note.subject.target or None,
        "title": note.title,
        "note": note.text,
        "created": note.created.isoformat() if note.created else None,
        "changed": note.changed.isoformat() if note.changed else None,
        "passages": [
            {
                "ref": str(anchor.ref),
                "text": anchor.meant,
                "cut_word": anchor.cut_word or None,
                "sentences": anchor.words,
                "sha256": anchor.sha256 or None,
            }
            for anchor in note.anchors
        ],
    }


def personal_note_lines(note: PersonalNote, notes: PersonalNotes) -> Iterator[str]:
    """Yield the place of a note, the words that it is on, in quotation marks, and its own lines, marked as yours."""
    source = notes.sources.get(note.pack)
    place = f" ({escape_unsafe(source_names(notes.sources)[note.pack])})" if source else ""
    names_itself = note.title in (note.subject.target, source.title if source else "")
    title = "" if names_itself else f"  {escape_unsafe(note.title)}"
    yield f"{note.subject}{title}{place}"
    if not note.record:
        yield from (f"“{escape_unsafe(anchor.quoted)}”{cut_word_mark(anchor)}" for anchor in note.anchors)
    yield from (f"{OWN_PREFIX}{escape_unsafe(line)}".rstrip() for line in note.text.splitlines())
