"""Subjects of the user's own notes: a passage, a record or a statement, anchored in the words that stand there now."""

import datetime
from collections.abc import Iterable, Iterator

from onrecord.briefs.anchor import anchor_of
from onrecord.briefs.brief import Source
from onrecord.briefs.personal_note import PersonalNote
from onrecord.briefs.remembered import source_of_statement
from onrecord.model import Pack, Record, Ref
from onrecord.quoting.excerpts import Excerpt, excerpt


def note_on_excerpt(words: Excerpt, now: datetime.datetime | None = None) -> PersonalNote:
    """Return an empty note on the words of an excerpt, whatever record it was read in."""
    anchor = anchor_of(words._replace(record=None))
    fingerprint = words.statement.sha256
    return PersonalNote("", anchor.pack, str(anchor.ref), "", (anchor,), fingerprint, now, now)


def note_on_record(pack: Pack, record: Record, now: datetime.datetime | None = None) -> PersonalNote:
    """Return an empty note on a record, anchored in the words that the record rests on, if there are any."""
    refs = dict.fromkeys(passage.ref for passage in record.passages)
    anchors = tuple(anchor_of(excerpt(pack, ref)._replace(record=record)) for ref in refs)
    return PersonalNote("", pack.id, record.label, record.address, anchors, pack.statement.sha256, now, now)


def note_on_statement(pack: Pack, now: datetime.datetime | None = None) -> PersonalNote:
    """Return an empty note on the statement of a pack."""
    title = pack.statement.short_title or pack.statement.title
    return PersonalNote("", pack.id, title, sha256=pack.statement.sha256, created=now, changed=now)


def source_of(pack: Pack) -> Source:
    """Return what is kept of the statement of a pack, so that a note says what it is on without the pack."""
    return source_of_statement(pack.statement)


def notes_touching(notes: Iterable[PersonalNote], ref: Ref) -> Iterator[PersonalNote]:
    """Yield the notes on passages that have a paragraph, or if both name sentences a sentence, of the ref."""
    return (note for note in notes if not note.record and any(overlap(anchor.ref, ref) for anchor in note.anchors))


def overlap(one: Ref, other: Ref) -> bool:
    """Return whether two refs have a sentence in common."""
    (first, last), (start, end) = _bounds(one), _bounds(other)
    return first <= end and start <= last


def _bounds(ref: Ref) -> tuple[tuple[int, float], tuple[int, float]]:
    """Return the first and the last sentence; infinity stands for the last one of a paragraph."""
    first, last = ref
    return (first.paragraph, first.sentence or 0), (last.paragraph, last.sentence or float("inf"))
