"""`--format`: records and sentences as text, JSON, CSV or Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from onrecord.cli import output
from onrecord.record import Commitment, Kind, Pack, Record, Sentence, actor_title

FORMATS = ("text", "json", "csv", "md")
Records = Sequence[tuple[Record, Pack]]
Sentences = Sequence[tuple[Sentence, Pack]]


def add_format_option(parser: argparse.ArgumentParser) -> argparse.Action:
    return parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text (default), json (one array), csv, md (Markdown table)"
    )


def print_records(form: str, kind: Kind, records: Records, *, qualify: bool) -> None:
    """Records of one kind. `qualify` puts the pack's id before an address in text, where several packs are open."""
    if form == "json":
        from onrecord.cli.as_json import array, record_object

        output.data(array([record_object(record, pack) for record, pack in records]))
    elif form == "csv":
        from onrecord.cli.as_csv import csv_table
        from onrecord.quoting.columns import header, row

        rows = [[*row(record, pack), pack.id, record.address] for record, pack in records]
        output.data(csv_table(header(kind), rows))
    elif form == "md":
        from onrecord.quoting.tables import MARKDOWN, sourced_tables

        print_lines([sourced_tables(MARKDOWN, records)] if records else [])
    else:
        from onrecord.cli.aligned import aligned

        print_lines(
            aligned([_with_actor(record, record_cells(record, pack, qualify=qualify)) for record, pack in records])
        )


def _with_actor(record: Record, cells: list[str]) -> list[str]:
    """In a list of commitments the second cell says whose each is."""
    return [cells[0], actor_title(record), *cells[1:]] if isinstance(record, Commitment) else cells


def print_sentences(form: str, sentences: Sentences, *, qualify: bool) -> None:
    """Sentences; as text, each after its ref and a tab."""
    if form == "json":
        from onrecord.cli.as_json import array, sentence_object

        output.data(array([sentence_object(sentence, pack) for sentence, pack in sentences]))
    elif form == "csv":
        from onrecord.cli.as_csv import csv_table
        from onrecord.quoting.columns import SENTENCE_HEADER, sentence_row

        rows = [[*sentence_row(sentence, pack), pack.id, str(sentence.ref)] for sentence, pack in sentences]
        output.data(csv_table(SENTENCE_HEADER, rows))
    elif form == "md":
        from onrecord.quoting.tables import MARKDOWN, sourced_tables

        print_lines([sourced_tables(MARKDOWN, (), sentences)] if sentences else [])
    else:
        print_lines(
            f"{place(str(sentence.ref), pack, qualify=qualify)}\t{sentence.text}" for sentence, pack in sentences
        )


def record_cells(record: Record, pack: Pack, *, qualify: bool) -> list[str]:
    """What a line says of a record: where it is, what it is called, where the statement speaks of it."""
    return [place(record.address, pack, qualify=qualify), record.label, record.refs]


def place(local: str, pack: Pack, *, qualify: bool) -> str:
    """An address or ref as `onrecord show` takes it."""
    return f"{pack.id}:{local}" if qualify else local


def print_lines(lines: Iterable[str]) -> None:
    output.data("".join(f"{line}\n" for line in lines))
