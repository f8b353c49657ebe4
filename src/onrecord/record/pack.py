"""A pack: one statement, the records that rest on it, and the links between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from onrecord.record.days import Month
from onrecord.record.kind import Kind
from onrecord.record.passage import Passage
from onrecord.record.records import Commitment, Mission, Participant, Record
from onrecord.record.ref import Ref
from onrecord.record.statement import Sentence, Statement
from onrecord.record.value import Value

FEW_PASSAGES = 32


class Pack(Value):
    """`records` are in the order of their kinds, within a kind as authored.

    `notes_as_of` is the month up to which the editor looked for news; None where the editor does not say.
    """

    id: str
    title: str
    statement: Statement
    records: tuple[Record, ...]
    notes_as_of: Month | None = None

    @property
    def notes_said(self) -> str:
        """Return `notes as of November 2026`; empty where the editor does not say."""
        return f"notes as of {self.notes_as_of.words}" if self.notes_as_of else ""

    def of_kind(self, kind: Kind) -> tuple[Record, ...]:
        return self._by_kind.get(kind, ())

    def record(self, address: str) -> Record | None:
        return self._by_address.get(address)

    def records_at(self, ref: Ref) -> tuple[Record, ...]:
        """The records that rest on any sentence of `ref`, each once."""
        found: dict[str, Record] = {}
        for sentence in self.statement.sentences_at(ref.local()):
            for record in self._by_sentence.get(_key(sentence), ()):
                found.setdefault(record.address, record)
        return tuple(found.values())

    def records_of(self, sentence: Sentence) -> tuple[Record, ...]:
        """The records that rest on one sentence of this pack."""
        return tuple(self._by_sentence.get(_key(sentence), ()))

    def passages_at(self, record: Record, sentence: Sentence) -> tuple[Passage, ...]:
        """Return the record's passages that name the sentence; of a record with few of them all its passages.

        So few are looked through faster than they are found.
        """
        if len(record.passages) <= FEW_PASSAGES:
            return record.passages
        return tuple(self._of_many.get((record.address, *_key(sentence)), ()))

    def areas_of(self, sentence: Sentence) -> tuple[str, ...]:
        """The ids of the areas that the sentence belongs to."""
        return tuple(record.id for record in self.records_of(sentence) if record.kind is Kind.AREA)

    def related(self, record: Record) -> tuple[Record, ...]:
        """What a reader wants next: the record's own links first, then those that link to it, each once."""
        found: dict[str, Record] = {}
        for address in _links(record):
            if other := self.record(address):
                found.setdefault(other.address, other)
        for other in self._linking.get(record.address, ()):
            found.setdefault(other.address, other)
        found.pop(record.address, None)
        return tuple(found.values())

    def abbreviated(self, words: Iterable[str]) -> list[Participant]:
        """Return the participants whose folded abbreviation is one of the words, in the pack's order."""
        numbers = {number for word in words for number in self._by_abbreviation.get(word, ())}
        return [self._participants[number] for number in sorted(numbers)]

    @cached_property
    def _participants(self) -> list[Participant]:
        return [record for record in self.of_kind(Kind.PARTICIPANT) if isinstance(record, Participant)]

    @cached_property
    def _by_abbreviation(self) -> dict[str, list[int]]:
        from onrecord.text.folding import fold  # only where something is looked for

        numbers: dict[str, list[int]] = {}
        for number, participant in enumerate(self._participants):
            if participant.abbreviation:
                numbers.setdefault(fold(participant.abbreviation), []).append(number)
        return numbers

    @cached_property
    def _by_kind(self) -> dict[Kind, tuple[Record, ...]]:
        found: dict[Kind, list[Record]] = {}
        for record in self.records:
            found.setdefault(record.kind, []).append(record)
        return {kind: tuple(records) for kind, records in found.items()}

    @cached_property
    def _by_address(self) -> dict[str, Record]:
        return {record.address: record for record in self.records}

    @cached_property
    def _by_sentence(self) -> dict[tuple[int, int], list[Record]]:
        """The records that rest on a sentence, in the pack's order."""
        found: dict[tuple[int, int], list[Record]] = {}
        for record in self.records:
            rested_on = dict.fromkeys(
                _key(sentence) for passage in record.passages for sentence in self.statement.sentences_at(passage.ref)
            )
            for key in rested_on:
                found.setdefault(key, []).append(record)
        return found

    @cached_property
    def _of_many(self) -> dict[tuple[str, int, int], list[Passage]]:
        """The passages of records that have many, by the record's address and the sentence."""
        found: dict[tuple[str, int, int], list[Passage]] = {}
        for record in self.records:
            if len(record.passages) > FEW_PASSAGES:
                for passage in record.passages:
                    for sentence in self.statement.sentences_at(passage.ref):
                        found.setdefault((record.address, *_key(sentence)), []).append(passage)
        return found

    @cached_property
    def _linking(self) -> dict[str, list[Record]]:
        """The records that link to an address, in the pack's order."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for address in dict.fromkeys(_links(record)):
                found.setdefault(address, []).append(record)
        return found


def _key(sentence: Sentence) -> tuple[int, int]:
    return sentence.paragraph, sentence.number


def _links(record: Record) -> tuple[str, ...]:
    links = [*record.related, *(f"areas/{area}" for area in record.areas)]
    if isinstance(record, Mission):
        links = [record.operator or "", *record.partners, *links]
    return tuple(links)


def actor_title(commitment: Commitment) -> str:
    """Who acts, in words."""
    return {"both": "Both sides", "us": "U.S. side", "japan": "Japan"}[commitment.actor]
