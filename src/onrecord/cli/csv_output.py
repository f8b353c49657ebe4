"""CSV output: a header, then one row for each record, verbatim.

A header is a key: new columns are added after the existing ones, never renamed. The column EDITOR_COLUMNS names those
columns of the row that have the editor's words.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Sequence

from onrecord.model import Commitment, Kind, Note, Pack, Record, Sentence
from onrecord.model.cautions import cautions_about
from onrecord.model.kind_fields import due_words
from onrecord.model.outdated import as_of_words, is_outdated
from onrecord.model.provenance import Provenance
from onrecord.quoting.columns import csv_columns, is_editors
from onrecord.text.formula_guard import guard_cell

# These follow the columns of a kind, so that rows of several packs can be told apart and found again.
PLACE_COLUMNS = ("Pack", "Address")

# The short title and date of the statement that a row is from.
STATEMENT_COLUMNS = ("Statement", "Statement date")

# The title of the column with the row's columns that are the editor's, joined by semicolons.
EDITOR_COLUMNS = "Editor's columns"

# The first columns of a table with records of several kinds and sentences.
ANY_KIND_HEADER = ("Kind", "Name", "Passages", "Text")

CAUTION, CAUTIONS = "Caution (editor)", "Cautions (editor)"
SENTENCE_HEADER = ("Ref", "Text", "Areas", *PLACE_COLUMNS, *STATEMENT_COLUMNS, CAUTIONS, EDITOR_COLUMNS)
# Added where the statement of a row has labels, headings, levels or kinds of paragraphs; JSON always has them.
STRUCTURE_COLUMNS = ("Label", "Headings", "Level", "Paragraph kind")


def _notes(part: Callable[[Note], str]) -> Callable[[Record], str]:
    """Return a column with a line for each note, so that the lines of several such columns correspond."""
    return lambda record: "\n".join(part(note) for note in record.notes)


# Columns of every kind of record that do not depend on the day: title, key in JSON, cell.
_COMMON_COLUMNS: dict[str, tuple[str, Callable[[Record], str]]] = {
    "Short": ("short", lambda record: record.short or ""),
    "Japanese": ("name_ja", lambda record: record.name_ja or ""),
    "Grade (editor)": ("grade", lambda r: f"{r.grade.value} {r.grade.title}" if isinstance(r, Commitment) else ""),
    "Due": ("due", lambda record: due_words(record) or ""),
    "Outcome (editor)": ("outcome", lambda record: record.outcome or ""),
    "Status (editor)": ("status", lambda record: record.status or ""),
    CAUTION: ("caution", lambda record: record.caveat or ""),
    "Note (editor)": ("notes", _notes(lambda note: note.text)),
    "Note as of (editor)": ("notes", _notes(lambda note: note.as_of.isoformat())),
    "Note source (editor)": ("notes", _notes(lambda note: note.source)),
    "Note outcome (editor)": ("notes", _notes(lambda note: note.outcome or "")),
    "Note status (editor)": ("notes", _notes(lambda note: note.status or "")),
}

_OUTDATED = "Note possibly outdated (editor)"  # the title of the column that depends on the day

_OF_COMMITMENTS = ("Grade (editor)", "Due")


def csv_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a CSV table (RFC 4180, but with LF line ends).

    Cells are verbatim, but that an apostrophe guards those which a spreadsheet would take for formulas.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([guard_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def record_header(kind: Kind) -> list[str]:
    """Return the columns of a kind, then those that every kind has."""
    return [*_own_titles(kind), *PLACE_COLUMNS, *STATEMENT_COLUMNS, *_common_titles(kind), _OUTDATED, EDITOR_COLUMNS]


def record_row(record: Record, pack: Pack, today: datetime.date | None = None) -> list[str]:
    """Return a record's cells for `record_header`; `today` decides which notes are possibly outdated."""
    own_columns, provenance = csv_columns(record.kind), Provenance(record, pack)
    cells = [column.cell(record, pack) for column in own_columns]
    editor_columns = [
        column.csv
        for column, cell in zip(own_columns, cells, strict=True)
        if cell and is_editors(column, record, provenance)
    ]
    titles = _common_titles(record.kind)
    outdated = _outdated(record, today)
    editor_columns += [*_editor_titles(record, provenance, titles), *([_OUTDATED] if outdated else [])]
    added = (_COMMON_COLUMNS[title][1](record) for title in titles)
    return [*cells, *place_cells(pack, record.address), *added, outdated, "; ".join(editor_columns)]


