"""CSV output: a header, then one row for each record, verbatim.

A header is a key: new columns are added after the existing ones, never renamed. The last column names those columns of
the row that have the editor's words.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Sequence

from onrecord.model import Commitment, Kind, Note, Pack, Record, Sentence
from onrecord.model.cautions import cautions_about
from onrecord.model.outdated import as_of_words, is_outdated
from onrecord.model.provenance import Provenance
from onrecord.quoting.columns import csv_columns, is_editors

# These follow the columns of a kind, so that rows of several packs can be told apart and found again.
PLACE_COLUMNS = ("Pack", "Address")

# The short title and date of the statement that a row is from.
STATEMENT_COLUMNS = ("Statement", "Statement date")

# The title of the last column: the row's columns that are the editor's, joined by semicolons.
EDITOR_COLUMNS = "Editor's columns"

CAUTION, CAUTIONS = "Caution (editor)", "Cautions (editor)"
SENTENCE_HEADER = ("Ref", "Text", "Areas", *PLACE_COLUMNS, *STATEMENT_COLUMNS, CAUTIONS, EDITOR_COLUMNS)


def _notes(part: Callable[[Note], str]) -> Callable[[Record], str]:
    """Return a column with a line for each note, so that the lines of several such columns correspond."""
    return lambda record: "\n".join(part(note) for note in record.notes)


# Columns of every kind of record that do not depend on the day: title, key in JSON, cell.
_ADDED: dict[str, tuple[str, Callable[[Record], str]]] = {
    "Short": ("short", lambda record: record.short or ""),
    "Japanese": ("name_ja", lambda record: record.name_ja or ""),
    "Grade (editor)": ("grade", lambda r: f"{r.grade.value} {r.grade.title}" if isinstance(r, Commitment) else ""),
    "Due": ("due", lambda record: record.due or "" if isinstance(record, Commitment) else ""),
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
    """Return a CSV table (RFC 4180, but with LF line ends). Cells are verbatim, even if they begin with `=` or `-`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()


def record_header(kind: Kind) -> list[str]:
    """Return the columns of a kind, then those that every kind has."""
    return [*_own_titles(kind), *PLACE_COLUMNS, *STATEMENT_COLUMNS, *_added_titles(kind), _OUTDATED, EDITOR_COLUMNS]


def record_row(record: Record, pack: Pack, today: datetime.date | None = None) -> list[str]:
    """Return a record's cells for `record_header`; `today` decides which notes are possibly outdated."""
    own, provenance = csv_columns(record.kind), Provenance(record, pack)
    cells = [column.cell(record, pack) for column in own]
    editors = [
        column.csv for column, cell in zip(own, cells, strict=True) if cell and is_editors(column, record, provenance)
    ]
    titles = _added_titles(record.kind)
    outdated = _outdated(record, today)
    editors += [*_editors(record, provenance, titles), *([_OUTDATED] if outdated else [])]
    added = (_ADDED[title][1](record) for title in titles)
    return [*cells, *place_cells(pack, record.address), *added, outdated, "; ".join(editors)]


def sentence_row(sentence: Sentence, pack: Pack) -> list[str]:
    """Return a sentence's cells for SENTENCE_HEADER."""
    ref, areas, caution_text = str(sentence.ref), ", ".join(pack.areas_of(sentence)), cautions_cell(sentence, pack)
    editors = [title for title, cell in (("Areas", areas), (CAUTIONS, caution_text)) if cell]
    return [ref, sentence.text, areas, *place_cells(pack, ref), caution_text, "; ".join(editors)]


def mixed_header(own: Sequence[str]) -> list[str]:
    """Return the columns of a table of all kinds, sentences among them: `own`, then all that any kind has."""
    return [*own, *PLACE_COLUMNS, *STATEMENT_COLUMNS, *_ADDED, _OUTDATED, EDITOR_COLUMNS]


def mixed_row(
    own: Sequence[str], found: Record | Sentence, pack: Pack, today: datetime.date | None = None
) -> list[str]:
    """Return the cells for `mixed_header`: `own`, then those of the record, or the cautions of the sentence."""
    if isinstance(found, Sentence):
        caution_text = cautions_cell(found, pack)
        added = [caution_text if title == CAUTION else "" for title in _ADDED]
        return [*own, *place_cells(pack, str(found.ref)), *added, "", CAUTION if caution_text else ""]
    provenance = Provenance(found, pack)
    outdated = _outdated(found, today)
    editors = [*(["Name"] if provenance.is_editors("name") else []), *_editors(found, provenance, list(_ADDED))]
    editors += [_OUTDATED] if outdated else []
    told = (cell(found) for _, cell in _ADDED.values())
    return [*own, *place_cells(pack, found.address), *told, outdated, "; ".join(editors)]


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


def _added_titles(kind: Kind) -> list[str]:
    """Return the titles of the columns that the kind's own lack; only commitments have a grade and are due."""
    return [title for title in _ADDED if title not in (*_own_titles(kind), *_OF_COMMITMENTS)]


def _editors(record: Record, provenance: Provenance, titles: Sequence[str]) -> list[str]:
    return [title for title in titles if provenance.is_editors(_ADDED[title][0]) and _ADDED[title][1](record)]
