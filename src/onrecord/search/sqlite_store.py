"""A document store in an index file: records, texts and whole packs are read on demand and verified."""

from __future__ import annotations

import datetime
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from onrecord.model import Month, Pack, Paragraph, Record, Ref, Sentence, Statement
from onrecord.model.address import kind_of_address
from onrecord.model.records import RECORD_CLASSES
from onrecord.model.serialization import from_dict
from onrecord.search.corrupt_index import corrupt_on_error
from onrecord.search.database import Database
from onrecord.search.document_store import TargetPlace, is_sentence_of
from onrecord.search.header import IndexHeader
from onrecord.search.tables import HEADS, TargetRow, running_pack_checksum
from onrecord.search.targets import ABOUT, HEADING, Role, SearchTarget, TargetField, own_target_fields

# Packs kept in memory; a reader alternates between a few.
CACHED_PACKS = 16
# Heads take little memory; every row of results reads one.
CACHED_HEADS = 256

# Numbers in one query; SQLite before 3.32 allows 999.
ROWS_PER_READ = 500

_COLUMNS = "SELECT number, pack, address, data, named"
_SELECT = f"{_COLUMNS}, sum FROM targets"


class SqliteStore:
    """Reads what `fill_tables` wrote. Searches use the connection `searching`, readers use `reading`."""

    def __init__(self, reading: Database, searching: Database, header: IndexHeader) -> None:
        self._reading = reading
        self._searching = searching
        self._header = header
        self._titles = {pack_id: entry.title for pack_id, entry in header.catalog.items()}
        self._ids = tuple(header.catalog)
        self._starts = [entry.first for entry in header.catalog.values()]
        self._packs = lru_cache(CACHED_PACKS)(self._pack)
        self._heads = lru_cache(CACHED_HEADS)(self._head)

    @property
    def titles(self) -> Mapping[str, str]:
        return self._titles

    def date(self, pack_id: str) -> datetime.date:
        with corrupt_on_error():
            return datetime.date.fromisoformat(self._header.catalog[pack_id].date)

    def pack(self, pack_id: str) -> Pack:
        """Return a pack.

        Raises:
            KeyError: there is no such pack.
        """
        if pack_id not in self._titles:
            raise KeyError(pack_id)
        with corrupt_on_error():
            return self._packs(pack_id)

    def statement_head(self, pack_id: str) -> Statement:
        with corrupt_on_error():
            return self._heads(pack_id)

    def target(self, number: int) -> SearchTarget:
        with corrupt_on_error():
            return _decode_target(self._row(number))

    def fields(self, number: int) -> tuple[TargetField, ...]:
        with corrupt_on_error():
            row = self._row(number)
            target = _decode_target(row)
            about = [_decode_about(*parts) for parts in json.loads(row.about or "[]")]
        return (*own_target_fields(target), *about)

    def locate(self, number: int) -> tuple[str, int]:
        """Return the pack of a target and the target's position in it, without reading its row.

        Raises:
            CorruptIndexError: there is no such target.
        """
        with corrupt_on_error():
            position = bisect_right(self._starts, number) - 1
            pack_id = self._ids[position]
            offset = number - self._starts[position]
            if position < 0 or offset >= self._header.catalog[pack_id].size:
                raise LookupError(f"there is no target {number}")
            return pack_id, offset

    def first_number(self, pack_id: str) -> int:
        """Return the number of a pack's first target.

        Raises:
            KeyError: there is no such pack.
        """
        return self._header.catalog[pack_id].first

    def places(self, numbers: Sequence[int]) -> list[TargetPlace]:
        """Return the places; packs come from the verified list, addresses are verified when their texts are read."""
        addresses: dict[int, str] = {}
        with corrupt_on_error():
            for start in range(0, len(numbers), ROWS_PER_READ):
                block = tuple(numbers[start : start + ROWS_PER_READ])
                query = f"SELECT number, address FROM targets WHERE number IN ({', '.join('?' * len(block))})"
                addresses.update((number, address) for number, address in self._searching.rows(query, block))
            return [TargetPlace(number, self.locate(number)[0], _readable(addresses[number])) for number in numbers]

    def records_at(self, address: str, pack_id: str | None) -> list[TargetPlace]:
        with corrupt_on_error():
            rows = self._searching.rows(f"{_SELECT} WHERE address = ? ORDER BY number", (address,))
            places = [_place_of(self._verify(row)) for row in rows]
        return [place for place in places if pack_id in (None, place.pack)]

    def sentences_at(self, ref: Ref, pack_id: str | None) -> list[TargetPlace]:
        if ref.first == ref.last and ref.first.sentence is not None:
            return self.records_at(str(ref.first), pack_id)
        query = f"{_SELECT} WHERE address >= ? AND address < ? ORDER BY number"
        places: list[TargetPlace] = []
        with corrupt_on_error():
            for paragraph in ref.paragraphs:
                rows = self._searching.rows(query, (f"p{paragraph}.s", f"p{paragraph}.t"))
                if not rows:
                    break  # no statement has so many paragraphs
                places += [_place_of(self._verify(row)) for row in rows]
            return sorted(place for place in places if pack_id in (None, place.pack) and is_sentence_of(ref, place))

    def _row(self, number: int) -> TargetRow:
        [row] = self._reading.rows(f"{_SELECT} WHERE number = ?", (number,))
        return self._verify(row)

    def _verify(self, row: tuple[Any, ...]) -> TargetRow:
        """Return the row if it is as it was written.

        Raises:
            ValueError: it has changed.
        """
        target = TargetRow(*row[:-1])
        if self._header.checksums.of("targets", *target.cells) != row[-1]:
            raise ValueError(f"the text of {target.address} has changed")
        return target

    def _pack(self, pack_id: str) -> Pack:
        entry = self._header.catalog[pack_id]
        [(head, checksum)] = self._reading.rows("SELECT head, sum FROM packs WHERE position = ?", (entry.position,))
        running = running_pack_checksum(self._header.checksums, pack_id, entry, head)
        records: list[Record] = []
        texts: list[str] = []
        for row in self._rows(entry.first, entry.first + entry.size):
            running.add(*row.cells)
            if len(records) < entry.records:
                records.append(_decode_record(row))
            else:
                texts.append(row.data)
        if running.value != checksum or len(records) + len(texts) != entry.size:
            raise ValueError(f"{pack_id} has changed or is incomplete")
        fields = json.loads(head)
        notes_as_of = Month.parse(fields["notes_as_of"]) if fields["notes_as_of"] else None
        return Pack(
            pack_id, fields["title"], _decode_statement(fields["statement"], texts), tuple(records), notes_as_of
        )

    def _head(self, pack_id: str) -> Statement:
        position = self._header.catalog[pack_id].position
        [(head, checksum)] = self._reading.rows("SELECT head, head_sum FROM packs WHERE position = ?", (position,))
        if self._header.checksums.of(HEADS, pack_id, head) != checksum:
            raise ValueError(f"the head of {pack_id} has changed")
        return from_dict(Statement, {**json.loads(head)["statement"], "paragraphs": []})

    def _rows(self, first: int, end: int) -> Iterator[TargetRow]:
        """Yield the rows with these numbers, unverified, in blocks: all at once would take as much memory as a pack."""
        query = f"{_COLUMNS} FROM targets WHERE number >= ? AND number < ? ORDER BY number"
        for start in range(first, end, ROWS_PER_READ):
            yield from (TargetRow(*row) for row in self._reading.rows(query, (start, min(start + ROWS_PER_READ, end))))