def sentence_table_csv(sentences: Sequence[tuple[Sentence, Pack]]) -> str:
    """Return the CSV table of sentences."""
    packs = {pack.id: pack for _, pack in sentences}
    if not any(pack.statement.has_structure for pack in packs.values()):
        return csv_table(SENTENCE_HEADER, (_sentence_row(sentence, pack) for sentence, pack in sentences))
    rows = ([*_sentence_row(sentence, pack), *_structure_cells(sentence, pack)] for sentence, pack in sentences)
    return csv_table((*SENTENCE_HEADER, *STRUCTURE_COLUMNS), rows)


def _structure_cells(sentence: Sentence, pack: Pack) -> list[str]:
    """Return the cells for STRUCTURE_COLUMNS, with a line for each heading."""
    paragraph = pack.statement.paragraphs[sentence.paragraph - 1]
    return [paragraph.label or "", "\n".join(paragraph.headings), str(paragraph.level), paragraph.kind]


def _sentence_row(sentence: Sentence, pack: Pack) -> list[str]:
    """Return a sentence's cells for SENTENCE_HEADER."""
    ref, areas, caution_text = str(sentence.ref), ", ".join(pack.areas_of(sentence)), cautions_cell(sentence, pack)
    editor_columns = [title for title, cell in (("Areas", areas), (CAUTIONS, caution_text)) if cell]
    return [ref, sentence.text, areas, *place_cells(pack, ref), caution_text, "; ".join(editor_columns)]


def any_kind_cells(target: Record | Sentence) -> list[str]:
    """Return the cells for ANY_KIND_HEADER; those of a kind's own table would vary from row to row."""
    if isinstance(target, Sentence):
        return ["sentence", "", str(target.ref), target.text]
    text = "\n".join(dict.fromkeys(passage.quote for passage in target.passages))
    return [target.kind.value, target.name, target.refs, text]


def mixed_header(first_cells: Sequence[str]) -> list[str]:
    """Return the columns of a table of all kinds and sentences: `first_cells`, then all columns of any kind."""
    return [*first_cells, *PLACE_COLUMNS, *STATEMENT_COLUMNS, *_COMMON_COLUMNS, _OUTDATED, EDITOR_COLUMNS]


def mixed_row(
    first_cells: Sequence[str], target: Record | Sentence, pack: Pack, today: datetime.date | None = None
) -> list[str]:
    """Return the cells for `mixed_header`: `first_cells`, then those of the record, or the cautions of the sentence."""
    if isinstance(target, Sentence):
        caution_text = cautions_cell(target, pack)
        added = [caution_text if title == CAUTION else "" for title in _COMMON_COLUMNS]
        return [*first_cells, *place_cells(pack, str(target.ref)), *added, "", CAUTION if caution_text else ""]
    provenance = Provenance(target, pack)
    outdated = _outdated(target, today)
    editor_columns = [
        *(["Name"] if provenance.is_editors("name") else []),
        *_editor_titles(target, provenance, list(_COMMON_COLUMNS)),
    ]
    editor_columns += [_OUTDATED] if outdated else []
    common_cells = (cell(target) for _, cell in _COMMON_COLUMNS.values())
    return [*first_cells, *place_cells(pack, target.address), *common_cells, outdated, "; ".join(editor_columns)]


def _outdated(record: Record, today: datetime.date | None) -> str:
    """Return a line for each note, empty unless the note is outdated; no lines at all if no note is outdated."""
    lines = [as_of_words(note, today) if is_outdated(note, today) else "" for note in record.notes]
    return "\n".join(lines) if any(lines) else ""


def place_cells(pack: Pack, address: str) -> list[str]:
    """Return the cells for PLACE_COLUMNS and STATEMENT_COLUMNS."""
    statement = pack.statement
    return [pack.id, address, statement.short_title or statement.title, statement.date.isoformat()]


def cautions_cell(sentence: Sentence, pack: Pack) -> str:
    """Return the cautions of the records based on a sentence, one on each line, after the record's address."""
    return "\n".join(f"{caution.address}: {caution.text}" for caution in cautions_about(pack, sentence.ref))


def _own_titles(kind: Kind) -> list[str]:
    return [column.csv for column in csv_columns(kind)]


def _common_titles(kind: Kind) -> list[str]:
    """Return the titles of the columns that the kind's own lack; only commitments have a grade and are due."""
    return [title for title in _COMMON_COLUMNS if title not in (*_own_titles(kind), *_OF_COMMITMENTS)]


def _editor_titles(record: Record, provenance: Provenance, titles: Sequence[str]) -> list[str]:
    return [
        title
        for title in titles
        if provenance.is_editors(_COMMON_COLUMNS[title][0]) and _COMMON_COLUMNS[title][1](record)
    ]
