"""Search targets: every sentence and record, as texts with the role of each."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple, assert_never

from onrecord.model import Area, Commitment, Event, Instrument, Mission, Pack, Participant, Record, Sentence, Term
from onrecord.model.address import is_record_address
from onrecord.model.kind_fields import bodies
from onrecord.text.folding import words_of
from onrecord.text.position import find_position

SearchTarget = Record | Sentence


class Role(IntEnum):
    """The role of a text, the strongest first: a name, official words, or the editor's."""

    OWN_NAME = 0
    OTHER_NAME = 1
    OFFICIAL = 2
    ABOUT = 3
    EDITOR = 4


# Names of fields of a sentence that it does not contain itself.
HEADING, ABOUT = "heading", "about"
OWN_NAME_FIELDS = ("short", "abbreviation", "name_ja")
# Separates two texts, so that no phrase matches across them. No word contains it.
TEXT_BOUNDARY = "\u00b6"

# Precedes the joined forms of a text's hyphenated words, so that none of them is taken for a whole text.
JOINED_MARK = "\u00a7"

# The texts of each Role, as folded words with a space around each and TEXT_BOUNDARY around each text; empty if it has
# none.
FoldedTexts = tuple[str, ...]


class TargetField(NamedTuple):
    """One text of a target. `sentence_span` is the span of the sentence that a name in an `about` field stands for."""

    name: str
    text: str
    role: Role
    sentence_span: tuple[int, int] | None = None


def search_targets(pack: Pack) -> Iterator[SearchTarget]:
    """Yield the records in the pack's order, then the sentences."""
    yield from pack.records
    yield from pack.statement.sentences


def target_fields(pack: Pack, target: SearchTarget) -> Iterator[TargetField]:
    """Yield all texts that a target is found by, official words before the editor's."""
    yield from own_target_fields(target)
    if isinstance(target, Sentence):
        yield from _headings(pack, target)
        yield from _about(pack, target)


def own_target_fields(target: SearchTarget) -> Iterator[TargetField]:
    """Return the texts that the target contains itself."""
    return (
        iter([TargetField("text", target.text, Role.OFFICIAL)])
        if isinstance(target, Sentence)
        else _record_fields(target)
    )


def fold_fields(texts: Iterable[TargetField]) -> FoldedTexts:
    """Return the folded words of all the texts, by role."""
    by_role: list[list[str]] = [[] for _ in Role]  # joined at the end: text that grows is copied at every step
    for field in texts:
        words, joined = words_of(field.text)
        if joined:
            by_role[field.role].append(" ".join((*words, TEXT_BOUNDARY, JOINED_MARK, *joined, TEXT_BOUNDARY)))
        elif words:
            by_role[field.role].append(" ".join((*words, TEXT_BOUNDARY)))
    return tuple(f" {TEXT_BOUNDARY} {' '.join(parts)} " if parts else "" for parts in by_role)


def _record_fields(record: Record) -> Iterator[TargetField]:
    yield from _commitment_fields(record) if isinstance(record, Commitment) else _named_fields(record)
    for body in bodies(record):
        if not is_record_address(body):
            yield TargetField("partner", body, Role.EDITOR)
    if isinstance(record, Term) and record.meaning:
        yield TargetField("meaning", record.meaning, Role.EDITOR)
    if record.caveat:
        yield TargetField("caveat", record.caveat, Role.EDITOR)
    for name, text in (("outcome", record.outcome), ("status", record.status)):
        if text:
            yield TargetField(name, text, Role.EDITOR)
    for note in record.notes:
        yield TargetField("note", note.text, Role.EDITOR)


def _commitment_fields(record: Commitment) -> Iterator[TargetField]:
    yield TargetField("clause", record.clause, Role.OFFICIAL)
    for alias in record.aliases:
        yield TargetField("alias", alias, Role.OTHER_NAME)


def _named_fields(record: Record) -> Iterator[TargetField]:
    yield TargetField("name", record.name, Role.OWN_NAME)
    for name, text in other_names(record):
        yield TargetField(name, text, Role.OWN_NAME if name in OWN_NAME_FIELDS else Role.OTHER_NAME)
    for passage in record.passages:
        if not passage.whole:
            yield TargetField("passage", passage.quote, Role.OFFICIAL)


def _headings(pack: Pack, sentence: Sentence) -> Iterator[TargetField]:
    """Yield the published headings above the first sentence of a paragraph, which lead to it."""
    if sentence.number == 1:
        for heading in pack.statement.paragraphs[sentence.paragraph - 1].headings:
            yield TargetField(HEADING, heading, Role.OFFICIAL)


def _about(pack: Pack, sentence: Sentence) -> Iterator[TargetField]:
    """Yield the names of what a sentence is about, so that METI finds the ministry's full name."""
    for record in pack.records_of(sentence):
        if not isinstance(record, Commitment) and (span := _first_quote(pack, record, sentence)):
            for text in (record.name, *(text for _, text in other_names(record))):
                yield TargetField(ABOUT, text, Role.ABOUT, span)


def _first_quote(pack: Pack, record: Record, sentence: Sentence) -> tuple[int, int] | None:
    """Return the span of the record's first quote in the sentence: its names are added once, not for each quote.

    If several texts are alike, the first explains the result.
    """
    for passage in pack.passages_at(record, sentence):
        if not passage.whole and (start := find_position(sentence.text, passage.quote)) >= 0:
            return start, start + len(passage.quote)
    return None


def other_names(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every name of a record but its first, each once, with what kind of name it is."""
    seen = {record.name}
    names = [("short", record.short), ("name_ja", record.name_ja), *_kind_names(record)]
    for name, text in (*names, *(("alias", alias) for alias in record.aliases)):
        if text and text not in seen:
            seen.add(text)
            yield name, text


def _kind_names(record: Record) -> tuple[tuple[str, str | None], ...]:
    """Return the names that only this kind of record has."""
    match record:
        case Participant():
            return ("abbreviation", record.abbreviation), ("official_name", record.official_name)
        case Term():
            return (("expansion", record.expansion),)
        case Area() | Mission() | Instrument() | Commitment() | Event():
            return ()
    assert_never(record)
