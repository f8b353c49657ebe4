"""Passages and records in the order of their refs, printed as text, JSON, CSV or tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from onrecord.cli import day, output
from onrecord.cli.json_output import JsonObject, json_array, record_object, sentence_object
from onrecord.cli.layout import Layout
from onrecord.cli.record_output import print_mixed_csv, print_records, print_sentences, print_tables
from onrecord.cli.reference_target import ReferenceTarget
from onrecord.cli.wrapped_output import print_page
from onrecord.model import Pack, Record, Sentence, Statement
from onrecord.text.characters import escape_unsafe

Item = Record | Sentence


def print_targets(form: str, targets: Sequence[ReferenceTarget], layout: Layout, *, qualify: bool) -> None:
    """Print everything in one array, one table for each kind, or one text."""
    items = [(item, target.pack) for target in targets for item in target.items]
    if form == "text":
        _print_text(targets, layout, qualify=qualify)
    elif form == "json":
        output.data(json_array([_json_object(item, pack) for item, pack in items]))
    elif form == "csv":
        _print_csv(items, layout, qualify=qualify)
    else:
        print_tables(form, *_by_sort(items), qualify=qualify)


def _by_sort(items: Iterable[tuple[Item, Pack]]) -> tuple[list[tuple[Record, Pack]], list[tuple[Sentence, Pack]]]:
    """Return the records, and the sentences."""
    records: list[tuple[Record, Pack]] = []
    sentences: list[tuple[Sentence, Pack]] = []
    for item, pack in items:
        if isinstance(item, Sentence):
            sentences.append((item, pack))
        else:
            records.append((item, pack))
    return records, sentences


def _json_object(item: Item, pack: Pack) -> JsonObject:
    return sentence_object(item, pack) if isinstance(item, Sentence) else record_object(item, pack, day.today())


def _print_csv(items: Sequence[tuple[Item, Pack]], layout: Layout, *, qualify: bool) -> None:
    """Print one table: that of the kind, if all are of one kind; else with the columns of all kinds."""
    records, sentences = _by_sort(items)
    if not records:
        print_sentences("csv", sentences, layout, qualify=qualify)
    elif len({record.kind for record, _ in records}) == 1 and not sentences:
        print_records("csv", records[0][0].kind, records, layout, qualify=qualify)
    else:
        print_mixed_csv([(item, pack, ()) for item, pack in items])


def _print_text(targets: Sequence[ReferenceTarget], layout: Layout, *, qualify: bool) -> None:
    """Print neighboring passages as one list of sentences, each record as a page, and blank lines between these.

    A single sentence is its words alone.
    """
    sentence_count = sum(len(target.sentences) for target in targets)
    if sentence_count == len(targets) == 1:
        print_page(escape_unsafe(targets[0].sentences[0].text).split("\n"), layout.width)
        return
    for number, (has_record, group) in enumerate(itertools.groupby(targets, lambda target: target.record is not None)):
        if number:
            output.data("\n")
        if has_record:
            _print_pages(group, layout, qualify=qualify)
        else:
            sentences = [(sentence, target.pack) for target in group for sentence in target.sentences]
            print_sentences("text", sentences, layout, qualify=qualify)
    notes = (_numbering_note(target.pack.statement) for target in targets if not target.record)
    for note in dict.fromkeys(notes):
        output.message(f"onrecord: {note}")


def _print_pages(targets: Iterable[ReferenceTarget], layout: Layout, *, qualify: bool) -> None:
    from onrecord.cli.record_text import record_page  # with all of navigation

    for number, (pack, record, _) in enumerate(targets):
        if number:
            output.data("\n")
        if record:
            print_page(map(escape_unsafe, record_page(record, pack, qualify=qualify)), layout.width)


def _numbering_note(statement: Statement) -> str:
    numbers = "paragraph and sentence" if statement.numbering == "added" or statement.has_labels else "sentence"
    return f"{numbers} numbers are the editor's; the words are as published. --style plain gives the words alone."
