"""A record as a document: official text and editor's words, each under its label."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.quoting.citation import day_first
from onrecord.quoting.columns import SIDES, body_name, dates
from onrecord.reading.document import Anchor, Block, Document, Piece, Voice, label, line
from onrecord.record import (
    GRADE_RULE,
    Commitment,
    Event,
    Mission,
    Note,
    Pack,
    Participant,
    Passage,
    Record,
    Term,
    actor_title,
)

OFFICIAL, PLANNED, NOTE, CAUTION, GRADE = (
    "OFFICIAL TEXT",
    "PLANNED, IN THE STATEMENT'S WORDS",
    "EDITOR'S NOTE",
    "EDITOR'S CAUTION",
    "EDITOR'S GRADE",
)


def record_document(record: Record, pack: Pack) -> Document:
    """Title and facts, official text, what was planned, the editor's words, then what is related."""
    blocks = [
        *_head(record, pack),
        *_official(record, pack),
        *_planned(record),
        *_grade(record),
        *_caution(record),
        *(block for note in record.notes for block in _note(note)),
        *_aliases(record),
        *_related(record, pack),
    ]
    return Document(record.label, tuple(blocks))


def _head(record: Record, pack: Pack) -> Iterator[Block]:
    if isinstance(record, Commitment):
        yield line(f"{actor_title(record)} {record.verb} …", Voice.TITLE)
    else:
        short = f" ({record.short})" if record.short and record.short not in record.name else ""
        yield line(record.name + short, Voice.TITLE)
    if record.name_ja:
        yield line(record.name_ja, Voice.SUBTITLE)
    for fact in _facts(record, pack):
        yield line(fact, Voice.EDITOR)


def _facts(record: Record, pack: Pack) -> Iterator[str]:
    yield from _own_facts(record, pack)
    if record.outcome:
        yield f"Outcome (editor's): {record.outcome}"
    if record.status:
        yield f"Status (editor's): {record.status}"


def _own_facts(record: Record, pack: Pack) -> Iterator[str]:
    """What only this kind of record has."""
    match record:
        case Participant():
            yield from _participant_facts(record)
        case Mission():
            yield from _mission_facts(record, pack)
        case Event() if when := dates(record):
            yield f"{when} · {record.place}" if record.place else when
        case Commitment() if record.due:
            yield f"Due: {record.due}"
        case Term():
            yield from (fact for fact in (record.expansion, _meaning(record)) if fact)
        case _:
            pass


def _participant_facts(record: Participant) -> Iterator[str]:
    yield f"{SIDES[record.side]} · {' and '.join(record.role)}"
    if record.official_name:
        yield f"Official name: {record.official_name}"
    if record.parent:
        yield f"Part of: {record.parent}"


def _mission_facts(record: Mission, pack: Pack) -> Iterator[str]:
    if record.operator:
        yield f"Operator: {body_name(record.operator, pack)}"
    if record.partners:
        yield "Partners: " + ", ".join(body_name(partner, pack) for partner in record.partners)


def _meaning(record: Term) -> str:
    return f"Meaning (editor's): {record.meaning}" if record.meaning else ""


def _official(record: Record, pack: Pack) -> Iterator[Block]:
    """Whole sentences, with the record's own words marked in them; sentences that are named twice stand once."""
    by_ref: dict[Anchor, list[Passage]] = {}
    for passage in record.passages:
        by_ref.setdefault(Anchor(ref=passage.ref), []).append(passage)
    for anchor, passages in by_ref.items():
        ref = passages[0].ref
        text = pack.statement.text_at(ref)
        yield label(OFFICIAL, str(ref))
        mentions = sorted(_spans(text, [passage.quote for passage in passages if not passage.whole]))
        yield from official_blocks(text, anchor, tuple(mentions))
    if not record.passages:
        yield label("NO OFFICIAL TEXT")
        yield line("The statement does not speak of this; what follows is the editor's.", Voice.EDITOR)


def official_blocks(text: str, anchor: Anchor, mentions: tuple[tuple[int, int], ...]) -> Iterator[Block]:
    """The paragraphs of a text as blocks, the mentions cut to fit each."""
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in mentions if a < end and b > start)
        yield Block((Piece(paragraph, Voice.OFFICIAL, anchor, inside),), space_before=start > 0)
        start = end + 2


def _spans(text: str, quotes: list[str]) -> Iterator[tuple[int, int]]:
    for quote in quotes:
        start = text.find(quote)
        yield start, start + len(quote)


def _planned(record: Record) -> Iterator[Block]:
    if isinstance(record, Mission | Event) and record.planned:
        anchor = Anchor(ref=record.planned.ref)
        yield label(PLANNED, str(record.planned.ref))
        yield from official_blocks(record.planned.quote, anchor, ())


def _grade(record: Record) -> Iterator[Block]:
    if isinstance(record, Commitment):
        yield label(GRADE)
        yield line(f"{record.grade.value} {record.grade.title}: {record.grade.meaning}", Voice.EDITOR)
        yield line(GRADE_RULE, Voice.SOURCE)


def _caution(record: Record) -> Iterator[Block]:
    if record.caveat:
        yield label(CAUTION)
        yield line(record.caveat, Voice.EDITOR)


def _note(note: Note) -> Iterator[Block]:
    said = " · ".join(word for word in (note.outcome, note.status) if word)
    yield label(f"{NOTE}{' · ' + said if said else ''} · as of {day_first(note.as_of)}")
    yield line(note.text, Voice.EDITOR)
    yield line(note.source, Voice.SOURCE)


def _aliases(record: Record) -> Iterator[Block]:
    if record.aliases:
        yield label("SEARCH ALSO FINDS IT AS")
        yield line(" · ".join(record.aliases), Voice.SOURCE)


def _related(record: Record, pack: Pack) -> Iterator[Block]:
    related = pack.related(record)
    if not related:
        return
    yield label("RELATED")
    width = max(len(other.kind.value) for other in related)
    for other in related:
        kind = Piece(f"{other.kind.value:<{width}}  ", Voice.SOURCE)
        yield Block((kind, Piece(other.label, Voice.LINK, Anchor(address=other.address))))
