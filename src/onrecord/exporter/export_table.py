"""Tables of an export: rows by column, with fewer columns in a document than in files for spreadsheets."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.exporter.editor_words import without_refs
from onrecord.model import Pack, Record, Ref, Statement
from onrecord.model.dates import format_date
from onrecord.quoting import citation
from onrecord.quoting.cautions import unique_cautions
from onrecord.quoting.columns import EDITOR_MARK
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.tree import Table

ExportRow = Mapping[str, str]

STATEMENT_TITLE, REMARK_TITLE, OWN_NOTE_TITLE = "Statement", "Remark", "Your note"
CAUTION_TITLE = f"Caution{EDITOR_MARK}"
AS_OF, SOURCE, NOTE = f"As of{EDITOR_MARK}", f"Source{EDITOR_MARK}", f"Note{EDITOR_MARK}"
OUTCOME_TITLE = f"Outcome{EDITOR_MARK}"

MAX_WORDS_IN_NAME = 6  # of the words that name a row below its table


class TableColumn(NamedTuple):
    """A column; documents leave it out if it `is_data`, and where all of its cells are empty.

    Of a table without rows they leave out those that are `is_optional`.
    """

    title: str
    is_optional: bool = False
    is_data: bool = False


# Columns of every table after its own.
REMARK_COLUMNS = tuple(TableColumn(title, is_optional=True) for title in (OWN_NOTE_TITLE, REMARK_TITLE))
DATA_COLUMNS = tuple(
    TableColumn(title, is_data=True)
    for title in (CAUTION_TITLE, NOTE, "Citation", "Statement date", "Ref", "Pack", "Address", "SHA-256", "Web address")
)


class ExportTable(NamedTuple):
    """A table with the columns it may have; a row lacks the columns that are empty in it."""

    columns: tuple[TableColumn, ...]
    rows: tuple[ExportRow, ...]

    def for_document(self) -> Table:
        """Return the table with the columns that fit a page."""
        statements = {row.get("Pack", "") for row in self.rows}
        titles = [
            column.title
            for column in self.columns
            if not column.is_data
            and (any(row.get(column.title) for row in self.rows) or not (column.is_optional or self.rows))
            and (column.title != STATEMENT_TITLE or len(statements) > 1)
        ]
        return Table(tuple(titles), tuple(tuple(row.get(title, "") for title in titles) for row in self.rows))

    def cautions(self) -> list[str]:
        """Return the editor's cautions on the rows, as lines for below the table: a column of them has no room."""
        return [
            f"[Editor’s caution on {_name(row)}: {text}]"
            for row in self.rows
            if row.get(CAUTION_TITLE)
            for text in row[CAUTION_TITLE].split("\n")
        ]

    @property
    def titles(self) -> list[str]:
        """Return the titles of all columns."""
        return [column.title for column in self.columns]

    def cells(self) -> list[list[str]]:
        """Return the cells of all columns, row by row."""
        return [[row.get(title, "") for title in self.titles] for row in self.rows]


def _name(row: ExportRow) -> str:
    """Return a few words that tell which row is meant."""
    words = row.get("Words") or row.get("Body") or row.get("Subject") or ""
    beginning = " ".join(words.split()[:MAX_WORDS_IN_NAME])
    cut = "" if len(words.split()) <= MAX_WORDS_IN_NAME else " …"
    return ", ".join(filter(None, [row.get("Paragraph") or row.get("Passages"), f"“{beginning}{cut}”"]))


def source_cells(pack_id: str, statement: Statement, ref: Ref, address: str = "") -> dict[str, str]:
    """Return the cells that lead to the words: statement, citation, ref, address of a record, fingerprint."""
    return {
        STATEMENT_TITLE: statement.short_title or statement.title,
        "Statement date": statement.date.isoformat(),
        "Citation": citation.full(Excerpt(pack_id, statement, ref, "")),
        "Ref": str(ref),
        "Pack": pack_id,
        "Address": address or str(ref),
        "SHA-256": statement.sha256,
        "Web address": statement.url or "",
    }


def note_cells(record: Record, pack: Pack) -> dict[str, str]:
    """Return outcome and notes of a record, a line for each note in each cell."""
    return {
        OUTCOME_TITLE: record.outcome or record.status or "",
        AS_OF: "\n".join(format_date(note.as_of) for note in record.notes),
        SOURCE: "\n".join(note.source for note in record.notes),
        NOTE: "\n".join(without_refs(note.text, pack.statement) for note in record.notes),
    }


def caution_cell(excerpts: Sequence[Excerpt], caveat: str = "") -> str:
    """Return the editor's cautions on the words, or on a record, a line each."""
    cautions = unique_cautions(excerpts)
    texts = [f"{caution.about}: {caution.text}" if caution.about else caution.text for caution in cautions]
    return "\n".join(dict.fromkeys([*texts, *([caveat] if caveat else [])]))


def editors(text: str, *, is_editors: bool) -> str:
    """Return the text of a cell, marked if it is the editor's."""
    return f"{text}{EDITOR_MARK}" if text and is_editors else text


def several_packs(rows: Sequence[tuple[Record, Pack]]) -> bool:
    return len({pack.id for _, pack in rows}) > 1
