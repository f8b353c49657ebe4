"""The document store: indexed records and sentences by number, address or ref."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from onrecord.model import Pack, Point, Record, Ref, Sentence, Statement
from onrecord.search.targets import SearchTarget, TargetField, target_fields


class TargetPlace(NamedTuple):
    """A target's number in the index and its address, `missions/slim` or `p6.s7`, in a pack."""

    number: int
    pack: str
    address: str


class DocumentStore(Protocol):
    """Access to what is indexed. Targets are numbered from 0, the newest statement's first."""

    @property
    def titles(self) -> Mapping[str, str]:
        """Return the title of each pack by its id, in the order of the numbers."""

    def date(self, pack_id: str) -> datetime.date:
        """Return the date of a pack's statement, without reading the pack."""

    def pack(self, pack_id: str) -> Pack: ...

    def statement_head(self, pack_id: str) -> Statement:
        """Return a pack's statement, perhaps without its paragraphs, and without reading the pack."""

    def target(self, number: int) -> SearchTarget: ...

    def fields(self, number: int) -> tuple[TargetField, ...]:
        """Return all texts that the target is found by."""

    def places(self, numbers: Sequence[int]) -> list[TargetPlace]:
        """Return the places of the numbers, in the same order."""

    def records_at(self, address: str, pack_id: str | None) -> list[TargetPlace]:
        """Return the records with that address, in one pack or in all."""

    def sentences_at(self, ref: Ref, pack_id: str | None) -> list[TargetPlace]:
        """Return the sentences of a ref, in one pack or in all."""


class MemoryStore:
    """A document store of packs that are in memory anyway."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.packs = sort_newest_first(packs)
        self._by_id = {pack.id: pack for pack in self.packs}
        self._titles = {pack.id: pack.title for pack in self.packs}
        self._sentences = [pack.statement.sentences for pack in self.packs]
        self._addresses = [[record.address for record in pack.records] for pack in self.packs]
        self._starts = [0]
        for pack, sentences in zip(self.packs, self._sentences, strict=True):
            self._starts.append(self._starts[-1] + len(pack.records) + len(sentences))

    @property
    def titles(self) -> Mapping[str, str]:
        return self._titles

    def date(self, pack_id: str) -> datetime.date:
        return self._by_id[pack_id].statement.date

    def pack(self, pack_id: str) -> Pack:
        return self._by_id[pack_id]

    def statement_head(self, pack_id: str) -> Statement:
        return self._by_id[pack_id].statement

    def target(self, number: int) -> SearchTarget:
        pack_number, offset = self._locate(number)
        records = self.packs[pack_number].records
        return records[offset] if offset < len(records) else self._sentences[pack_number][offset - len(records)]

    def fields(self, number: int) -> tuple[TargetField, ...]:
        pack_number, _ = self._locate(number)
        return tuple(target_fields(self.packs[pack_number], self.target(number)))

    def places(self, numbers: Sequence[int]) -> list[TargetPlace]:
        places = []
        for number in numbers:
            pack_number, offset = self._locate(number)
            places.append(TargetPlace(number, self.packs[pack_number].id, self._address(pack_number, offset)))
        return places

    def records_at(self, address: str, pack_id: str | None) -> list[TargetPlace]:
        return [
            TargetPlace(start + pack.records.index(record), pack.id, address)
            for start, pack in zip(self._starts, self.packs, strict=False)
            if pack_id in (None, pack.id) and (record := pack.record(address))
        ]

    def sentences_at(self, ref: Ref, pack_id: str | None) -> list[TargetPlace]:
        return [
            TargetPlace(start + len(pack.records) + offset, pack.id, str(sentence.ref))
            for start, pack, sentences in zip(self._starts, self.packs, self._sentences, strict=False)
            if pack_id in (None, pack.id)
            for offset, sentence in enumerate(sentences)
            if ref.covers(sentence.paragraph, sentence.number)
        ]

    def _address(self, pack_number: int, offset: int) -> str:
        """Return the address of a pack's target; sentences are many, so theirs are made on demand."""
        addresses = self._addresses[pack_number]
        if offset < len(addresses):
            return addresses[offset]
        sentence = self._sentences[pack_number][offset - len(addresses)]
        return f"p{sentence.paragraph}.s{sentence.number}"

    def _locate(self, number: int) -> tuple[int, int]:
        """Return the position of the target's pack, and that of the target in it."""
        pack_number = bisect_right(self._starts, number) - 1
        return pack_number, number - self._starts[pack_number]


def sort_newest_first(packs: Iterable[Pack]) -> list[Pack]:
    """Return the packs in the order in which equal results are shown; packs of one date keep their order."""
    return sorted(packs, key=lambda pack: pack.statement.date, reverse=True)


def is_sentence_of(ref: Ref, place: TargetPlace) -> bool:
    """Return whether a place is that of a sentence within the ref."""
    if "/" in place.address:
        return False
    point = Ref.parse(place.address).first
    return ref.covers(point.paragraph, point.sentence or 0)


def target_address(target: Record | Sentence) -> str:
    """Return the address, `missions/slim` or `p6.s7`."""
    return str(Point(target.paragraph, target.number)) if isinstance(target, Sentence) else target.address