def _readable(address: str) -> str:
    """Return an address that is not verified yet, if it names a sentence or a record of a known kind.

    Raises:
        KeyError: it names a record of no kind.
    """
    if "/" in address:
        kind_of_address(address)
    return address


def _decode_about(text: str, *span: int) -> TargetField:
    """Return a heading, or a name with the span of the sentence that it stands for."""
    if not span:
        return TargetField(HEADING, text, Role.OFFICIAL)
    start, end = span
    return TargetField(ABOUT, text, Role.ABOUT, (start, end))


def _place_of(row: TargetRow) -> TargetPlace:
    return TargetPlace(row.number, row.pack, row.address)


def _decode_target(row: TargetRow) -> SearchTarget:
    if "/" in row.address:
        return _decode_record(row)
    point = Ref.parse(row.address).first
    return Sentence(point.paragraph, point.sentence or 0, row.data)


def _decode_record(row: TargetRow) -> Record:
    record = from_dict(RECORD_CLASSES[kind_of_address(row.address)], json.loads(row.data))
    if record.address != row.address:
        raise ValueError(f"{row.address} holds {record.address}")
    return record


def _decode_statement(head: dict[str, Any], texts: Sequence[str]) -> Statement:
    paragraphs = []
    start = 0
    for number, (count, fields) in enumerate(head["paragraphs"], 1):
        sentences = (
            Sentence(number, sentence_number, text)
            for sentence_number, text in enumerate(texts[start : start + count], 1)
        )
        paragraph = from_dict(Paragraph, {**fields, "sentences": []})
        if paragraph.number != number:
            raise ValueError(f"paragraph {number} is numbered {paragraph.number}")
        paragraphs.append(paragraph._replace(sentences=tuple(sentences)))
        start += count
    return from_dict(Statement, {**head, "paragraphs": []})._replace(paragraphs=tuple(paragraphs))
