"""The user's own notes for `onrecord search my:WORDS` and `has:my`; a search that does not ask for them reads none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.briefs import lazy_notes
from onrecord.cli.exit_codes import UsageError
from onrecord.library import lazy_search
from onrecord.settings.paths import notes_file

if TYPE_CHECKING:
    from onrecord.briefs.personal_note import PersonalNote
    from onrecord.library import Library
    from onrecord.model import Ref
    from onrecord.search import Index


def with_own_notes(index: Index, query: str, library: Library) -> Index:
    """Return the index, with the user's own notes if the query asks for them.

    Raises:
        UsageError: They cannot be read.
    """
    if not index.plan(query).own_filters:
        return index
    try:
        notes = lazy_notes.read_notes(notes_file()).notes.notes
    except lazy_notes.NotesUnusable as error:
        raise UsageError(f"your notes cannot be read: {error}") from None
    found = (lazy_search.SearchedNote(note.pack, note.text, note.record, _place(note, library)) for note in notes)
    return index.with_own_notes(lazy_search.OwnNotes(tuple(found)))


def _place(note: PersonalNote, library: Library) -> Ref | None:
    """Return where the words of a note on a passage stand; None for a record or a statement."""
    if note.record or not note.anchors or note.pack not in library.packs:
        return note.subject.ref
    return lazy_notes.hold_note(note, library.packs[note.pack]).place
