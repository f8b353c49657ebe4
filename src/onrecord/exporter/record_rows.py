"""The tables of an export: commitments as a matrix, dates as a timeline, and the bodies that took part.

A passage that no record of the table rests on has a row of its own: nothing that was collected is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.exporter.editor_words import with_cautions_in_words, without_refs
from onrecord.exporter.export_table import (
    AS_OF,
    CAUTION_TITLE,
    DATA_COLUMNS,
    NOTE,
    OUTCOME_TITLE,
    OWN_NOTE_TITLE,
    REMARK_COLUMNS,
    REMARK_TITLE,
    SOURCE,
    STATEMENT_TITLE,
    ExportTable,
    TableColumn,
    caution_cell,
    editors,
    note_cells,
    several_packs,
    source_cells,
)
from onrecord.exporter.quoted import QuotedClipping, QuotedItem, QuotedPassage
from onrecord.model import Commitment, Event, Kind, Pack, Participant, Record, Ref
from onrecord.model.dates import format_date
from onrecord.model.due import due_of, is_due
from onrecord.model.facts import format_event_dates, statement_name
from onrecord.model.provenance import Provenance
from onrecord.quoting.columns import EDITOR_MARK, TableRecords, record_table
from onrecord.quoting.excerpts import Excerpt, partial
from onrecord.quoting.paragraph_references import paragraphs

PARTY, GRADE = f"Party{EDITOR_MARK}", f"Grade{EDITOR_MARK}"
PASSAGES_TITLE = "Passages"  # as refs, which are for the program: a page has paragraphs
MAX_REST_CHARS = 24  # of a passage beside the words of its records, as in “Both sides”
# The last place in a timeline: below every date.
_UNDATED = "9999"


class ExportMaterial(NamedTuple):
    """Everything that tables are made of: the items of a brief, records without passages, and the open packs."""

    items: Sequence[QuotedItem]
    records: TableRecords
    packs: Mapping[str, Pack]

    @property
    def collected(self) -> Iterator[tuple[QuotedPassage, str]]:
        """Yield each passage with the user's note on it."""
        for item in self.items:
            if isinstance(item, QuotedClipping):
                own = "\n".join([*([item.comment] if item.comment else []), *item.my_notes])
                yield from ((passage, own) for passage in item.passages)

    @property
    def noted_records(self) -> list[tuple[Record, Pack]]:
        """Return the records that passages were collected from, and those without passages, each once."""
        collected = [
            (passage.record, self.packs[passage.anchor.pack]) for passage, _ in self.collected if passage.record
        ]
        return list(
            {(pack.id, record.address): (record, pack) for record, pack in (*collected, *self.records)}.values()
        )


def matrix(material: ExportMaterial) -> ExportTable:
    """Return a row for each commitment that a passage is from or has the words of."""
    own = ("Paragraph", PARTY, "Verb", GRADE, "Words", "Due", OUTCOME_TITLE, AS_OF, SOURCE, STATEMENT_TITLE)
    return _table(own, _rows(material, lambda record: isinstance(record, Commitment), _commitment_row, _passage_row))


def timeline(material: ExportMaterial) -> ExportTable:
    """Return a row for each date: events, what was due or planned, and passages by the date of their statement."""
    own = ("Date", "Date of", "Subject", "Words", "Paragraph", OUTCOME_TITLE, AS_OF, SOURCE, STATEMENT_TITLE)
    rows = _rows(material, _is_dated, _dated_row, _passage_row_by_date, has_rest=True)
    table = _table(own, sorted(rows, key=lambda row: row["Day"] or _UNDATED))
    return table._replace(columns=(*table.columns, TableColumn("Day", is_data=True)))


