"""Records and sentences, printed as text, JSON, CSV, Markdown, HTML, tab-separated cells or addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.cli import day, output
from onrecord.cli.formats import REFS_FORMAT, print_lines
from onrecord.cli.json_output import json_array, record_object, sentence_object
from onrecord.cli.layout import Layout
from onrecord.cli.text_rows import (
    aligned_lines,
    listed_as_row,
    listed_cells,
    sentence_as_row,
    sentence_cells,
    wrapped_lines,
)
from onrecord.model import Kind, Pack, Record, Sentence

RecordRows = Sequence[tuple[Record, Pack]]
SentenceRows = Sequence[tuple[Sentence, Pack]]


def print_records(form: str, kind: Kind, records: RecordRows, layout: Layout, *, qualify: bool) -> None:
    """Print records of one kind.

    `qualify`, for several open packs, adds each row's statement, and in text the pack's id before an address.
    """
    if form == "json":
        output.data(json_array([record_object(record, pack, day.today()) for record, pack in records]))
    elif form == "csv":
        from onrecord.cli.csv_output import csv_table, record_header, record_row

        rows = [record_row(record, pack, day.today()) for record, pack in records]
        output.data(csv_table(record_header(kind), rows))
    elif form == REFS_FORMAT:
        print_addresses((record.address, pack.id) for record, pack in records)
    elif form == "text" and layout.width:
        print_lines(
            wrapped_lines([listed_as_row(record, pack, layout, qualify=qualify) for record, pack in records], layout)
        )
    elif form == "text":
        print_lines(aligned_lines([listed_cells(record, pack, qualify=qualify) for record, pack in records], layout))
    else:
        print_tables(form, records, (), qualify=qualify)


def print_sentences(form: str, sentences: SentenceRows, layout: Layout, *, qualify: bool) -> None:
    """Print sentences.

    As text, a line has the ref, the words, with `qualify` the statement, and where the paragraph is published if any of
    the statements has labels or headings; there are tabs between them, unless the layout wraps them.
    """
    if form == "json":
        output.data(json_array([sentence_object(sentence, pack) for sentence, pack in sentences]))
    elif form == "csv":
        from onrecord.cli.csv_output import sentence_table_csv

        output.data(sentence_table_csv(sentences))
    elif form == REFS_FORMAT:
        print_addresses((str(sentence.ref), pack.id) for sentence, pack in sentences)
    elif form == "text":
        print_lines(_sentence_lines(sentences, layout, qualify=qualify))
    else:
        print_tables(form, (), sentences, qualify=qualify)


def print_mixed_csv(rows: Iterable[tuple[Record | Sentence, Pack, Sequence[str]]], added: Sequence[str] = ()) -> None:
    """Print one CSV table of records and sentences, each with its pack and its cells for the `added` columns."""
    from onrecord.cli.csv_output import ANY_KIND_HEADER, any_kind_cells, csv_table, mixed_header, mixed_row

    table = [mixed_row([*any_kind_cells(item), *cells], item, pack, day.today()) for item, pack, cells in rows]
    output.data(csv_table(mixed_header((*ANY_KIND_HEADER, *added)), table))


def print_addresses(addresses: Iterable[tuple[str, str]]) -> None:
    """Print each address behind the id of its pack, one a line."""
    print_lines(f"{pack_id}:{address}" for address, pack_id in addresses)


def _sentence_lines(sentences: SentenceRows, layout: Layout, *, qualify: bool) -> Iterable[str]:
    places = _published_places(sentences)
    if layout.width:
        rows = [
            sentence_as_row(sentence, pack, layout, qualify=qualify, place=place)
            for (sentence, pack), place in zip(sentences, places or [""] * len(sentences), strict=True)
        ]
        return wrapped_lines(rows, layout)
    cells = [sentence_cells(sentence, pack, qualify=qualify) for sentence, pack in sentences]
    if places:
        cells = [[*row, place] for row, place in zip(cells, places, strict=True)]
    return aligned_lines(cells, layout, tabs=True)


def _published_places(sentences: SentenceRows) -> list[str]:
    """Return where the paragraph of each sentence is published; nothing if that is known of none."""
    packs = {pack.id: pack for _, pack in sentences}
    if not any(pack.statement.has_structure for pack in packs.values()):
        return []
    from onrecord.quoting.columns import paragraph_cells

    places = list(paragraph_cells(sentences))
    return places if any(places) else []


def print_tables(form: str, records: RecordRows, sentences: SentenceRows, *, qualify: bool) -> None:
    """Print a table for each kind and one for the sentences, with their sources; nothing if there are no rows."""
    from onrecord.quoting.tables import FORMS, sourced_tables

    form_name = {"md": "markdown"}.get(form, form)
    table_form = next(candidate for candidate in FORMS if candidate.name == form_name)
    if table := sourced_tables(table_form, records, sentences, several=qualify, today=day.today()):
        print_lines([table])
