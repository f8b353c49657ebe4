"""The index in memory: which documents hold a token, so that a key press looks at few of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record import Pack, Record, Ref, Sentence
from onrecord.search.document import Document, Field, documents
from onrecord.search.match import matches
from onrecord.search.query import Clause, Query, parse

_PREFIX_SHARE = 0.6
_WHOLE_FIELD_BONUS = 2.0
_LAST = "\U0010ffff"

Place = tuple[int, int]
"""A document's number and the index of one of its fields."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What matched: the span `start` to `end` of `text`, the whole text of the field `field`."""

    field: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `marks` say why it is one: for each clause of the query, in order, the strongest field."""

    pack: Pack
    target: Record | Sentence
    score: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Best first. `ref` is set where the query was a bare ref; the hits are then its sentences."""

    query: Query
    hits: tuple[Hit, ...]

    @property
    def ref(self) -> Ref | None:
        return self.query.ref


class Index:
    """Built once from the open packs; searching changes nothing in it."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._packs = tuple(packs)
        self._documents = tuple(document for pack in self._packs for document in documents(pack))
        holders: dict[str, set[Place]] = {}
        for number, document in enumerate(self._documents):
            for index, field in enumerate(document.fields):
                for token in (*field.tokens.words, *field.tokens.joined):
                    holders.setdefault(token.text, set()).add((number, index))
        self._holders = holders
        self._vocabulary = sorted(holders)

    def search(self, text: str, limit: int | None = None) -> Results:
        """The documents that hold every wanted clause and no unwanted one, best first; `limit` cuts the list."""
        query = parse(text)
        if query.ref and (named := self._at_ref(query)):
            return Results(query, named[:limit])
        if not query.wanted:
            return Results(query, ())
        holding = [self._holding(clause) for clause in query.wanted]
        candidates = set.intersection(*({number for number, _ in places} for places in holding))
        fields = [_by_document(places, candidates) for places in holding]
        unwanted = {number for clause in query.unwanted for number, _ in self._matching(clause)}
        found = [
            hit
            for number in sorted(candidates - unwanted)
            if (hit := self._hit(self._documents[number], query, [each[number] for each in fields]))
        ]
        found.sort(key=lambda hit: -hit.score)
        return Results(query, tuple(found[:limit]))

    def _at_ref(self, query: Query) -> tuple[Hit, ...]:
        ref = query.ref
        return tuple(
            Hit(document.pack, document.target, 1.0, ())
            for document in self._documents
            if ref is not None
            and isinstance(document.target, Sentence)
            and ref.pack in (None, document.pack.id)
            and ref.covers(document.target.paragraph, document.target.number)
        )

    def _holding(self, clause: Clause) -> set[Place]:
        """The fields that may match: they hold every token of one of the alternatives."""
        found: set[Place] = set()
        for alternative in clause.alternatives:
            *whole, last = alternative
            holding = self._begun(last) if clause.prefix else set(self._holders.get(last, ()))
            for token in whole:
                holding &= self._holders.get(token, set())
            found |= holding
        return found

    def _matching(self, clause: Clause) -> set[Place]:
        """The fields that do match."""
        return {
            (number, index)
            for number, index in self._holding(clause)
            if next(matches(clause, self._documents[number].fields[index].tokens), None)
        }

    def _begun(self, prefix: str) -> set[Place]:
        low = bisect_left(self._vocabulary, prefix)
        high = bisect_left(self._vocabulary, prefix + _LAST)
        return set().union(*(self._holders[word] for word in self._vocabulary[low:high]))

    def _hit(self, document: Document, query: Query, fields: list[list[int]]) -> Hit | None:
        """The document as a result, if every wanted clause matches in one of the fields that may match it."""
        score = 0.0
        marks: dict[tuple[str, int, int], Mark] = {}
        for clause, indexes in zip(query.wanted, fields, strict=True):
            best = _best(clause, [document.fields[index] for index in indexes], query, document)
            if best is None:
                return None
            score += best[0]
            marks.update(((mark.text, mark.start, mark.end), mark) for mark in best[1])
        return Hit(document.pack, document.target, round(score, 3), tuple(marks.values()))


def _by_document(places: set[Place], candidates: set[int]) -> dict[int, list[int]]:
    """The fields of each candidate, in order."""
    fields: dict[int, list[int]] = {}
    for number, index in sorted(places):
        if number in candidates:
            fields.setdefault(number, []).append(index)
    return fields


def _best(clause: Clause, fields: list[Field], query: Query, document: Document) -> tuple[float, list[Mark]] | None:
    """The clause's highest score in any of the fields, with the marks in that field."""
    best: tuple[float, list[Mark]] | None = None
    for field in fields:
        found = list(matches(clause, field.tokens))
        if not found:
            continue
        share = 1.0 if any(match.exact for match in found) else _PREFIX_SHARE
        score = field.weight * share
        if _covers_field(field, query):
            score *= _WHOLE_FIELD_BONUS
        if best is None or score > best[0]:
            best = score, _marks(field, [(match.start, match.end) for match in found], document)
    return best


def _covers_field(field: Field, query: Query) -> bool:
    """Whether the field is what was typed, and nothing besides."""
    typed = [word for clause in query.wanted for word in clause.alternatives[0]]
    words = field.tokens.words
    return len(words) == len(typed) and all(token.text == word for token, word in zip(words, typed, strict=True))


def _marks(field: Field, spans: list[tuple[int, int]], document: Document) -> list[Mark]:
    marks = [Mark(field.name, field.text, start, end) for start, end in spans]
    if field.stands_for and isinstance(document.target, Sentence):
        return [Mark("text", document.target.text, *field.stands_for), *marks]
    return marks
