"""A shelf in an index file: records, texts and whole packs are read from it when they are asked for."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from onrecord.record import BY_PLURAL, Pack, Paragraph, Record, Ref, Sentence, Statement
from onrecord.record.data import from_data
from onrecord.record.records import CLASSES
from onrecord.search.bad_index import as_written
from onrecord.search.database import Database
from onrecord.search.document import Field, Role, Target, own_fields
from onrecord.search.row_sum import row_sum
from onrecord.search.shelf import Place

PACKS_KEPT = 16
"""Packs in memory at one time; a reader goes to and fro between few."""

DATES_KEPT = 1_000
"""Statements' dates in memory at one time: many more than a window has rows."""

ROW = "address, data, named, sum"
AT_ONCE = 500
"""Numbers in one question; SQLite before 3.32 takes 999."""


class Stored:
    """Reads what `tables.fill` wrote."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._titles: dict[str, str] = dict(database.rows("SELECT id, title FROM packs ORDER BY position"))
        self._packs = lru_cache(PACKS_KEPT)(self._pack)
        self._dates = lru_cache(DATES_KEPT)(self._date)

    @property
    def titles(self) -> Mapping[str, str]:
        return self._titles

    def pack(self, pack_id: str) -> Pack:
        """KeyError if there is none."""
        if pack_id not in self._titles:
            raise KeyError(pack_id)
        with as_written():
            return self._packs(pack_id)

    def date(self, pack_id: str) -> datetime.date:
        with as_written():
            return self._dates(pack_id)

    def target(self, number: int) -> Target:
        with as_written():
            address, data, _ = self._row(number)
            return _target(address, data)

    def texts(self, number: int) -> tuple[Field, ...]:
        with as_written():
            address, data, about = self._row(number)
            named = [Field("about", text, Role.ABOUT, (start, end)) for text, start, end in json.loads(about or "[]")]
            return (*own_fields(_target(address, data)), *named)

    def places(self, numbers: Sequence[int]) -> list[Place]:
        found: dict[int, Place] = {}
        for at in range(0, len(numbers), AT_ONCE):
            some = tuple(numbers[at : at + AT_ONCE])
            query = f"SELECT number, pack, address FROM targets WHERE number IN ({', '.join('?' * len(some))})"
            found.update((row[0], Place(*row)) for row in self._database.rows(query, some))
        with as_written():
            return [found[number] for number in numbers]

    def addressed(self, address: str, pack_id: str | None) -> list[Place]:
        query = "SELECT number, pack, address FROM targets WHERE address = ? ORDER BY number"
        places = [Place(*row) for row in self._database.rows(query, (address,))]
        return [place for place in places if pack_id in (None, place.pack)]

    def sentences(self, ref: Ref) -> list[Place]:
        if ref.first == ref.last and ref.first.sentence is not None:
            return self.addressed(str(ref.first), ref.pack)
        query = "SELECT number, pack, address FROM targets WHERE address >= ? AND address < ? ORDER BY number"
        places: list[Place] = []
        for paragraph in ref.paragraphs:
            rows = self._database.rows(query, (f"p{paragraph}.s", f"p{paragraph}.t"))
            if not rows:
                break  # no statement has so many paragraphs
            places += [Place(*row) for row in rows]
        with as_written():
            return sorted(place for place in places if ref.pack in (None, place.pack) and _covers(ref, place))

    def _row(self, number: int) -> tuple[str, str, str | None]:
        [row] = self._database.rows(f"SELECT {ROW} FROM targets WHERE number = ?", (number,))
        return _verified(row)

    def _date(self, pack_id: str) -> datetime.date:
        [(raw,)] = self._database.rows("SELECT head FROM packs WHERE id = ?", (pack_id,))
        return datetime.date.fromisoformat(json.loads(raw)["statement"]["date"])

    def _pack(self, pack_id: str) -> Pack:
        [(first, count, raw)] = self._database.rows("SELECT first, records, head FROM packs WHERE id = ?", (pack_id,))
        head = json.loads(raw)
        sentences = sum(number for _, number in head["statement"]["paragraphs"])
        query = f"SELECT {ROW} FROM targets WHERE number >= ? AND number < ? ORDER BY number"
        rows = [_verified(row) for row in self._database.rows(query, (first, first + count + sentences))]
        records = tuple(_record(address, data) for address, data, _ in rows[:count])
        statement = _statement(head["statement"], [data for _, data, _ in rows[count:]])
        return Pack(pack_id, head["title"], statement, records)


def _verified(row: tuple[Any, ...]) -> tuple[str, str, str | None]:
    """Address, text and names, if their sum is that of what was written; ValueError otherwise."""
    address, data, about, written = row
    if row_sum(address, data, about) != written:
        raise ValueError(f"the text of {address} has changed")
    return address, data, about


def _covers(ref: Ref, place: Place) -> bool:
    point = Ref.parse(place.address).first
    return ref.covers(point.paragraph, point.sentence or 0)


def _target(address: str, data: str) -> Target:
    if "/" in address:
        return _record(address, data)
    point = Ref.parse(address).first
    return Sentence(point.paragraph, point.sentence or 0, data)


def _record(address: str, data: str) -> Record:
    return from_data(CLASSES[BY_PLURAL[address.partition("/")[0]]], json.loads(data))


def _statement(head: dict[str, Any], texts: Sequence[str]) -> Statement:
    paragraphs = []
    taken = 0
    for number, (heading, count) in enumerate(head["paragraphs"], 1):
        sentences = (Sentence(number, at, text) for at, text in enumerate(texts[taken : taken + count], 1))
        paragraphs.append(Paragraph(number, heading, tuple(sentences)))
        taken += count
    return from_data(Statement, {**head, "paragraphs": []})._replace(paragraphs=tuple(paragraphs))
