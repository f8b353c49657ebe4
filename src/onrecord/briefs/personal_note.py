"""Notes of the user's own on passages, records and statements; they lie in one file, and never in a pack."""

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from onrecord.briefs.anchor import NOTHING_UNKNOWN, Part, TextAnchor, Unknown
from onrecord.briefs.brief import Source, join_sources
from onrecord.model import Ref

MAX_NOTE_CHARS = 50_000
# Between two texts that become one note.
NOTE_BREAK = "\n\n"


class NoteSubject(NamedTuple):
    """The thing that a note is on: a record at its address, words at a ref or a part of them, or else the statement."""

    pack: str
    record: str = ""
    ref: Ref | None = None
    part: Part | None = None

    @property
    def target(self) -> str:
        """Return the address within the pack: `missions/slim`, `p6.s7`; empty for the statement."""
        return self.record or (str(self.ref) if self.ref else "")

    def __str__(self) -> str:
        """Return the address with its pack; of a statement, the id of its pack."""
        return f"{self.pack}:{self.target}" if self.target else self.pack


class PersonalNote(NamedTuple):
    """A note of the user's own.

    `anchors` are the words that it rests on: those at the ref of a passage, those of a record, none of a statement.
    `title` names the record, passage or statement for people. `sha256` is the fingerprint of the source text then.
    Times are in UTC.
    """

    text: str
    pack: str
    title: str
    record: str = ""
    anchors: tuple[TextAnchor, ...] = ()
    sha256: str = ""
    created: datetime.datetime | None = None
    changed: datetime.datetime | None = None
    unknown: Unknown = NOTHING_UNKNOWN

    @property
    def subject(self) -> NoteSubject:
        """Return what the note is on."""
        if self.record or not self.anchors:
            return NoteSubject(self.pack, self.record)
        return NoteSubject(self.pack, "", self.anchors[0].ref, self.anchors[0].part)

    @property
    def first_line(self) -> str:
        """Return the first line of the text that has any."""
        return next((line.strip() for line in self.text.splitlines() if line.strip()), "")


class PersonalNotes(NamedTuple):
    """All notes of the user's own, in the order in which they were begun; `sources` are the statements they are on."""

    notes: tuple[PersonalNote, ...] = ()
    sources: Mapping[str, Source] = MappingProxyType({})
    unknown: Unknown = NOTHING_UNKNOWN

    def on(self, subject: NoteSubject) -> PersonalNote | None:
        """Return the note on exactly this subject; the first, if a file that was edited by hand has several."""
        return next((note for note in self.notes if note.subject == subject), None)

    def of_pack(self, pack_id: str) -> Iterator[PersonalNote]:
        """Yield the notes on a pack's statement, passages and records."""
        return (note for note in self.notes if note.pack == pack_id)


def _with_note(notes: PersonalNotes, note: PersonalNote, source: Source | None, *, anew: bool) -> PersonalNotes:
    """Return the notes with the text of this one in that on the same subject, or with this one at the end.

    The old note keeps the words that it rests on, even if the statement has others by now, unless it is begun `anew`.
    """
    sources = join_sources(notes.sources, {note.pack: source}) if source else notes.sources
    old = notes.on(note.subject)
    if old is None:
        return notes._replace(notes=(*notes.notes, note), sources=sources)
    kept = note._replace(created=old.created or note.created, unknown=old.unknown) if anew else old
    new = kept._replace(text=note.text, changed=note.changed)
    return notes._replace(notes=_replaced(notes.notes, old, (new,)), sources=sources)


def without_note(notes: PersonalNotes, subject: NoteSubject) -> PersonalNotes:
    """Return the notes without that on the subject, and without a source that none of the others is on.

    A source with keys of the user's own stays.
    """
    old = notes.on(subject)
    if old is None:
        return notes
    rest = _replaced(notes.notes, old, ())
    packs = {note.pack for note in rest}
    sources = {pack: source for pack, source in notes.sources.items() if pack in packs or source.unknown}
    return notes._replace(notes=rest, sources=sources)


def _replaced(
    notes: tuple[PersonalNote, ...], old: PersonalNote, new: tuple[PersonalNote, ...]
) -> tuple[PersonalNote, ...]:
    place = next(number for number, note in enumerate(notes) if note is old)
    return (*notes[:place], *new, *notes[place + 1 :])


def write_note(
    notes: PersonalNotes, note: PersonalNote, source: Source | None = None, *, read: str = "", anew: bool = False
) -> PersonalNotes:
    """Return the notes after a person wrote this one, having read `read` there before: an empty text removes it.

    If another window changed it meanwhile, both texts are kept, one below the other: neither is overwritten.
    With `anew` the note rests on the words that stand in the statement now.
    """
    old = notes.on(note.subject)
    present = old.text if old else ""
    text = note.text.strip("\n")
    if present not in (read, text):
        text = NOTE_BREAK.join(filter(None, (present, text)))
    if not text.strip():
        return without_note(notes, note.subject)
    if text == present and not anew:
        return notes
    return _with_note(notes, note._replace(text=text), source, anew=anew)
