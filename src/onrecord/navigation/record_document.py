"""The document of a record: official text and editor's words, each under its label."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from onrecord.model import (
    GRADE_RULE,
    Commitment,
    Note,
    Pack,
    Passage,
    Record,
)
from onrecord.model.facts import document_title, note_outcome, record_facts
from onrecord.model.kind_fields import planned_passage
from onrecord.model.outdated import as_of_words
from onrecord.model.paragraph import PARAGRAPH_BREAK
from onrecord.navigation.document import Anchor, Block, Document, Piece, Voice, label_block, text_block
from onrecord.text.cell_width import cell_width, pad

OFFICIAL, PLANNED, NOTE, CAUTION, GRADE = (
    "OFFICIAL TEXT",
    "PLANNED, IN THE STATEMENT'S WORDS",
    "EDITOR'S NOTE",
    "EDITOR'S CAUTION",
    "EDITOR'S GRADE",
)


def record_document(record: Record, pack: Pack, today: datetime.date | None = None) -> Document:
    """Return a record's document: title and facts, official text, plans, the editor's words, related records.

    Notes that are possibly outdated on the day `today` say so.
    """
    blocks = [
        *_head(record, pack, today),
        *_official(record, pack),
        *_plan(record),
        *_grade(record),
        *_caution(record),
        *(block for note in record.notes for block in _note(note, today)),
        *_aliases(record),
        *_related(record, pack),
    ]
    return Document(record.label, tuple(blocks))


def _head(record: Record, pack: Pack, today: datetime.date | None) -> Iterator[Block]:
    """Yield the names, then a line for each fact; each says whose it is, unless the statement itself says it."""
    yield text_block(document_title(record, pack), Voice.TITLE)
    for fact in record_facts(record, pack, today):
        if fact.key == "name_ja":
            yield text_block(f"{fact.text} (editor's)" if fact.is_editors else fact.text, Voice.SUBTITLE)
        elif fact.key != "grade":  # the grade has a label of its own
            yield text_block(fact.line(), Voice.EDITOR)


def _official(record: Record, pack: Pack) -> Iterator[Block]:
    """Yield whole sentences, each once, with the record's own words marked in them."""
    by_ref: dict[Anchor, list[Passage]] = {}
    for passage in record.passages:
        by_ref.setdefault(Anchor(ref=passage.ref), []).append(passage)
    for anchor, passages in by_ref.items():
        ref = passages[0].ref
        text = pack.statement.text_at(ref)
        yield label_block(OFFICIAL, str(ref))
        mentions = sorted(_spans(text, [passage.quote for passage in passages if not passage.whole]))
        yield from official_blocks(text, anchor, tuple(mentions))
    if not record.passages:
        yield label_block("NO OFFICIAL TEXT")
        yield text_block("The statement does not mention this; the rest is the editor's.", Voice.EDITOR)


def official_blocks(text: str, anchor: Anchor, mentions: tuple[tuple[int, int], ...]) -> Iterator[Block]:
    """Yield the lines of a text as blocks, with the mentions cut to fit each and a space between paragraphs."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        spans = tuple((max(a, start) - start, min(b, end) - start) for a, b in mentions if a < end and b > start)
        if line:
            is_after_break = text[max(start - len(PARAGRAPH_BREAK), 0) : start] == PARAGRAPH_BREAK
            yield Block((Piece(line, Voice.OFFICIAL, anchor, spans),), space_before=is_after_break)
        start = end + 1


def _spans(text: str, quotes: list[str]) -> Iterator[tuple[int, int]]:
    for quote in quotes:
        start = text.find(quote)
        yield start, start + len(quote)


def _plan(record: Record) -> Iterator[Block]:
    if plan := planned_passage(record):
        yield label_block(PLANNED, str(plan.ref))
        yield from official_blocks(plan.quote, Anchor(ref=plan.ref), ())


def _grade(record: Record) -> Iterator[Block]:
    if isinstance(record, Commitment):
        yield label_block(GRADE)
        yield text_block(f"{record.grade.value} {record.grade.title}: {record.grade.meaning}", Voice.EDITOR)
        yield text_block(GRADE_RULE, Voice.SOURCE)


def _caution(record: Record) -> Iterator[Block]:
    if record.caveat:
        yield label_block(CAUTION)
        yield text_block(record.caveat, Voice.EDITOR)


def _note(note: Note, today: datetime.date | None) -> Iterator[Block]:
    outcome = note_outcome(note, " · ")
    yield label_block(f"{NOTE}{' · ' + outcome if outcome else ''} · {as_of_words(note, today)}")
    yield text_block(note.text, Voice.EDITOR)
    yield text_block(note.source, Voice.SOURCE)


def _aliases(record: Record) -> Iterator[Block]:
    if record.aliases:
        yield label_block("SEARCH ALSO FINDS IT AS (EDITOR'S)")
        yield text_block(" · ".join(record.aliases), Voice.SOURCE)


def _related(record: Record, pack: Pack) -> Iterator[Block]:
    related = pack.related(record)
    if not related:
        return
    yield label_block("RELATED")
    width = max(cell_width(other.kind.value) for other in related)
    for other in related:
        kind = Piece(f"{pad(other.kind.value, width)}  ", Voice.SOURCE)
        yield Block((kind, Piece(other.label, Voice.LINK, Anchor(address=other.address))))
