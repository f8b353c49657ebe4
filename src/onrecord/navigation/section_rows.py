"""The rows of a section: its records in an order, perhaps under headings, perhaps only those with a text in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import onrecord.navigation as room  # whose filter of lists is loaded when one is typed
from onrecord.model import Pack, Paragraph, Record, Ref, Term
from onrecord.navigation.list_order import ListOrder, default_order, group_title, ordered
from onrecord.navigation.row_context import row_context
from onrecord.navigation.rows import RecordRow, Row, RowTarget, row_label
from onrecord.navigation.section import Section

SectionRow = Row | RecordRow


def section_rows(
    pack: Pack, section: Section, area: str | None = None, order: ListOrder | None = None, text: str = ""
) -> tuple[SectionRow, ...]:
    """Return the rows of a section's records or paragraphs, of `area` and with `text` in them only, if these are given.

    Without an order they stand as the section opens. A heading of which a text or an area hides some rows says how many
    it has: `5 of 9`.
    """
    if section.kind is None:
        return tuple(_paragraph_row(paragraph, pack) for paragraph in _paragraphs(pack, area, text))
    order = order or default_order(section)
    records = ordered(_records(pack, section, area, text, order), order.order, pack)
    context = row_context(pack, pack.of_kind(section.kind))
    rows = [RecordRow(record, name, context) for record, name in zip(records, _names(records, pack), strict=True)]
    return tuple(_with_headings(rows, order, pack)) if order.grouped else tuple(rows)


def section_count(
    pack: Pack, section: Section, area: str | None = None, text: str = "", order: ListOrder | None = None
) -> int:
    """Return the number of records or paragraphs; faster than making their rows."""
    if section.kind is None:
        return len(_paragraphs(pack, area, text))
    return len(_records(pack, section, area, text, order or default_order(section)))


def in_area(record: Record, area: str) -> bool:
    """Return whether the record belongs to the area, or is the area."""
    return area in record.areas or record.address == f"areas/{area}"


def paragraph_label(paragraph: Paragraph) -> str:
    """Return the label of a paragraph in a list: its published label or its number, and its heading or first words."""
    return f"{'  ' * (paragraph.level - 1)}{paragraph.label or paragraph.number}  {paragraph.title}"


def _with_headings(rows: Sequence[RecordRow], order: ListOrder, pack: Pack) -> Iterator[SectionRow]:
    titles = [group_title(row.record, order.order, pack) for row in rows]
    everything = pack.of_kind(rows[0].record.kind) if rows else ()
    totals = Counter(group_title(record, order.order, pack) for record in everything)
    counts, last = Counter(titles), None
    for title, row in zip(titles, rows, strict=True):
        if title != last:
            whole = f" of {totals[title]}" if counts[title] < totals[title] else ""
            yield Row(title, f"{counts[title]}{whole}")
            last = title
        yield row


def _names(records: Sequence[Record], pack: Pack) -> list[str]:
    """Return the name to show of each record: that of its row, with what tells it apart if several have it."""
    labels = [row_label(record, pack.statement) for record in records]
    counts = Counter(labels)
    return [
        _full_label(record, pack) if counts[label] > 1 else label for record, label in zip(records, labels, strict=True)
    ]


def _full_label(record: Record, pack: Pack) -> str:
    """Return the label with its meaning: `NSS (National Security Strategy)`."""
    label = row_label(record, pack.statement)
    if isinstance(record, Term) and record.expansion and record.name == label:
        return f"{label} ({record.expansion})"
    return record.name if record.name.startswith(label) else label


def _records(pack: Pack, section: Section, area: str | None, text: str, order: ListOrder) -> list[Record]:
    assert section.kind is not None
    typed, fields = room.parse_filter(pack, section, text) if text else (text, None)
    words = room.filter_words(typed) if typed else []
    return [
        record
        for number, record in enumerate(pack.of_kind(section.kind))
        if (area is None or in_area(record, area))
        and (fields is None or number in fields.rows)
        and (not words or room.has_words(room.record_filter_text(record, pack, order), words))
    ]


def _paragraphs(pack: Pack, area: str | None, text: str) -> list[Paragraph]:
    typed, fields = room.parse_filter(pack, Section.TEXT, text) if text else (text, None)
    words = room.filter_words(typed) if typed else []
    return [
        paragraph
        for number, paragraph in enumerate(pack.statement.paragraphs)
        if (fields is None or number in fields.rows)
        and (area is None or any(area in pack.areas_of(sentence) for sentence in paragraph.sentences))
        and (not words or room.has_words(room.paragraph_filter_text(paragraph, paragraph_label(paragraph)), words))
    ]


def _paragraph_row(paragraph: Paragraph, pack: Pack) -> Row:
    ref = Ref.parse(f"p{paragraph.number}")
    return Row(paragraph_label(paragraph), str(ref), RowTarget(pack.id, ref=ref))
