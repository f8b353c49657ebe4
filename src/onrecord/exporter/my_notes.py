"""The user's own notes in an export, if asked for: each below the first passage that it is on, or below its statement.

A note on a record goes with the passages that were collected from it, one on a passage with those that have a sentence
in common with it. Notes on other things stay where they are.
"""

from collections.abc import Sequence

from onrecord.briefs.note_subjects import overlap
from onrecord.briefs.personal_note import PersonalNote
from onrecord.exporter.quoted import QuotedClipping, QuotedItem, QuotedPassage
from onrecord.model import PassageNotFound
from onrecord.quoting.nested_marks import nest_quotation_marks
from onrecord.quoting.paragraph_references import paragraphs


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
        noted.append(item._replace(my_notes=tuple(f"on {_subject(note, item)}: {note.text}" for note in on_item)))
    return tuple(noted)


def _subject(note: PersonalNote, clipping: QuotedClipping) -> str:
    """Return what a note is on, for a reader of the document: a record by its name, a passage by its paragraph."""
    statements = (passage.cited.statement for passage in clipping.passages if passage.cited.pack == note.pack)
    statement = next(statements, None)
    if note.record or statement is None:
        return note.title
    try:
        for anchor in note.anchors:
            statement.text_at(anchor.ref)
    except PassageNotFound:
        return note.title
    places = list(dict.fromkeys(paragraphs(statement, anchor.ref) for anchor in note.anchors))
    parts = [f"“{nest_quotation_marks(anchor.quoted)}”" for anchor in note.anchors if anchor.part]
    return ", ".join([*places, *parts])


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
