"""Columns and rows of tables of records and sentences, shared by the clipboard and the command line."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar, assert_never

from onrecord.model import Commitment, Event, Kind, Mission, Pack, Participant, Record, Sentence, Term
from onrecord.model.cautions import cautions_about
from onrecord.model.dates import format_date
from onrecord.model.facts import body_name, format_event_dates, note_outcome
from onrecord.model.kind_fields import due_words, planned_passage
from onrecord.model.outdated import as_of_words
from onrecord.model.provenance import EDITOR_KEYS, Provenance
from onrecord.model.short_titles import short_titles
from onrecord.quoting.paragraph_references import published_places

Cell = Callable[[Record, Pack], str]
RecordOfKind = TypeVar("RecordOfKind", bound=Record)
TableRecords = Sequence[tuple[Record, Pack]]
TableSentences = Sequence[tuple[Sentence, Pack]]

# Marks a header, or a cell under a header without the mark, as the editor's words.
EDITOR_MARK = " (editor)"


class Column(NamedTuple):
    """A column of a table of records.

    `key` is the record's key in JSON, by which the cells are the statement's words or the editor's; cells without a key
    are refs. With `omit_if_empty`, a table leaves the column out if all its cells are empty. `csv` is its name in CSV,
    which never changes; empty if CSV has it among the columns that all kinds share.
    """

    title: str
    cell: Cell
    key: str = ""
    omit_if_empty: bool = False
    csv: str = ""


def _fixed(title: str, cell: Cell, key: str = "", csv: str = "") -> Column:
    return Column(title, cell, key, csv=csv or title)


def _of(
    cls: type[RecordOfKind], title: str, cell: Callable[[RecordOfKind, Pack], str], key: str, csv: str = ""
) -> Column:
    """Return a column that only records of one class have."""

    def typed_cell(record: Record, pack: Pack) -> str:
        if not isinstance(record, cls):
            raise TypeError(f"{record.address} has no column {title}")
        return cell(record, pack)

    return _fixed(title, typed_cell, key, csv)


def _areas(record: Record, pack: Pack) -> str:
    return ", ".join(record.areas)


def _short(record: Record, pack: Pack) -> str:
    """Return the short name, unless it is in another column."""
    return "" if isinstance(record, Participant) and record.short == record.abbreviation else record.short or ""


def notes_cell(record: Record, pack: Pack, today: datetime.date | None = None) -> str:
    """Return the notes, one per line, with outcome, date and source, and a remark if possibly outdated."""
    outcomes = [f"{outcome}; " if (outcome := note_outcome(note)) else "" for note in record.notes]
    return "\n".join(
        f"{note.text} ({outcome}{as_of_words(note, today)}; {note.source})"
        for note, outcome in zip(record.notes, outcomes, strict=True)
    )


def _planned(record: Record, pack: Pack) -> str:
    """Return the time for which something is planned, else the words of the plan."""
    if words := due_words(record):
        return words
    plan = planned_passage(record)
    return plan.quote if plan else ""


_PLANNED = Column("Planned", _planned, "due", omit_if_empty=True)
_NAME_JA = _fixed("Japanese", lambda r, p: r.name_ja or "", "name_ja")
_AREAS = _fixed("Areas", _areas, "areas")
_PASSAGES = _fixed("Passages", lambda r, p: r.refs)
_SHORT = Column("Short", _short, "short", omit_if_empty=True)
_SHARED = (
    Column("Japanese", lambda r, p: r.name_ja or "", "name_ja", omit_if_empty=True),
    Column("Outcome", lambda r, p: r.outcome or "", "outcome", omit_if_empty=True),
    Column("Status", lambda r, p: r.status or "", "status", omit_if_empty=True),
    Column("Caution", lambda r, p: r.caveat or "", "caution", omit_if_empty=True),
)
_OUTCOME = _fixed("Outcome", lambda r, p: r.outcome or "", "outcome", csv="Outcome (editor)")
_STATUS = _fixed("Status", lambda r, p: r.status or "", "status", csv="Status (editor)")


def _side(record: Participant, pack: Pack) -> str:
    return pack.statement.party(record.side).name if record.side else ""


_AREA_COLUMNS = (
    _fixed("Area", lambda r, p: r.name, "name"),
    _SHORT,
    _NAME_JA,
    _fixed("Sentences", lambda r, p: r.refs),
)
_PARTICIPANT_COLUMNS = (
    _fixed("Body", lambda r, p: r.name, "name"),
    _of(Participant, "Abbreviation", lambda r, p: r.abbreviation or "", "abbreviation"),
    _SHORT,
    _NAME_JA,
    _of(Participant, "Side", lambda r, p: _side(r, p), "side"),
    _of(Participant, "Role", lambda r, p: ", ".join(r.role), "role"),
    _PASSAGES,
)
_MISSION_COLUMNS = (
    _fixed("Mission", lambda r, p: r.name, "name"),
    _fixed("Short", _short, "short"),
    _NAME_JA,
    _of(Mission, "Operator", lambda r, p: body_name(r.operator or "", p), "operator"),
    _of(Mission, "Partners", lambda r, p: ", ".join(body_name(b, p) for b in r.partners), "partners"),
    _AREAS,
    _PLANNED,
    _PASSAGES,
    _OUTCOME,
)
_INSTRUMENT_COLUMNS = (
    _fixed("Instrument", lambda r, p: r.name, "name"),
    _SHORT,
    _NAME_JA,
    _AREAS,
    _PASSAGES,
    _STATUS,
)
_COMMITMENT_COLUMNS = (
    _of(Commitment, "Actor", lambda r, p: p.statement.actor_title(r.actors), "actor"),
    _fixed("Clause", lambda r, p: r.name, "name"),
    _SHORT,
    _of(
        Commitment,
        "Grade",
        lambda r, p: f"{r.grade.value} {r.grade.title}",
        "grade",
        csv="Grade (editor)",
    ),
    _of(Commitment, "Due", lambda r, p: r.due or "", "due"),
    _fixed("Passage", lambda r, p: r.refs),
    _OUTCOME,
)
_EVENT_COLUMNS = (
    _fixed("Event", lambda r, p: r.name, "name"),
    _SHORT,
    _of(Event, "Date", lambda r, p: format_event_dates(r), "date"),
    _of(Event, "Place", lambda r, p: r.place or "", "place"),
    _PLANNED,
    _PASSAGES,
    _OUTCOME,
)
_TERM_COLUMNS = (
    _fixed("Term", lambda r, p: r.name, "name"),
    _SHORT,
    _of(Term, "Expansion", lambda r, p: r.expansion or "", "expansion"),
    _NAME_JA,
    _of(Term, "Meaning", lambda r, p: r.meaning or "", "meaning", csv="Meaning (editor)"),
    _PASSAGES,
)


def _own_columns(kind: Kind) -> tuple[Column, ...]:
    """Return the columns that are made for a kind."""
    match kind:
        case Kind.AREA:
            return _AREA_COLUMNS
        case Kind.PARTICIPANT:
            return _PARTICIPANT_COLUMNS
        case Kind.MISSION:
            return _MISSION_COLUMNS
        case Kind.INSTRUMENT:
            return _INSTRUMENT_COLUMNS
        case Kind.COMMITMENT:
            return _COMMITMENT_COLUMNS
        case Kind.EVENT:
            return _EVENT_COLUMNS
        case Kind.TERM:
            return _TERM_COLUMNS
    assert_never(kind)


def columns(kind: Kind, today: datetime.date | None = None) -> tuple[Column, ...]:
    """Return the columns of a kind: its own, then those of all kinds, each once, with the notes last."""
    kind_columns = _own_columns(kind)
    titles = {column.title for column in kind_columns}
    notes = Column("Notes", partial(notes_cell, today=today), "notes", omit_if_empty=True)
    return (*kind_columns, *(column for column in _SHARED if column.title not in titles), notes)


def csv_columns(kind: Kind) -> tuple[Column, ...]:
    """Return the columns for this kind in CSV, which never change."""
    return tuple(column for column in _own_columns(kind) if column.csv)


def is_editors(column: Column, record: Record, provenance: Provenance) -> bool:
    """Return whether the record's cell in this column is the editor's words."""
    if column.key == "date":
        return isinstance(record, Event) and record.date is not None and not provenance.holds_dates()
    return bool(column.key) and provenance.is_editors(column.key)


def record_table(
    kind: Kind, records: TableRecords, *, several: bool = False, today: datetime.date | None = None
) -> tuple[list[str], list[list[str]]]:
    """Return header and rows; with `several` packs open, the first column names the statement of each row.

    The header marks a column as the editor's if none of its cells is the statement's words. If some are, each of the
    editor's cells is marked instead.
    """
    provenances = [Provenance(record, pack) for record, pack in records]
    header, cells = (["Statement"], [statement_names(records)]) if several else ([], [])
    for column in columns(kind, today):
        texts = [column.cell(record, pack) for record, pack in records]
        if column.omit_if_empty and not any(texts):
            continue
        pairs = zip(records, provenances, strict=True)
        editors = [is_editors(column, record, provenance) for (record, _), provenance in pairs]
        title, column_cells = _mark_column(column, texts, editors)
        header.append(title)
        cells.append(column_cells)
    return header, [list(row) for row in zip(*cells, strict=True)]


def _mark_column(column: Column, texts: list[str], editors: list[bool]) -> tuple[str, list[str]]:
    """Return the column's header and cells, with marks on those that are the editor's."""
    filled = [is_editor for text, is_editor in zip(texts, editors, strict=True) if text]
    if column.key in EDITOR_KEYS or (filled and all(filled)):
        return column.title + EDITOR_MARK, texts
    return column.title, [
        text + EDITOR_MARK if is_editor and text else text for text, is_editor in zip(texts, editors, strict=True)
    ]


def sentence_table(sentences: TableSentences, *, several: bool = False) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of sentences.

    If there are any, the last columns name the records with a caution, and say where each paragraph is published.
    """
    header, cells = (["Statement"], [statement_names(sentences)]) if several else ([], [])
    header += ["Ref", "Text", f"Areas{EDITOR_MARK}"]
    cells += [
        [str(sentence.ref) for sentence, _ in sentences],
        [sentence.text for sentence, _ in sentences],
        [", ".join(pack.areas_of(sentence)) for sentence, pack in sentences],
    ]
    caution_names = [
        ", ".join(caution.about for caution in cautions_about(pack, sentence.ref)) for sentence, pack in sentences
    ]
    if any(caution_names):
        header.append(f"Cautions{EDITOR_MARK}")
        cells.append(caution_names)
    if any(places := paragraph_cells(sentences)):
        header.append("Paragraph")
        cells.append(places)
    return header, [list(row) for row in zip(*cells, strict=True)]


def paragraph_cells(sentences: TableSentences) -> list[str]:
    """Return for each sentence where its paragraph is published: `“Energy”, para. 2(a)`; empty if nothing says so."""
    packs = {pack.id: pack for _, pack in sentences}
    places = {pack_id: published_places(pack.statement) for pack_id, pack in packs.items()}
    return [places[pack.id][sentence.paragraph - 1] for sentence, pack in sentences]


def statement_names(rows: Sequence[tuple[object, Pack]]) -> list[str]:
    """Return the statement's name for each row: a short title that is unique among them, and the date."""
    statements = {pack.id: pack.statement for _, pack in rows}
    titles = short_titles(statements)
    return [f"{titles[pack.id]}, {format_date(pack.statement.date)}" for _, pack in rows]
