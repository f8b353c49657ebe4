"""Records and sentences, printed as text, JSON, CSV, Markdown, HTML or tab-separated cells."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli import day, output
from onrecord.cli.formats import print_lines, qualified
from onrecord.cli.json_output import json_array, record_object, sentence_object
from onrecord.cli.text import align_rows
from onrecord.model import Commitment, Kind, Pack, Record, Sentence
from onrecord.model.facts import record_facts, record_heading, statement_name

RecordRows = Sequence[tuple[Record, Pack]]
SentenceRows = Sequence[tuple[Sentence, Pack]]

# The facts that a line of text has beside the label; `onrecord show` prints the others.
_LINE_FACTS = ("name_ja", "date", "place", "grade", "due", "outcome", "status")


def print_records(form: str, kind: Kind, records: RecordRows, *, qualify: bool) -> None:
    """Print records of one kind.

    `qualify`, for several open packs, adds each row's statement, and in text the pack's id before an address.
    """
    if form == "json":
        output.data(json_array([record_object(record, pack, day.today()) for record, pack in records]))
    elif form == "csv":
        from onrecord.cli.csv_output import csv_table, record_header, record_row

        rows = [record_row(record, pack, day.today()) for record, pack in records]
        output.data(csv_table(record_header(kind), rows))
    elif form == "text":
        print_lines(
            align_rows(
                [_with_actor(record, pack, record_cells(record, pack, qualify=qualify)) for record, pack in records]
            )
        )
    else:
        print_tables(form, records, (), qualify=qualify)


def _with_actor(record: Record, pack: Pack, cells: list[str]) -> list[str]:
    """Return the cells; those of a commitment with the actor as second cell."""
    if not isinstance(record, Commitment):
        return cells
    return [cells[0], pack.statement.actor_title(record.actors), *cells[1:]]


def print_sentences(form: str, sentences: SentenceRows, *, qualify: bool) -> None:
    """Print sentences.

    As text, a line has the ref, the words, with `qualify` the statement, and where the paragraph is published if any of
    the statements has labels or headings; there are tabs between them.
    """
    if form == "json":
        output.data(json_array([sentence_object(sentence, pack) for sentence, pack in sentences]))
    elif form == "csv":
        from onrecord.cli.csv_output import sentence_table_csv

        output.data(sentence_table_csv(sentences))
    elif form == "text":
        rows = [sentence_cells(sentence, pack, qualify=qualify) for sentence, pack in sentences]
        print_lines(map("\t".join, _with_paragraphs(rows, sentences)))
    else:
        print_tables(form, (), sentences, qualify=qualify)


def _with_paragraphs(rows: list[list[str]], sentences: SentenceRows) -> list[list[str]]:
    """Return the rows with a last cell that says where each paragraph is published, if that is known of any."""
    packs = {pack.id: pack for _, pack in sentences}
    if not any(pack.statement.has_structure for pack in packs.values()):
        return rows
    from onrecord.quoting.columns import paragraph_cells

    places = paragraph_cells(sentences)
    return [[*row, place] for row, place in zip(rows, places, strict=True)] if any(places) else rows


def print_tables(form: str, records: RecordRows, sentences: SentenceRows, *, qualify: bool) -> None:
    """Print a table for each kind and one for the sentences, with their sources; nothing if there are no rows."""
    from onrecord.quoting.tables import FORMS, sourced_tables

    form_name = {"md": "markdown"}.get(form, form)
    table_form = next(candidate for candidate in FORMS if candidate.name == form_name)
    if table := sourced_tables(table_form, records, sentences, several=qualify, today=day.today()):
        print_lines([table])


def record_cells(record: Record, pack: Pack, *, qualify: bool) -> list[str]:
    """Return the cells of a record's line: address, label, refs, with `qualify` the statement, and editor's words."""
    heading = [] if record.label == record.name else [record_heading(record, pack)]
    facts = [fact.line() for fact in record_facts(record, pack, day.today()) if fact.key in _LINE_FACTS]
    caution = [f"Caution (editor's): {record.caveat}"] if record.caveat else []
    editors = "; ".join([*heading, *facts, *caution])
    statement = [statement_name(pack.statement)] if qualify else []
    return [qualified(record.address, pack, qualify=qualify), record.label, record.refs, *statement, editors]


def sentence_cells(sentence: Sentence, pack: Pack, *, qualify: bool) -> list[str]:
    """Return a sentence's ref and text, and with `qualify` its statement."""
    statement = [statement_name(pack.statement)] if qualify else []
    return [qualified(str(sentence.ref), pack, qualify=qualify), sentence.text, *statement]
