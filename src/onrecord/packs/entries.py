"""The statement and the records of a pack as typed values, not yet checked against each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.model import JOINT, Kind, Note, Statement
from onrecord.packs import schema, schema1, values
from onrecord.packs.files import FURNITURE_FILE, RECORD_FILES
from onrecord.packs.furniture_file import check_furniture_file
from onrecord.packs.problem import ProblemCollector
from onrecord.packs.reader import PackFiles
from onrecord.packs.schema import SchemaKey, TableReader
from onrecord.packs.statement_entry import read_statement
from onrecord.packs.values import InvalidValue, RawPassage

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as authored: its `values` by key, and its place in its file."""

    kind: Kind
    index: int
    values: dict[str, Any]
    notes: tuple[Note, ...]

    @property
    def file(self) -> str:
        return RECORD_FILES[self.kind]

    @property
    def address(self) -> str:
        return f"{self.kind.plural}/{self.values['id']}"

    def path(self, *keys: str | int) -> KeyPath:
        return (self.kind.value, self.index, *keys)

    @property
    def has_basis(self) -> bool:
        """Return whether the record has a passage or a note; a term may rest on its meaning."""
        keys = ("ref", "passages", "planned", "meaning")
        return bool(self.notes) or any(key in self.values for key in keys)

    @property
    def passages(self) -> list[tuple[KeyPath, RawPassage]]:
        """Return every passage of the record, `planned` included, with the path of the table that holds its `ref`."""
        if self.kind is Kind.COMMITMENT:
            return [(self.path(), RawPassage(self.values["ref"], self.values["clause"]))]
        passages = [
            (self.path("passages", index), passage) for index, passage in enumerate(self.values.get("passages", ()))
        ]
        if planned := self.values.get("planned"):
            passages.append((self.path("planned"), planned))
        return passages


@dataclass
class Entries:
    """Everything in a pack that could be read, by the rules of its schema's `version`. A `statement` may be None.

    `official` are words that look like those of a web page but belong to the statement, as the editor says.
    `party_paths` says where in statement.toml each party has its name.
    `unreadable` holds the addresses of the records that could not be read, `missions/` if not even the id could.
    """

    version: int = 1
    head: dict[str, Any] | None = None
    statement: Statement | None = None
    official: tuple[str, ...] = ()
    party_paths: tuple[KeyPath, ...] = ()
    records: list[Entry] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    @property
    def used_parties(self) -> set[str]:
        """Return the ids of the parties that records name as sides or actors."""
        sides = {entry.values["side"] for entry in self.records if "side" in entry.values}
        return sides.union(*(entry.values.get("actor", ()) for entry in self.records)) - {JOINT}

    def may_have(self, address: str) -> bool:
        """Return whether the record may be among those that were left out, so that its absence proves nothing."""
        return address in self.unreadable or f"{address.partition('/')[0]}/" in self.unreadable


def read_entries(files: PackFiles, findings: ProblemCollector) -> Entries:
    """Parse and type-check every file, and return its entries; what is wrong goes into `findings` and is left out."""
    entries = Entries()
    if (raw := files.table("pack.toml")) is not None:
        entries.head = TableReader("pack.toml", findings).table(raw, schema.PACK_KEYS, ())
    if raw is not None and raw.get("schema") == schema.SCHEMA:
        entries.version = schema.SCHEMA
    if (raw := files.table("statement.toml")) is not None:
        read = read_statement(raw, entries.version, findings)
        entries.statement, entries.official, entries.party_paths = read or (None, (), ())
    if (raw := files.table(FURNITURE_FILE)) is not None:
        check_furniture_file(raw, FURNITURE_FILE, findings)
    for kind, file_name in RECORD_FILES.items():
        del raw  # free the tables of one file before those of the next are made
        if (raw := files.table(file_name)) is not None:
            keys = schema1.record_keys(kind) if entries.version == 1 else None
            _read_records(kind, raw, keys or schema.RECORD_KEYS[kind], entries, findings)
        elif file_name in files.unreadable:
            entries.unreadable.add(f"{kind.plural}/")
    if entries.version == 1 and entries.statement is not None:
        parties = schema1.add_used_parties(entries.statement.parties, entries.used_parties)
        entries.statement = entries.statement._replace(parties=parties)
    return entries


def _read_records(
    kind: Kind, raw: dict[str, Any], keys: tuple[SchemaKey, ...], entries: Entries, findings: ProblemCollector
) -> None:
    reader = TableReader(RECORD_FILES[kind], findings)
    before = len(findings)
    elements = reader.array(raw, kind.value)
    if len(findings) > before:
        entries.unreadable.add(f"{kind.plural}/")
    for index, element in enumerate(elements):
        path = (kind.value, index)
        fields = element
        notes: tuple[Note, ...] | None = ()
        if isinstance(element, dict) and "note" in element:
            notes = reader.notes(element["note"], path)
            fields = {name: value for name, value in element.items() if name != "note"}
        table = reader.table(fields, keys, path)
        if table is None or notes is None:
            entries.unreadable.add(_address(kind, element))
        else:
            entries.records.append(Entry(kind, index, table, notes))


def _address(kind: Kind, element: Any) -> str:
    """Return the address of a record that could not be read, without an id if that is invalid too."""
    try:
        return f"{kind.plural}/{values.identifier(element.get('id') if isinstance(element, dict) else None)}"
    except InvalidValue:
        return f"{kind.plural}/"
