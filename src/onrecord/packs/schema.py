"""Which keys each file of a pack has, and how a table is read by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.packs import values
from onrecord.packs.problem import Finding, Findings, key_of, shown
from onrecord.packs.values import Reader, Wrong
from onrecord.record import OUTCOMES, STATUSES, Kind, Note

if TYPE_CHECKING:
    from onrecord.text.toml_lines import Path


MAX_NAMES = 1_000
"""Aliases of one record, and partners of a mission: each may stand for the record wherever a sentence names it."""


@dataclass(frozen=True, slots=True)
class Key:
    name: str
    read: Reader
    required: bool = False


PACK = (
    Key("schema", values.number(1, 1), required=True),
    Key("id", values.identifier, required=True),
    Key("title", values.text, required=True),
    Key("notes_as_of", values.month),
)
STATEMENT = (
    Key("title", values.text, required=True),
    Key("short_title", values.text),
    Key("title_ja", values.text),
    Key("date", values.date, required=True),
    Key("place", values.text, required=True),
    Key("place_ja", values.text),
    Key("published", values.date),
    Key("retrieved", values.date),
    Key("parties", values.list_of(values.text), required=True),
    Key("publisher", values.text, required=True),
    Key("url", values.https_address, required=True),
    Key("numbering", values.choice("added", "original"), required=True),
    Key("sha256", values.sha256, required=True),
    Key("official", values.list_of(values.seen_words)),
)
PARAGRAPH = (
    Key("number", values.number(1, 99999), required=True),
    Key("heading", values.text, required=True),
    Key("sentences", values.sentences, required=True),
)
NOTE = (
    Key("text", values.text, required=True),
    Key("as_of", values.date, required=True),
    Key("source", values.https_address, required=True),
    Key("outcome", values.choice(*OUTCOMES)),
    Key("status", values.choice(*STATUSES)),
)

_ID = Key("id", values.identifier, required=True)
_NAME = Key("name", values.text, required=True)
_TEXTS = values.list_of(values.text, MAX_NAMES)
_SHARED = (
    Key("aliases", _TEXTS),
    Key("related", values.list_of(values.address)),
    Key("caveat", values.text),
)
_NAMED = (_ID, _NAME, Key("short", values.text), Key("name_ja", values.text), *_SHARED)
_PASSAGES = Key("passages", values.list_of(values.passage))
_AREAS = Key("areas", values.list_of(values.identifier))

RECORDS: dict[Kind, tuple[Key, ...]] = {
    Kind.AREA: (*_NAMED, _PASSAGES),
    Kind.PARTICIPANT: (
        *_NAMED,
        _AREAS,
        _PASSAGES,
        Key("side", values.choice("japan", "us"), required=True),
        Key("role", values.list_of(values.choice("co-chair", "participant")), required=True),
        Key("abbreviation", values.text),
        Key("official_name", values.text),
        Key("parent", values.text),
    ),
    Kind.MISSION: (
        *_NAMED,
        _AREAS,
        _PASSAGES,
        Key("operator", values.text),
        Key("partners", _TEXTS),
        Key("planned", values.passage),
    ),
    Kind.INSTRUMENT: (*_NAMED, _AREAS, _PASSAGES),
    Kind.EVENT: (
        *_NAMED,
        _AREAS,
        _PASSAGES,
        Key("date", values.date),
        Key("end_date", values.date),
        Key("place", values.text),
        Key("planned", values.passage),
    ),
    Kind.COMMITMENT: (
        _ID,
        *_SHARED,
        _AREAS,
        Key("ref", values.ref, required=True),
        Key("actor", values.choice("both", "us", "japan"), required=True),
        Key("verb", values.seen_words, required=True),
        Key("clause", values.seen_words, required=True),
        Key("grade", values.grade, required=True),
        Key("due", values.text),
    ),
    Kind.TERM: (*_NAMED, _AREAS, _PASSAGES, Key("expansion", values.text), Key("meaning", values.text)),
}


@dataclass
class TableReader:
    """Reads the tables of one file; what is wrong with them goes into `findings`."""

    file: str
    findings: Findings

    def wrong(self, path: Path, found: str, expected: str) -> None:
        self.findings.add(Finding(self.file, path, found, expected))

    def unknown(self, names: Iterable[str], path: Path, found: str, expected: str) -> None:
        """Note each of the names, which stand under `path`, as one that the format does not know."""
        for name in names:
            self.wrong((*path, name), found, expected)

    def table(self, raw: Any, keys: tuple[Key, ...], path: Path) -> dict[str, Any] | None:
        """The table's values by key, None where anything in it is wrong."""
        if not isinstance(raw, dict):
            self.wrong(path, shown(raw), "a table")
            return None
        before = len(self.findings)
        known = {key.name for key in keys}
        one_of = "one of " + ", ".join(sorted(known)) if raw.keys() - known else ""
        self.unknown((name for name in raw if name not in known), path, "an unknown key", one_of)
        read: dict[str, Any] = {}
        for key in keys:
            if key.name not in raw:
                if key.required:
                    self.wrong(path, f"no key {key.name}", f"{key.name} in {key_of(path) or 'the file'}")
                continue
            try:
                read[key.name] = key.read(raw[key.name])
            except Wrong as wrong:
                for part in wrong.all:
                    self.wrong((*path, key.name, *part.path), part.found, part.expected)
                self.findings.others += wrong.others
        return read if len(self.findings) == before else None

    def array(self, raw: dict[str, Any], name: str) -> list[Any]:
        """The elements of the array of tables `name`; the file may hold nothing else."""
        others = (other for other in raw if other != name)
        self.unknown(others, (), "an unknown table or key", f"[[{name}]] tables only")
        found = raw.get(name, [])
        if not isinstance(found, list):
            self.wrong((name,), shown(found), f"[[{name}]] tables")
            return []
        return found

    def notes(self, raw: Any, path: Path) -> tuple[Note, ...] | None:
        """The notes of a record; None where one is wrong."""
        if not isinstance(raw, list):
            self.wrong((*path, "note"), shown(raw), "[[...note]] tables")
            return None
        read = [self.table(element, NOTE, (*path, "note", index)) for index, element in enumerate(raw)]
        notes = tuple(Note(**note) for note in read if note is not None)
        return notes if len(notes) == len(read) else None