def participants(material: ExportMaterial) -> ExportTable:
    """Return the participants that were collected, or if none was, all of the statements that passages are from."""
    bodies = _participants(material.noted_records)
    if not bodies:
        cited = dict.fromkeys(passage.anchor.pack for passage, _ in material.collected)
        packs = [material.packs[pack] for pack in cited if pack in material.packs]
        bodies = _participants((record, pack) for pack in packs for record in pack.of_kind(Kind.PARTICIPANT))
    header, cells = record_table(Kind.PARTICIPANT, bodies, several=several_packs(bodies))
    rows = [
        {
            **dict(zip(header, texts, strict=True)),
            **(_place(record, pack)),
            **note_cells(record, pack),
            CAUTION_TITLE: caution_cell((), _caveat(record, pack)),
        }
        for texts, (record, pack) in zip(cells, bodies, strict=True)
    ]
    elsewhere = (STATEMENT_TITLE, CAUTION_TITLE, OUTCOME_TITLE, f"Notes{EDITOR_MARK}")
    own = [TableColumn(title, is_data=title == PASSAGES_TITLE) for title in header if title not in elsewhere]
    own.insert(next((place for place, column in enumerate(own) if column.is_data), len(own)), TableColumn("Paragraph"))
    notes = [TableColumn(title, is_optional=True) for title in (NOTE, AS_OF, SOURCE)]
    data = [column for column in DATA_COLUMNS if column.title != NOTE]
    columns = (*own, *notes, TableColumn(STATEMENT_TITLE), *REMARK_COLUMNS, *data)
    return ExportTable(columns, tuple(rows))


def _participants(records: Iterable[tuple[Record, Pack]]) -> list[tuple[Record, Pack]]:
    each_once = {(pack.id, record.address): (record, pack) for record, pack in records}
    return [(record, pack) for record, pack in each_once.values() if isinstance(record, Participant)]


def _table(own: Sequence[str], rows: Sequence[Mapping[str, str]]) -> ExportTable:
    columns = (*map(TableColumn, own), *REMARK_COLUMNS, *DATA_COLUMNS)
    return ExportTable(columns, tuple(rows))


MakeRow = Callable[[Record, Pack], dict[str, str]]


def _rows(
    material: ExportMaterial,
    is_listed: Callable[[Record], bool],
    record_row: MakeRow,
    passage_row: Callable[[QuotedPassage, Pack | None], dict[str, str]],
    *,
    has_rest: bool = False,
) -> list[dict[str, str]]:
    """Return a row for each listed record once, and for each passage that none rests on, in the brief's order.

    With `has_rest`, a passage of which records have only some words has a row of its own, too.
    """
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for passage, comment in material.collected:
        pack = material.packs.get(passage.anchor.pack)
        records = [record for record in _records_on(passage, pack) if is_listed(record)] if pack else []
        if pack and passage.record and passage.record in records:
            records = [passage.record]
        keys = [(passage.anchor.pack, record.address) for record in records]
        for record, key in zip(records, keys, strict=True):
            if pack and key not in rows:
                rows[key] = record_row(record, pack)
        is_of_record = passage.record is not None and passage.record in records
        if not keys or (has_rest and not is_of_record and _has_rest(passage, records)):
            keys.append((passage.cited.pack, f"{passage.cited.ref} {passage.text}"))
            rows.setdefault(keys[-1], passage_row(passage, pack))
        for row in (rows[key] for key in keys):
            notes = [row.get(OWN_NOTE_TITLE, ""), comment]
            row[OWN_NOTE_TITLE] = "\n".join(dict.fromkeys(filter(None, notes)))
    for record, pack in material.records:
        if is_listed(record):
            rows.setdefault((pack.id, record.address), record_row(record, pack))
    return list(rows.values())


def _records_on(passage: QuotedPassage, pack: Pack) -> Sequence[Record]:
    """Return the records that rest on the very words of a passage, the one it was collected from first."""
    if passage.excerpt is None:
        return [passage.record] if passage.record else []
    words = passage.excerpt.text
    touching = [
        record
        for record in pack.records_at(passage.excerpt.ref)
        if any(each.quote in words or words in each.quote for each in record.passages)
    ]
    return [*([passage.record] if passage.record else []), *touching]


def _has_rest(passage: QuotedPassage, records: Sequence[Record]) -> bool:
    """Return whether the passage says more than the words of these records and who acts."""
    rest = passage.excerpt.text if passage.excerpt else ""
    for quote in (each.quote for record in records for each in record.passages):
        rest = rest.replace(quote, "")
    return len(rest.strip()) > MAX_REST_CHARS


