"""The user's own notes beside what they are on: in documents, on rows of lists, and for a search."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.briefs import lazy_notes
from onrecord.library import lazy_search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.briefs.note_standing import HeldNote
    from onrecord.briefs.personal_note import PersonalNote, PersonalNotes
    from onrecord.model import Pack, Ref
    from onrecord.navigation.rows import RowTarget
    from onrecord.search import OwnNotes


class Noted:
    """The user's own notes, each held against its pack when that is read; one object until a note is changed."""

    def __init__(self, notes: PersonalNotes) -> None:
        self.notes = notes
        self._held: dict[str, tuple[HeldNote, ...]] = {}

    def held(self, pack: Pack) -> tuple[HeldNote, ...]:
        """Return the notes on a pack, with their standing in it."""
        if pack.id not in self._held:
            self._held[pack.id] = tuple(lazy_notes.hold_note(note, pack) for note in self.notes.of_pack(pack.id))
        return self._held[pack.id]

    def on_record(self, pack: Pack, address: str) -> Iterator[HeldNote]:
        """Yield the notes on a record."""
        return (held for held in self.held(pack) if held.note.record == address)

    def on_statement(self, pack: Pack) -> Iterator[HeldNote]:
        """Yield the notes on the statement itself, and those on words that no paragraph of it has any more."""
        last = len(pack.statement.paragraphs)
        for held in self.held(pack):
            if not held.note.record and (held.place is None or held.place.last.paragraph > last):
                yield held

    def ending_in(self, pack: Pack, paragraph: int) -> Iterator[HeldNote]:
        """Yield the notes on words of a paragraph, or of several of which it is the last."""
        return (held for held in self._on_words(pack) if held.place and held.place.last.paragraph == paragraph)

    def touching(self, pack: Pack, ref: Ref) -> Iterator[HeldNote]:
        """Yield the notes on words that have a sentence in common with a ref."""
        return (held for held in self._on_words(pack) if held.place and lazy_notes.overlap(held.place, ref))

    def _on_words(self, pack: Pack) -> Iterator[HeldNote]:
        return (held for held in self.held(pack) if not held.note.record)

    def has_row(self, target: RowTarget | None) -> bool:
        """Return whether a row's record, passage or statement has a note; no pack is read for that."""
        if target is None or target.pack not in self._by_pack:
            return False
        if target.address:
            return any(note.record == target.address for note in self._by_pack[target.pack])
        if target.ref is None:
            return any(not note.record and not note.anchors for note in self._by_pack[target.pack])
        places = (self._place(note) for note in self._by_pack[target.pack] if not note.record)
        return any(place is not None and lazy_notes.overlap(place, target.ref) for place in places)

    @cached_property
    def _by_pack(self) -> dict[str, list[PersonalNote]]:
        by_pack: dict[str, list[PersonalNote]] = {}
        for note in self.notes.notes:
            by_pack.setdefault(note.pack, []).append(note)
        return by_pack

    def _place(self, note: PersonalNote) -> Ref | None:
        """Return where the words of a note stand: now, if its pack was read, or else when it was written."""
        held = next((held for held in self._held.get(note.pack, ()) if held.note is note), None)
        return held.place if held else note.subject.ref

    def for_search(self) -> OwnNotes:
        """Return the notes for a search. May be called on another thread."""
        return lazy_search.OwnNotes(
            tuple(
                lazy_search.SearchedNote(note.pack, note.text, note.record, None if note.record else self._place(note))
                for note in self.notes.notes
            )
        )
