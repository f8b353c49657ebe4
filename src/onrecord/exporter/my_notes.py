"""The user's own notes in an export, if asked for: each below the first passage that it is on, or below its statement.

A note on a record goes with the passages that were collected from it, one on a passage with those that have a sentence
in common with it. Notes on other things stay where they are.
"""

from collections.abc import Sequence

from onrecord.briefs.note_subjects import overlap
from onrecord.briefs.personal_note import PersonalNote
from onrecord.exporter.quoted import QuotedClipping, QuotedItem, QuotedPassage


def with_my_notes(items: Sequence[QuotedItem], notes: Sequence[PersonalNote]) -> tuple[QuotedItem, ...]:
    """Return the items with the notes on their passages and records, each note once."""
    left = [note for note in notes if note.record or note.anchors]
    noted: list[QuotedItem] = []
    for item in items:
        if not isinstance(item, QuotedClipping):
            noted.append(item)
            continue
        on_item = [note for note in left if any(_is_on(note, passage) for passage in item.passages)]
        left = [note for note in left if note not in on_item]
        noted.append(item._replace(my_notes=tuple(f"on {note.title}: {note.text}" for note in on_item)))
    return tuple(noted)


def notes_on_statement(pack_id: str, notes: Sequence[PersonalNote]) -> list[str]:
    """Return the texts of the notes on a whole statement."""
    return [note.text for note in notes if note.pack == pack_id and not note.record and not note.anchors]


def _is_on(note: PersonalNote, passage: QuotedPassage) -> bool:
    anchor = passage.anchor
    if note.pack != anchor.pack:
        return False
    if note.record:
        return note.record == anchor.record
    return any(overlap(each.ref, passage.cited.ref) for each in note.anchors)
