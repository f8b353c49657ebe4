"""The statement and the records of a pack as typed values, not yet checked against each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.model import Kind, Note, Paragraph, Sentence, Statement
from onrecord.packs import schema, values
from onrecord.packs.files import RECORD_FILES
from onrecord.packs.problem import ProblemCollector
from onrecord.packs.reader import PackFiles
from onrecord.packs.schema import TableReader
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
    """Everything in a pack that could be read. `statement` is None if it could not.

    `official` are words that look like those of a web page but belong to the statement, as the editor says.
    `unreadable` holds the addresses of the records that could not be read, `missions/` if not even the id could.
    """

    head: dict[str, Any] | None = None
    statement: Statement | None = None
    sha256: str | None = None
    official: tuple[str, ...] = ()
    records: list[Entry] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def may_have(self, address: str) -> bool:
        """Return whether the record may be among those that were left out, so that its absence proves nothing."""
        return address in self.unreadable or f"{address.partition('/')[0]}/" in self.unreadable


def read_entries(files: PackFiles, findings: ProblemCollector) -> Entries:
    """Parse and type-check every file, and return its entries; what is wrong goes into `findings` and is left out."""
    entries = Entries()
    if (raw := files.table("pack.toml")) is not None:
        entries.head = TableReader("pack.toml", findings).table(raw, schema.PACK_KEYS, ())
    if (raw := files.table("statement.toml")) is not None:
        _read_statement(raw, entries, findings)
    for kind, file_name in RECORD_FILES.items():
        del raw  # free the tables of one file before those of the next are made
        if (raw := files.table(file_name)) is not None:
            _read_records(kind, raw, entries, findings)
        elif file_name in files.unreadable:
            entries.unreadable.add(f"{kind.plural}/")
    return entries


def _read_statement(raw: dict[str, Any], entries: Entries, findings: ProblemCollector) -> None:
    reader = TableReader("statement.toml", findings)
    unknown_names = (other for other in raw if other not in ("statement", "paragraph"))
    reader.add_unknown(unknown_names, (), "an unknown table or key", "only [statement] and [[paragraph]]")
    head = reader.table(raw.get("statement", {}), schema.STATEMENT_KEYS, ("statement",))
    paragraph_arrays = {name: value for name, value in raw.items() if name == "paragraph"}
    tables = [
        reader.table(element, schema.PARAGRAPH_KEYS, ("paragraph", index))
        for index, element in enumerate(reader.array(paragraph_arrays, "paragraph"))
    ]
    if not tables:
        reader.add_problem((), "no paragraph", "at least one [[paragraph]]")
    for index, table in enumerate(tables):
        if table and table["number"] != index + 1:
            expected = f"{index + 1}; paragraphs are numbered without gaps"
            reader.add_problem(("paragraph", index, "number"), str(table["number"]), expected)
            return
    paragraphs = [table for table in tables if table is not None]
    if head is None or len(paragraphs) < len(tables) or not tables:
        return
    entries.sha256 = head.pop("sha256")
    entries.official = head.pop("official", ())
    entries.statement = Statement(**head, paragraphs=tuple(_paragraph(table) for table in paragraphs))


def _paragraph(table: dict[str, Any]) -> Paragraph:
    number = table["number"]
    sentences = tuple(Sentence(number, count, text) for count, text in enumerate(table["sentences"], 1))
    return Paragraph(number, table["heading"], sentences)


def _read_records(kind: Kind, raw: dict[str, Any], entries: Entries, findings: ProblemCollector) -> None:
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
        table = reader.table(fields, schema.RECORD_KEYS[kind], path)
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
