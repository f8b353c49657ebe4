"""The document of a record: official text and editor's words, each under its label."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import onrecord.navigation as room  # whose blocks of notes are loaded when there are any
from onrecord.model import Commitment, Event, Kind, Mission, Note, Pack, Participant, Passage, Record
from onrecord.model.dates import format_short_date
from onrecord.model.facts import Fact, document_title, record_facts
from onrecord.model.kind_fields import planned_passage
from onrecord.model.outdated import is_outdated
from onrecord.model.paragraph import PARAGRAPH_BREAK
from onrecord.navigation.badges import BADGES, Badge, badges_of
from onrecord.navigation.document import Anchor, Block, Document, Piece, label_block, text_block
from onrecord.navigation.record_lines import is_this_meeting
from onrecord.navigation.row_lines import Look
from onrecord.navigation.voice import Voice
from onrecord.navigation.web_addresses import short_address
from onrecord.text.signs import has_ascii_signs, signs

if TYPE_CHECKING:
    from onrecord.navigation.noted import Noted

_OFFICIAL, _PLANNED, _CAUTION, _NOTES = "Official text", "Planned", "! Editor's caution", "Editor's notes"
_NO_OFFICIAL, _RELATED, _ALIASES = "No official text", "Related", "Also found as"
PLAN_REMARK = "marked: what was planned"
NOTES_REMARK = "what became of it"

LEAD_CELLS = 13  # of dates before notes, and of kinds before related records

_VOICES = {
    Look.GOOD: Voice.GOOD,
    Look.BAD: Voice.BAD,
    Look.EDITOR: Voice.EDITOR_LABEL,
    Look.ACCENT: Voice.STATE,
    Look.QUIET: Voice.SOURCE,
}


def record_document(
    record: Record, pack: Pack, today: datetime.date | None = None, noted: Noted | None = None
) -> Document:
    """Return a record's document: title and facts, official text, the editor's words, related records.

    The user's own notes follow what they are on.

    Notes that are possibly outdated on the day `today` say so.
    """
    blocks = [
        *_head(record, pack, today),
        *(room.held_note_blocks(noted.on_record(pack, record.address)) if noted else ()),
        *_official(record, pack, noted),
        *_caution(record),
        *_caution_on_meeting(record, pack),
        *_notes(record.notes, today),
        *_related(record, pack),
        *_aliases(record),
    ]
    return Document(record.label, tuple(blocks))


def badge_pieces(badges: Sequence[Badge]) -> tuple[Piece, ...]:
    """Return badges as they stand in a document: `✓ kept  ✗ missed`."""
    pieces: list[Piece] = []
    for badge in badges:
        pieces += [Piece("  ", Voice.SOURCE)] if pieces else []
        sign = badge.ascii_sign if has_ascii_signs() else badge.sign
        pieces.append(Piece(f"{sign} {badge.word}", _VOICES[badge.look]))
    return tuple(pieces)


def _head(record: Record, pack: Pack, today: datetime.date | None) -> Iterator[Block]:
    """Yield the names, then the facts; each says whose it is, unless the statement itself says it."""
    title = text_block(document_title(record, pack), Voice.TITLE)
    yield title._replace(right=badge_pieces(badges_of(record)))
    facts = [fact for fact in record_facts(record, pack, today) if fact.key not in ("outcome", "grade")]
    for fact in facts:
        if fact.key == "name_ja":
            yield text_block(f"{fact.text} (editor's)" if fact.is_editors else fact.text, Voice.SUBTITLE)
        elif fact.key != "status" or _is_outdated(record, today):
            yield Block(_fact_pieces(fact, record, pack))
    if isinstance(record, Commitment):
        grade = record.grade
        meaning = Piece(f"{grade.value} {grade.title}, {grade.meaning} (editor's)", Voice.EDITOR)
        yield Block((Piece("Grade  ", Voice.SOURCE), meaning))
    if areas := _area_pieces(record, pack):
        yield Block(areas)


def _is_outdated(record: Record, today: datetime.date | None) -> bool:
    note = record.status_note
    return note is not None and is_outdated(note, today)


def _fact_pieces(fact: Fact, record: Record, pack: Pack) -> tuple[Piece, ...]:
    """Return the pieces of a fact: its quiet name, and its text; an operator that is a record is a link."""
    name = Piece(f"{fact.title}  ", Voice.SOURCE)
    mark = " (editor's)" if fact.is_editors else ""
    if fact.key == "operator" and isinstance(record, Mission) and record.operator and pack.record(record.operator):
        link = Piece(fact.text, Voice.LINK, Anchor(address=record.operator))
        return (name, link, Piece(mark, Voice.EDITOR)) if mark else (name, link)
    return name, Piece(f"{fact.text}{mark}", Voice.EDITOR if fact.is_editors else Voice.FACT)


def _area_pieces(record: Record, pack: Pack) -> tuple[Piece, ...]:
    areas = [area for area in record.areas if pack.record(f"areas/{area}")]
    pieces: list[Piece] = []
    for area in areas:
        other = pack.record(f"areas/{area}")
        pieces.append(Piece(", " if pieces else ("Area  " if len(areas) == 1 else "Areas  "), Voice.SOURCE))
        pieces.append(Piece(other.label if other else area, Voice.LINK, Anchor(address=f"areas/{area}")))
    return (*pieces, Piece(" (editor's)", Voice.EDITOR)) if pieces else ()


def _official(record: Record, pack: Pack, noted: Noted | None) -> Iterator[Block]:
    """Yield whole sentences, each once, with the record's own words and its plan marked in them."""
    plan = planned_passage(record)
    by_ref: dict[Anchor, list[Passage]] = {}
    for passage in record.passages:
        by_ref.setdefault(Anchor(ref=passage.ref), []).append(passage)
    plan_anchor = Anchor(ref=plan.ref) if plan else None
    for anchor, passages in by_ref.items():
        ref = passages[0].ref
        text = pack.statement.text_at(ref)
        quotes = [passage.quote for passage in passages if not passage.whole]
        has_plan = plan is not None and anchor == plan_anchor and plan.quote in text
        if plan and has_plan:
            quotes = [plan.quote]
        yield label_block(_OFFICIAL, str(ref), remark=PLAN_REMARK if has_plan else "")
        yield from official_blocks(text, anchor, tuple(sorted(_spans(text, quotes))))
        yield from room.held_note_blocks(noted.touching(pack, ref)) if noted else ()
    if plan and plan_anchor and plan_anchor not in by_ref:
        yield label_block(f"{_OFFICIAL}, as {_PLANNED.lower()}", str(plan.ref))
        whole = pack.statement.text_at(plan.ref)
        start = max(0, whole.find(plan.quote))
        yield from official_blocks(plan.quote, plan_anchor, (), start, is_part=plan.quote != whole)
    if not record.passages:
        yield label_block(_NO_OFFICIAL, voice=Voice.PROGRAM_LABEL)
        yield text_block("The statement does not mention this; the rest is the editor's.", Voice.EDITOR)


