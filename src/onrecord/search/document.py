"""What can be found: every sentence and record, as fields with weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.record import Commitment, Pack, Participant, Record, Sentence, Term
from onrecord.search.fold import Tokens, tokenise

OWN_NAME, OTHER_NAME, OFFICIAL, ABOUT, EDITOR = 12.0, 8.0, 5.0, 3.0, 1.5


@dataclass(frozen=True, slots=True)
class Field:
    """One text of a document. `stands_for` is the span of the sentence that an alias in an `about` field names."""

    name: str
    text: str
    weight: float
    tokens: Tokens
    stands_for: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    pack: Pack
    target: Record | Sentence
    fields: tuple[Field, ...]


def documents(pack: Pack) -> Iterator[Document]:
    """The records in the pack's order, then the sentences."""
    for record in pack.records:
        yield Document(pack, record, tuple(_record_fields(record)))
    for sentence in pack.statement.sentences:
        yield Document(pack, sentence, tuple(_sentence_fields(pack, sentence)))


def _field(name: str, text: str, weight: float, stands_for: tuple[int, int] | None = None) -> Field:
    return Field(name, text, weight, tokenise(text), stands_for)


def _record_fields(record: Record) -> Iterator[Field]:
    if isinstance(record, Commitment):
        yield _field("clause", record.clause, OFFICIAL)
    else:
        yield _field("name", record.name, OWN_NAME)
        for name, text in _names(record):
            yield _field(name, text, OWN_NAME if name in ("short", "abbreviation", "name_ja") else OTHER_NAME)
        for passage in record.passages:
            if not passage.whole:
                yield _field("passage", passage.quote, OFFICIAL)
    for alias in record.aliases if isinstance(record, Commitment) else ():
        yield _field("alias", alias, OTHER_NAME)
    if isinstance(record, Term) and record.meaning:
        yield _field("meaning", record.meaning, EDITOR)
    if record.caveat:
        yield _field("caveat", record.caveat, EDITOR)
    for note in record.notes:
        yield _field("note", note.text, EDITOR)


def _sentence_fields(pack: Pack, sentence: Sentence) -> Iterator[Field]:
    """The sentence, and the other names of what it speaks of, so that METI finds the ministry's full name."""
    yield _field("text", sentence.text, OFFICIAL)
    for record in pack.records_at(sentence.ref):
        for passage in record.passages:
            if passage.whole or isinstance(record, Commitment):
                continue
            start = sentence.text.find(passage.quote)
            if start < 0:
                continue
            span = (start, start + len(passage.quote))
            for _, text in _names(record):
                yield _field("about", text, ABOUT, span)


def _names(record: Record) -> Iterator[tuple[str, str]]:
    """Every name of a record but its first, each once."""
    seen = {record.name}
    named: list[tuple[str, str | None]] = [("short", record.short), ("name_ja", record.name_ja)]
    if isinstance(record, Participant):
        named += [("abbreviation", record.abbreviation), ("official_name", record.official_name)]
    if isinstance(record, Term):
        named.append(("expansion", record.expansion))
    named += [("alias", alias) for alias in record.aliases]
    for name, text in named:
        if text and text not in seen:
            seen.add(text)
            yield name, text
