"""A pack: one statement, the records that rest on it, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.model.dates import Month
from onrecord.model.kind import Kind
from onrecord.model.links import RecordLinks
from onrecord.model.paragraph import Sentence
from onrecord.model.passage import Passage
from onrecord.model.records import Participant, Record
from onrecord.model.ref import Ref
from onrecord.model.sentence_numbers import SentenceNumbers
from onrecord.model.sentence_spans import SentenceSpans
from onrecord.model.statement import Statement

MAX_PASSAGES_SCANNED = 32


@dataclass(frozen=True, repr=False)
class Pack:
    """A statement and its records. `records` are in the order of their kinds, within a kind as authored.

    `notes_as_of` is the month up to which the editor looked for news; None if the editor gives none.
    """

    id: str
    title: str
    statement: Statement
    records: tuple[Record, ...]
    notes_as_of: Month | None = None

    @property
    def notes_as_of_words(self) -> str:
        """Return `notes as of November 2026`; empty if the editor gives no month."""
        return f"notes as of {self.notes_as_of.words}" if self.notes_as_of else ""

    def of_kind(self, kind: Kind) -> tuple[Record, ...]:
        return self._by_kind.get(kind, ())

    def record(self, address: str) -> Record | None:
        return self._by_address.get(address)

    def records_at(self, ref: Ref) -> tuple[Record, ...]:
        """Return the records that rest on any sentence of `ref`, each once.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        records: dict[str, Record] = {}
        for sentence in self._numbering.range_of(ref):
            for number in self._records_by_sentence.things_at(sentence):
                record = self.records[number]
                records.setdefault(record.address, record)
        return tuple(records.values())

    def records_of(self, sentence: Sentence) -> tuple[Record, ...]:
        """Return the records that rest on one sentence of this pack."""
        return tuple(
            self.records[number] for number in self._records_by_sentence.things_at(self._numbering.number_of(sentence))
        )

    def passages_at(self, record: Record, sentence: Sentence) -> tuple[Passage, ...]:
        """Return the record's passages that name the sentence; if the record has only a few passages, return them all.

        A caller scans a few faster than they are looked up.
        """
        if len(record.passages) <= MAX_PASSAGES_SCANNED:
            return record.passages
        numbers = self._passages_by_sentence[record.address].things_at(self._numbering.number_of(sentence))
        return tuple(record.passages[number] for number in numbers)

    def areas_of(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the ids of the areas that the sentence belongs to."""
        return tuple(record.id for record in self.records_of(sentence) if record.kind is Kind.AREA)

    def related(self, record: Record) -> tuple[Record, ...]:
        """Return the records to read next: those that the record links to, then those that link to it, each once."""
        return self._links.related(record)

    def link_reason(self, record: Record, body: Participant) -> str:
        """Return why a record is among those related to a body, as `operator NASA`; empty if it is not, or is it."""
        return self._links.reason(record, body)

    @cached_property
    def _links(self) -> RecordLinks:
        return RecordLinks(self._by_address)

    @cached_property
    def _by_kind(self) -> dict[Kind, tuple[Record, ...]]:
        by_kind: dict[Kind, list[Record]] = {}
        for record in self.records:
            by_kind.setdefault(record.kind, []).append(record)
        return {kind: tuple(records) for kind, records in by_kind.items()}

    @cached_property
    def _by_address(self) -> dict[str, Record]:
        return {record.address: record for record in self.records}

    @cached_property
    def _numbering(self) -> SentenceNumbers:
        return SentenceNumbers(self.statement)

    @cached_property
    def _records_by_sentence(self) -> SentenceSpans:
        """Return the numbers of the records that rest on each sentence, in the pack's order."""
        range_of = self._numbering.range_of
        return SentenceSpans(
            [
                (number, range_of(passage.ref))
                for number, record in enumerate(self.records)
                for passage in record.passages
            ]
        )

    @cached_property
    def _passages_by_sentence(self) -> dict[str, SentenceSpans]:
        """Return, by the address of each record with many passages, the numbers of those that name each sentence."""
        range_of = self._numbering.range_of
        return {
            record.address: SentenceSpans(
                [(number, range_of(passage.ref)) for number, passage in enumerate(record.passages)]
            )
            for record in self.records
            if len(record.passages) > MAX_PASSAGES_SCANNED
        }
