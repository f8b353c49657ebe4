"""The schema of a pack's files: the keys of each table, and a reader of tables that checks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.model import OUTCOMES, STATUSES, Kind, Note
from onrecord.model.statement import ISSUE, MEETING
from onrecord.packs import statement_values, values
from onrecord.packs.problem import ProblemCollector, RawProblem, describe_value, format_key_path
from onrecord.packs.values import InvalidValue, Reader

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath

# Aliases of one record, and partners of a mission: each may stand for the record wherever a sentence names it.
MAX_NAMES_PER_RECORD = 1_000
MAX_PARTIES = 250
# Of list items; texts of law have six or seven.
MAX_LEVEL = 9


@dataclass(frozen=True, slots=True)
class SchemaKey:
    name: str
    read: Reader
    required: bool = False


# The newest schema of packs; earlier ones are read as well (schema1.py).
SCHEMA = 2

PACK_KEYS = (
    SchemaKey("schema", values.number(1, SCHEMA), required=True),
    SchemaKey("id", values.identifier, required=True),
    SchemaKey("title", values.text, required=True),
    SchemaKey("notes_as_of", values.month),
)
STATEMENT_KEYS = (
    SchemaKey("title", values.text, required=True),
    SchemaKey("short_title", values.text),
    SchemaKey("title_ja", values.text),
    SchemaKey("language", statement_values.language, required=True),
    SchemaKey("genre", values.text),
    SchemaKey("date", values.date, required=True),
    SchemaKey("date_kind", values.choice(MEETING, ISSUE)),
    SchemaKey("place", values.text),
    SchemaKey("place_ja", values.text),
    SchemaKey("published", values.date),
    SchemaKey("retrieved", values.date),
    SchemaKey("parties", values.list_of(values.text, MAX_PARTIES)),
    SchemaKey("joint", values.text),
    SchemaKey("publisher", values.text),
    SchemaKey("url", values.https_address),
    SchemaKey("numbering", values.choice("added", "original")),
    SchemaKey("translation_of", values.identifier),
    SchemaKey("sha256", values.sha256, required=True),
    SchemaKey("official", values.list_of(values.visible_words)),
)
PARTY_KEYS = (
    SchemaKey("id", values.identifier, required=True),
    SchemaKey("name", values.text, required=True),
    SchemaKey("short", values.text),
    SchemaKey("name_ja", values.text),
    SchemaKey("title", values.text),
    SchemaKey("aliases", values.list_of(values.text, MAX_NAMES_PER_RECORD)),
)
PARAGRAPH_KEYS = (
    SchemaKey("number", values.number(1, 99999), required=True),
    SchemaKey("label", statement_values.label),
    SchemaKey("level", values.number(1, MAX_LEVEL)),
    SchemaKey("kind", values.identifier),
    SchemaKey("heading", statement_values.headings),
    SchemaKey("editor_heading", values.text),
    SchemaKey("sentences", values.sentences, required=True),
    SchemaKey("joins", statement_values.joins),
)
NOTE_KEYS = (
    SchemaKey("text", values.text, required=True),
    SchemaKey("as_of", values.date, required=True),
    SchemaKey("source", values.https_address, required=True),
    SchemaKey("outcome", values.choice(*OUTCOMES)),
    SchemaKey("status", values.choice(*STATUSES)),
)

_ID = SchemaKey("id", values.identifier, required=True)
_NAME = SchemaKey("name", values.text, required=True)
_TEXTS = values.list_of(values.text, MAX_NAMES_PER_RECORD)
_SHARED = (
    SchemaKey("aliases", _TEXTS),
    SchemaKey("related", values.list_of(values.address)),
    SchemaKey("caveat", values.text),
)
_NAMED = (_ID, _NAME, SchemaKey("short", values.text), SchemaKey("name_ja", values.text), *_SHARED)
_PASSAGES = SchemaKey("passages", values.list_of(values.passage))
_AREAS = SchemaKey("areas", values.list_of(values.identifier))

PARTICIPANT_KEYS = (
    *_NAMED,
    _AREAS,
    _PASSAGES,
    SchemaKey("side", values.identifier),
    SchemaKey("role", values.list_of(values.choice("co-chair", "participant"))),
    SchemaKey("abbreviation", values.text),
    SchemaKey("official_name", values.text),
    SchemaKey("parent", values.text),
)
COMMITMENT_KEYS = (
    _ID,
    *_SHARED,
    _AREAS,
    SchemaKey("ref", values.ref, required=True),
    SchemaKey("actor", statement_values.actors, required=True),
    SchemaKey("verb", values.visible_words, required=True),
    SchemaKey("clause", values.visible_words, required=True),
    SchemaKey("grade", values.grade, required=True),
    SchemaKey("due", values.text),
)
RECORD_KEYS: dict[Kind, tuple[SchemaKey, ...]] = {
    Kind.AREA: (*_NAMED, _PASSAGES),
    Kind.PARTICIPANT: PARTICIPANT_KEYS,
    Kind.MISSION: (
        *_NAMED,
        _AREAS,
        _PASSAGES,
        SchemaKey("operator", values.text),
        SchemaKey("partners", _TEXTS),
        SchemaKey("planned", values.passage),
        SchemaKey("due", values.text),
    ),
    Kind.INSTRUMENT: (*_NAMED, _AREAS, _PASSAGES),
    Kind.EVENT: (
        *_NAMED,
        _AREAS,
        _PASSAGES,
        SchemaKey("date", values.date),
        SchemaKey("end_date", values.date),
        SchemaKey("place", values.text),
        SchemaKey("planned", values.passage),
        SchemaKey("due", values.text),
    ),
    Kind.COMMITMENT: COMMITMENT_KEYS,
    Kind.TERM: (*_NAMED, _AREAS, _PASSAGES, SchemaKey("expansion", values.text), SchemaKey("meaning", values.text)),
}


def replace_key(keys: tuple[SchemaKey, ...], new: SchemaKey, *now_required: str) -> tuple[SchemaKey, ...]:
    """Return the keys with `new` in place of the key of its name, and with the keys of these names required."""
    return tuple(
        new if key.name == new.name else replace(key, required=key.required or key.name in now_required) for key in keys
    )


@dataclass
class TableReader:
    """Reads the tables of one file; problems go into `findings`."""

    file: str
    findings: ProblemCollector

    def add_problem(self, path: KeyPath, found: str, expected: str) -> None:
        self.findings.add(RawProblem(self.file, path, found, expected))

    def add_unknown(self, names: Iterable[str], path: KeyPath, found: str, expected: str) -> None:
        """Add a problem for each of the names, which are under `path` and unknown to the format."""
        for name in names:
            self.add_problem((*path, name), found, expected)

    def table(self, raw: Any, keys: tuple[SchemaKey, ...], path: KeyPath) -> dict[str, Any] | None:
        """Return the table's values by key; None if anything in it is wrong."""
        if not isinstance(raw, dict):
            self.add_problem(path, describe_value(raw), "a table")
            return None
        before = len(self.findings)
        known = {key.name for key in keys}
        one_of = "one of " + ", ".join(sorted(known)) if raw.keys() - known else ""
        self.add_unknown((name for name in raw if name not in known), path, "an unknown key", one_of)
        table: dict[str, Any] = {}
        for key in keys:
            if key.name not in raw:
                if key.required:
                    self.add_problem(path, f"no key {key.name}", f"{key.name} in {format_key_path(path) or 'the file'}")
                continue
            try:
                table[key.name] = key.read(raw[key.name])
            except InvalidValue as error:
                for part in error.wrong_parts:
                    self.add_problem((*path, key.name, *part.path), part.found, part.expected)
                self.findings.other_count += error.others
        return table if len(self.findings) == before else None

    def array(self, raw: dict[str, Any], name: str) -> list[Any]:
        """Return the elements of the array of tables `name`; anything else in the file is a problem."""
        unknown = (other for other in raw if other != name)
        self.add_unknown(unknown, (), "an unknown table or key", f"only [[{name}]] tables")
        elements = raw.get(name, [])
        if not isinstance(elements, list):
            self.add_problem((name,), describe_value(elements), f"[[{name}]] tables")
            return []
        return elements

    def notes(self, raw: Any, path: KeyPath) -> tuple[Note, ...] | None:
        """Return the notes of a record; None if one is wrong."""
        if not isinstance(raw, list):
            self.add_problem((*path, "note"), describe_value(raw), "[[...note]] tables")
            return None
        tables = [self.table(element, NOTE_KEYS, (*path, "note", index)) for index, element in enumerate(raw)]
        notes = tuple(Note(**note) for note in tables if note is not None)
        return notes if len(notes) == len(tables) else None
