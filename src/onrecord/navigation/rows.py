"""The rows of the list pane for each section."""

from collections.abc import Iterable, Iterator
from os.path import commonprefix
from typing import NamedTuple, assert_never

from onrecord.model import (
    Area,
    Commitment,
    Event,
    Instrument,
    Kind,
    Mission,
    Pack,
    Paragraph,
    Participant,
    Record,
    Ref,
    Statement,
    Term,
    sort_by_date,
)
from onrecord.navigation.row_details import DetailForms, commitment_forms, event_date_forms
from onrecord.navigation.section import Section
from onrecord.text.cell_width import pad

NO_SIDE = "Side not stated"  # the group of participants without a side, where others have one
ABBREVIATION_CELLS = 5  # the width of a body's abbreviation, so that the names beside it line up


class RowTarget(NamedTuple):
    """The record (`address`) or the passage of the full text (`ref`) that a row is for, in a pack."""

    pack: str
    address: str | None = None
    ref: Ref | None = None


class Row(NamedTuple):
    """A row of the list pane; one without a target is a heading. `marks` are spans of `label` that a search matched.

    A `folded` row is for a whole group, and its target is the group's first. `short_label` replaces a label that does
    not fit: it begins with what tells the row from others; `shorter_details` are ever shorter forms of the detail.
    """

    label: str
    detail: str = ""
    target: RowTarget | None = None
    marks: tuple[tuple[int, int], ...] = ()
    folded: bool = False
    short_label: str = ""
    shorter_details: DetailForms = ()


def section_rows(pack: Pack, section: Section, area: str | None = None) -> tuple[Row, ...]:
    """Return rows of a section's records or paragraphs, with headings if there are groups; of `area` only, if named."""
    if section.kind is None:
        return tuple(_paragraph_row(paragraph, pack) for paragraph in _paragraphs(pack, area))
    records = _records(pack, section.kind, area)
    if section is Section.EVENTS:
        records = sort_by_date(records)
    if section is Section.COMMITMENTS:
        records.sort(key=lambda record: -record.grade if isinstance(record, Commitment) else 0)
    labels = [row_label(record, pack.statement) for record in records]
    full_labels: dict[str, list[str]] = {}
    for record, label in zip(records, labels, strict=True):
        full_labels.setdefault(label, []).append(_full_label(record, pack.statement))
    rows = (
        (_group(record, pack), _record_row(record, pack, full_labels[label]))
        for record, label in zip(records, labels, strict=True)
    )
    return tuple(_with_headings(rows))


def section_count(pack: Pack, section: Section, area: str | None = None) -> int:
    """Return the number of records or paragraphs; faster than making their rows."""
    items = _paragraphs(pack, area) if section.kind is None else _records(pack, section.kind, area)
    return len(items)


def in_area(record: Record, area: str) -> bool:
    """Return whether the record belongs to the area, or is the area."""
    return area in record.areas or record.address == f"areas/{area}"


def _with_headings(rows: Iterable[tuple[str, Row]]) -> Iterator[Row]:
    last = ""
    for group, row in rows:
        if group != last:
            yield Row(group)
            last = group
        yield row


def _group(record: Record, pack: Pack) -> str:
    """Return the heading that a list has above a record; empty if its kind is not grouped."""
    match record:
        case Participant():
            return pack.statement.party(record.side).name if record.side else NO_SIDE
        case Commitment():
            return f"{record.grade.value} {record.grade.title} (editor's grade)"
        case Area() | Mission() | Instrument() | Event() | Term():
            return ""
    assert_never(record)


def _record_row(record: Record, pack: Pack, full_labels: list[str]) -> Row:
    """Return a record's row; `full_labels` are those of all records with its label: if several, it shows its own."""
    label, short = row_label(record, pack.statement), _short_label(record)
    if len(full_labels) > 1:
        label, start = _full_label(record, pack.statement), commonprefix(full_labels).rfind(" ") + 1  # noqa: RUF071 - by characters
        short = f"{row_label(record, pack.statement)} …{label[start:]}"
    detail, *shorter = row_detail_forms(record, pack.statement)
    return Row(
        label, detail, RowTarget(pack.id, address=record.address), short_label=short, shorter_details=tuple(shorter)
    )


def _full_label(record: Record, statement: Statement) -> str:
    """Return the label with its meaning: `NSS (National Security Strategy)`."""
    label = row_label(record, statement)
    if isinstance(record, Term) and record.expansion and record.name == label:
        return f"{label} ({record.expansion})"
    return record.name if record.name.startswith(label) else label


def row_label(record: Record, statement: Statement) -> str:
    """Return the label of a record in a list."""
    if isinstance(record, Commitment):
        actor = "" if statement.is_joint(record.actors) else f"{statement.actor_title(record.actors)}: "
        return actor + record.clause
    if isinstance(record, Participant) and record.abbreviation:
        return f"{pad(record.abbreviation, ABBREVIATION_CELLS)}  {record.name}"
    return record.label


def _short_label(record: Record) -> str:
    """Return a commitment's clause without its verb, with which many begin; empty for other records."""
    if not isinstance(record, Commitment):
        return ""
    return f"…{record.clause.removeprefix(record.verb).strip().removeprefix('the ')}"


def row_detail_forms(record: Record, statement: Statement) -> DetailForms:
    """Return the forms of a record's detail, the longest first; at least one, which may be empty."""
    match record:
        case Area():
            return (str(len({passage.ref for passage in record.passages})),)
        case Event():
            return event_date_forms(record) or ("",)
        case Commitment():
            return commitment_forms(record, statement, first_ref(record))
        case Participant() | Mission() | Instrument() | Term():
            return (first_ref(record),)
    assert_never(record)


def first_ref(record: Record) -> str:
    """Return the ref of the first passage about a record; empty if there is none."""
    return str(record.passages[0].ref) if record.passages else ""


def _records(pack: Pack, kind: Kind, area: str | None) -> list[Record]:
    return [record for record in pack.of_kind(kind) if area is None or in_area(record, area)]


def _paragraphs(pack: Pack, area: str | None) -> list[Paragraph]:
    return [
        paragraph
        for paragraph in pack.statement.paragraphs
        if area is None or any(area in pack.areas_of(sentence) for sentence in paragraph.sentences)
    ]


def _paragraph_row(paragraph: Paragraph, pack: Pack) -> Row:
    ref = Ref.parse(f"p{paragraph.number}")
    return Row(paragraph_label(paragraph), str(ref), RowTarget(pack.id, ref=ref))


def paragraph_label(paragraph: Paragraph) -> str:
    """Return the label of a paragraph in a list: its published label or its number, and its heading or first words."""
    return f"{'  ' * (paragraph.level - 1)}{paragraph.label or paragraph.number}  {paragraph.title}"