def official_blocks(
    text: str, anchor: Anchor, mentions: tuple[tuple[int, int], ...], offset: int = 0, *, is_part: bool = False
) -> Iterator[Block]:
    """Yield the lines of a text as blocks, with the mentions cut to fit each and a space between paragraphs.

    `offset` is where the text begins in its passage, of which it may be a part.
    """
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        spans = tuple((max(a, start) - start, min(b, end) - start) for a, b in mentions if a < end and b > start)
        if line:
            is_after_break = text[max(start - len(PARAGRAPH_BREAK), 0) : start] == PARAGRAPH_BREAK
            piece = Piece(line, Voice.OFFICIAL, anchor, spans, offset + start, is_part)
            yield Block((piece,), space_before=is_after_break)
        start = end + 1


def _spans(text: str, quotes: Sequence[str]) -> Iterator[tuple[int, int]]:
    for quote in quotes:
        start = text.find(quote)
        yield start, start + len(quote)


def _caution(record: Record) -> Iterator[Block]:
    if record.caveat:
        yield label_block(_CAUTION, voice=Voice.EDITOR_LABEL)
        yield text_block(record.caveat, Voice.EDITOR)


def _caution_on_meeting(record: Record, pack: Pack) -> Iterator[Block]:
    """Yield with a participant the caution on the meeting: what the statement does not say of those who took part."""
    if isinstance(record, Participant):
        for event in pack.of_kind(Kind.EVENT):
            if isinstance(event, Event) and event.caveat and is_this_meeting(event, pack):
                yield label_block(f"{_CAUTION} on {event.label}", voice=Voice.EDITOR_LABEL)
                yield text_block(event.caveat, Voice.EDITOR)


def _notes(notes: Sequence[Note], today: datetime.date | None) -> Iterator[Block]:
    """Yield the notes under one label: the day beside the text, and the short form of the source's address below."""
    if notes:
        yield label_block(_NOTES, voice=Voice.EDITOR_LABEL, remark=NOTES_REMARK)
    for number, note in enumerate(notes):
        anchor = Anchor(url=note.source, note=number)
        day = Piece(_day(note.as_of), Voice.SOURCE)
        states = [BADGES[state] for state in (note.outcome, note.status) if state]
        outdated = (Piece("possibly outdated: ", Voice.EDITOR_LABEL),) if is_outdated(note, today) else ()
        badges = (*badge_pieces(states), Piece("  ", Voice.SOURCE)) if states else ()
        text = (*outdated, *badges, Piece(note.text, Voice.EDITOR, anchor))
        yield Block(text, lead=(day,), lead_cells=LEAD_CELLS)
        domain, rest = short_address(note.source)
        address = (Piece(domain, Voice.ADDRESS, anchor), Piece(f"  {rest}", Voice.SOURCE, anchor))
        yield Block(address if rest else address[:1], lead_cells=LEAD_CELLS)


def _day(date: datetime.date) -> str:
    """Return the date with the days of one digit below the second digit of the others."""
    return f"{'' if date.day > 9 else ' '}{format_short_date(date)}"


def _related(record: Record, pack: Pack) -> Iterator[Block]:
    related = pack.related(record)
    if related:
        yield label_block(_RELATED, voice=Voice.PROGRAM_LABEL, remark="linked by the editor")
    for other in related:
        badges = badge_pieces(badges_of(other))
        link = Piece(other.label, Voice.LINK, Anchor(address=other.address))
        pieces = (link, Piece("  ", Voice.SOURCE), *badges) if badges else (link,)
        yield Block(pieces, lead=(Piece(other.kind.value, Voice.SOURCE),), lead_cells=LEAD_CELLS)


def _aliases(record: Record) -> Iterator[Block]:
    if record.aliases:
        yield label_block(_ALIASES, voice=Voice.PROGRAM_LABEL, remark="words by which a search finds it (editor's)")
        yield text_block(signs().separator.join(record.aliases), Voice.SOURCE)