def _commitment_row(record: Record, pack: Pack) -> dict[str, str]:
    if not isinstance(record, Commitment):
        raise TypeError(f"{record.address} is no commitment")
    provenance = Provenance(record, pack)
    return {
        **_place(record, pack),
        **note_cells(record, pack),
        PARTY: pack.statement.actor_title(record.actors),
        "Verb": record.verb,
        GRADE: f"{record.grade.value} {record.grade.title}",
        "Words": record.clause,
        "Due": editors(record.due or "", is_editors=provenance.is_editors("due")),
        CAUTION_TITLE: caution_cell(_excerpts(record, pack), _caveat(record, pack)),
    }


def _dated_row(record: Record, pack: Pack) -> dict[str, str]:
    date, date_of, day = _date(record, pack)
    provenance = Provenance(record, pack)
    is_own_date = isinstance(record, Event) and record.date
    is_editors = not provenance.holds_dates() if is_own_date else provenance.is_editors("due")
    quotes = record.clause if isinstance(record, Commitment) else "\n".join(_quotes(record))
    return {
        **_place(record, pack),
        **note_cells(record, pack),
        "Date": editors(date, is_editors=is_editors),
        "Date of": date_of,
        "Subject": record.label,
        "Words": quotes,
        "Day": day,
        CAUTION_TITLE: caution_cell(_excerpts(record, pack), _caveat(record, pack)),
    }


def _is_dated(record: Record) -> bool:
    return (isinstance(record, Event) and record.date is not None) or is_due(record)


def _date(record: Record, pack: Pack) -> tuple[str, str, str]:
    """Return the date of a record in words, the thing it is the date of, and the date to sort by; empty without one."""
    if isinstance(record, Event) and record.date:
        return format_event_dates(record), "event", record.date.isoformat()
    if due := due_of(record):
        date_of = "due" if isinstance(record, Commitment) else "plan"
        return due.words, date_of, min(due.dates, default=_UNDATED)
    return "", "", ""


def _passage_row(passage: QuotedPassage, pack: Pack | None) -> dict[str, str]:
    excerpt, cited = passage.excerpt, passage.cited
    row = {"Words": passage.text, REMARK_TITLE: passage.remark, "Pack": cited.pack, STATEMENT_TITLE: cited.source}
    if excerpt:
        row |= source_cells(cited.pack, excerpt.statement, cited.ref, passage.anchor.record)
        row |= {"Paragraph": paragraphs(excerpt.statement, cited.ref), CAUTION_TITLE: caution_cell([excerpt])}
    else:
        row |= {"Ref": str(cited.ref), "Paragraph": str(cited.ref), "Citation": f"{cited.source}, {cited.ref}"}
    return row | (note_cells(passage.record, pack) if passage.record and pack else {})


def _passage_row_by_date(passage: QuotedPassage, pack: Pack | None) -> dict[str, str]:
    statement = passage.cited.statement
    return {
        **_passage_row(passage, pack),
        "Date": format_date(statement.date) if statement else "",
        "Date of": "statement",
        "Subject": passage.record.label if passage.record else "",
        "Day": statement.date.isoformat() if statement else "",
    }


def _place(record: Record, pack: Pack) -> dict[str, str]:
    refs = list(dict.fromkeys(passage.ref for passage in record.passages))
    if not refs:
        return {"Pack": pack.id, "Address": record.address, "Citation": statement_name(pack.statement)}
    cells = [source_cells(pack.id, pack.statement, ref, record.address) for ref in refs]
    places = "; ".join(dict.fromkeys(paragraphs(pack.statement, ref) for ref in refs))
    cited = "\n".join(dict.fromkeys(row["Citation"] for row in cells))
    return {**cells[0], "Paragraph": places, "Ref": ", ".join(map(str, refs)), "Citation": cited}


def _caveat(record: Record, pack: Pack) -> str:
    return without_refs(record.caveat or "", pack.statement)


def _quotes(record: Record) -> list[str]:
    return list(dict.fromkeys(passage.quote for passage in record.passages))


def _excerpts(record: Record, pack: Pack) -> list[Excerpt]:
    places: Iterable[tuple[Ref, str]] = ((passage.ref, passage.quote) for passage in record.passages)
    return [with_cautions_in_words(partial(pack, ref, quote, record)) for ref, quote in places]
