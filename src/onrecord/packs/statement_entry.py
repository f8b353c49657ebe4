"""Read statement.toml: the statement's head, its parties and its paragraphs, in either schema."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.model import Paragraph, Sentence, Statement
from onrecord.model.paragraph import BLANK, DEFAULT_KIND, usual_join
from onrecord.model.statement import DEFAULT_LANGUAGE
from onrecord.packs import schema, schema1
from onrecord.packs.parties import read_parties
from onrecord.packs.problem import ProblemCollector
from onrecord.packs.schema import TableReader
from onrecord.packs.statement_values import is_join

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath

FILE = "statement.toml"
_TABLES = {1: ("statement", "paragraph"), 2: ("statement", "party", "paragraph")}
_ONLY = {1: "only [statement] and [[paragraph]]", 2: "only [statement], [[party]] and [[paragraph]]"}


class StatementEntry(NamedTuple):
    """A statement as read.

    `official` are the words that look like those of a web page but belong to it, as the editor says. `party_paths` says
    where each party has its name.
    """

    statement: Statement
    official: tuple[str, ...]
    party_paths: tuple["KeyPath", ...]


def read_statement(raw: dict[str, Any], version: int, findings: ProblemCollector) -> StatementEntry | None:
    """Return the statement of a pack of schema `version`; None if anything is wrong, which goes into `findings`."""
    reader = TableReader(FILE, findings)
    unknown_names = (other for other in raw if other not in _TABLES[version])
    reader.add_unknown(unknown_names, (), "an unknown table or key", _ONLY[version])
    head_keys = schema1.STATEMENT_KEYS if version == 1 else schema.STATEMENT_KEYS
    head = reader.table(raw.get("statement", {}), head_keys, ("statement",))
    party_tables = _read_tables(reader, raw, "party", schema.PARTY_KEYS) if version > 1 else []
    paragraph_keys = schema1.PARAGRAPH_KEYS if version == 1 else schema.PARAGRAPH_KEYS
    tables = _read_tables(reader, raw, "paragraph", paragraph_keys)
    if not tables:
        reader.add_problem((), "no paragraph", "at least one [[paragraph]]")
    if not _are_numbered(tables, reader):
        return None
    paragraphs = [table for table in tables if table is not None]
    if head is None or len(paragraphs) < len(tables) or not tables or None in party_tables:
        return None
    official = head.pop("official", ())
    if version == 1:
        head |= schema1.convert_head(head)
    elif (parties := read_parties(head.get("parties", ()), [*filter(None, party_tables)], reader)) is None:
        return None
    else:
        head["parties"] = parties
    join = usual_join(head.get("language", DEFAULT_LANGUAGE))
    made = [_paragraph(table, join, version, reader) for table in paragraphs]
    complete = tuple(paragraph for paragraph in made if paragraph is not None)
    if len(complete) < len(made):
        return None
    if "numbering" not in head:
        head["numbering"] = "original" if any(_is_number(paragraph.label) for paragraph in complete) else "added"
    statement = Statement(**head, paragraphs=complete)
    return StatementEntry(statement, official, _party_paths(statement, party_tables))


def _party_paths(statement: Statement, tables: Sequence[dict[str, Any] | None]) -> tuple["KeyPath", ...]:
    """Return the path of each party: of its table, or of its name in `parties`."""
    numbers = {table["id"]: number for number, table in enumerate(tables) if table is not None}
    return tuple(
        ("party", numbers[party.id]) if party.id in numbers else ("statement", "parties", index)
        for index, party in enumerate(statement.parties)
    )


def _is_number(label: str | None) -> bool:
    return any(char.isalnum() for char in label or "")


def _read_tables(
    reader: TableReader, raw: Mapping[str, Any], name: str, keys: tuple[schema.SchemaKey, ...]
) -> list[dict[str, Any] | None]:
    elements = reader.array({key: value for key, value in raw.items() if key == name}, name)
    return [reader.table(element, keys, (name, index)) for index, element in enumerate(elements)]


def _are_numbered(tables: list[dict[str, Any] | None], reader: TableReader) -> bool:
    for index, table in enumerate(tables):
        if table and table["number"] != index + 1:
            expected = f"{index + 1}; paragraphs are numbered without gaps"
            reader.add_problem(("paragraph", index, "number"), str(table["number"]), expected)
            return False
    return True


def _expected_joins(gaps: int, label: str | None) -> str:
    if not gaps:
        return "no joins, since a single sentence without a label has no gap"
    where = "after the label and between the sentences" if label is not None else "between the sentences"
    return f"{gaps:,}, one for each gap {where}; or no joins"


def _paragraph(table: dict[str, Any], join: str, version: int, reader: TableReader) -> Paragraph | None:
    """Return the paragraph; None if its joins are not one for each gap."""
    number = table["number"]
    sentences = tuple(Sentence(number, count, text) for count, text in enumerate(table["sentences"], 1))
    if version == 1:
        return Paragraph(number, sentences, editor_heading=table["heading"])
    label, joins = table.get("label"), table.get("joins", ())
    gaps = len(sentences) - 1 + (label is not None)
    path = ("paragraph", number - 1, "joins")
    if joins and len(joins) != gaps:
        reader.add_problem(path, f"{len(joins):,} text{'' if len(joins) == 1 else 's'}", _expected_joins(gaps, label))
        return None
    for position, gap in enumerate(joins):
        if not is_join(gap, after_label=position == 0 and label is not None):
            reader.add_problem((*path, position), f"“{gap}” between sentences", "only spaces and line ends")
            return None
    return Paragraph(
        number,
        sentences,
        table.get("heading", ()),
        table.get("editor_heading"),
        label,
        table.get("level", 1),
        table.get("kind", DEFAULT_KIND),
        joins,
        BLANK if not gaps else join,
    )
