"""The user's own notes beside what they are on: in documents, on rows of lists, and for a search."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.briefs import lazy_notes
from onrecord.library import lazy_search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.briefs.note_standing import HeldNote
    from onrecord.briefs.personal_note import PersonalNote, PersonalNotes
    from onrecord.model import Pack, Ref
    from onrecord.navigation.rows import RowTarget
    from onrecord.search import OwnNotes

# A passage that is longer is looked for note by note: each paragraph of it would be an entry for each of its notes.
MAX_PARAGRAPHS_LISTED = 100


class _PackNotes:
    """The notes on one pack by what they are on: `held`, if the pack was read, or else as they were written."""

    def __init__(self, notes: Sequence[PersonalNote], held: Sequence[HeldNote] = ()) -> None:
        self.held = {note.subject: one for note, one in zip(notes, held, strict=False)}
        self.records = {note.record for note in notes if note.record}
        self.is_on_statement = any(not note.record and not note.anchors for note in notes)
        self._places: dict[int, list[Ref]] = defaultdict(list)
        self._long: list[Ref] = []
        for note in notes:
            if place := self.place(note):
                self._list(place)

    def place(self, note: PersonalNote) -> Ref | None:
        """Return where the words of a note on a passage stand; None for a record or a statement."""
        held = self.held.get(note.subject)
        return held.place if held else note.subject.ref

    def _list(self, place: Ref) -> None:
        if len(place.paragraphs) > MAX_PARAGRAPHS_LISTED:
            self._long.append(place)
            return
        for paragraph in place.paragraphs:
            self._places[paragraph].append(place)

    def touches(self, ref: Ref) -> bool:
        """Return whether a note is on words that have a sentence in common with a ref."""
        near = (place for paragraph in ref.paragraphs for place in self._places.get(paragraph, ()))
        return any(lazy_notes.overlap(place, ref) for place in (*near, *self._long))


class Noted:
    """The user's own notes, each held against its pack when that is read; one object until a note is changed."""

    def __init__(self, notes: PersonalNotes) -> None:
        self.notes = notes
        self._held: dict[str, tuple[HeldNote, ...]] = {}
        self._ending: dict[str, Mapping[int, list[HeldNote]]] = {}
        self._searched: tuple[int, OwnNotes] | None = None

    def held(self, pack: Pack) -> tuple[HeldNote, ...]:
        """Return the notes on a pack, with their standing in it."""
        if pack.id not in self._held:
            notes = self._of_packs.get(pack.id, [])
            self._held[pack.id] = tuple(lazy_notes.hold_note(note, pack) for note in notes)
            if notes:
                self._by_pack[pack.id] = _PackNotes(notes, self._held[pack.id])
        return self._held[pack.id]

    def on_record(self, pack: Pack, address: str) -> list[HeldNote]:
        """Return the notes on a record."""
        return [held for held in self.held(pack) if held.note.record == address]

    def on_statement(self, pack: Pack) -> list[HeldNote]:
        """Return the notes on the statement itself, and those on words that no paragraph of it has any more."""
        last = len(pack.statement.paragraphs)
        on_no_record = (held for held in self.held(pack) if not held.note.record)
        return [held for held in on_no_record if held.place is None or held.place.last.paragraph > last]

    def ending_in(self, pack: Pack, paragraph: int) -> list[HeldNote]:
        """Return the notes on words of a paragraph, or of several of which it is the last."""
        if pack.id not in self._ending:
            by_paragraph: dict[int, list[HeldNote]] = {}
            for held in self.held(pack):
                if held.place:
                    by_paragraph.setdefault(held.place.last.paragraph, []).append(held)
            self._ending[pack.id] = by_paragraph
        return self._ending[pack.id].get(paragraph, [])

    def touching(self, pack: Pack, ref: Ref) -> list[HeldNote]:
        """Return the notes on words that have a sentence in common with a ref."""
        return [held for held in self.held(pack) if held.place and lazy_notes.overlap(held.place, ref)]

    def has_row(self, target: RowTarget | None) -> bool:
        """Return whether a row's record, passage or statement has a note; no pack is read for that."""
        notes = self._by_pack.get(target.pack) if target else None
        if target is None or notes is None:
            return False
        if target.address:
            return target.address in notes.records
        return notes.touches(target.ref) if target.ref else notes.is_on_statement

    @cached_property
    def _of_packs(self) -> dict[str, list[PersonalNote]]:
        of_packs: dict[str, list[PersonalNote]] = {}
        for note in self.notes.notes:
            of_packs.setdefault(note.pack, []).append(note)
        return of_packs

    @cached_property
    def _by_pack(self) -> dict[str, _PackNotes]:
        return {pack: _PackNotes(notes) for pack, notes in self._of_packs.items()}

    def for_search(self) -> OwnNotes:
        """Return the notes for a search, made again when another pack was read. May be called on another thread."""
        version = len(self._held)
        if self._searched is None or self._searched[0] != version:
            by_pack = self._by_pack
            notes = tuple(
                lazy_search.SearchedNote(note.pack, note.text, note.record, by_pack[note.pack].place(note))
                for note in self.notes.notes
            )
            self._searched = version, lazy_search.OwnNotes(notes)
        return self._searched[1]
