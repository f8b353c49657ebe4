"""Copy “Due and open” of the page “At a glance” as a table: dates, the statement's words, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.clipboard import Content
from onrecord.model.dates import format_date
from onrecord.model.facts import note_outcome
from onrecord.navigation.glance_facts import due_records
from onrecord.navigation.rows import row_label
from onrecord.quoting.columns import EDITOR_MARK, statement_names
from onrecord.quoting.tables import HTML_TABLE, TableForm, with_sources
from onrecord.quoting.tree import Table

if TYPE_CHECKING:
    from onrecord.model import Note, Record
    from onrecord.navigation import Browser
    from onrecord.navigation.glance_facts import DueRecord

_EDITORS = ("Outcome", "Status", "Noted", "As of", "Note", "Source")
_HEADER = ("Due", "Record", "In the statement’s words", "Ref", *(f"{title}{EDITOR_MARK}" for title in _EDITORS))


def due_table_content(browser: Browser, form: TableForm) -> tuple[Content, int]:
    """Return what was due or is open in the pack in use as a table in a form, and how many rows it has."""
    pack = browser.pack
    due = due_records(pack, browser.today)
    rows = [_cells(item, row_label(item.record, pack.statement)) for item in due]
    header = _HEADER
    if len(browser.packs) > 1:
        header = ("Statement", *header)
        rows = [(*statement_names([(None, pack)]), *row) for row in rows]
    table = Table(header, tuple(rows))
    return Content(with_sources(form, (table,), [pack]), with_sources(HTML_TABLE, (table,), [pack])), len(rows)


def _cells(item: DueRecord, name: str) -> tuple[str, ...]:
    """Return the cells of a record; those of its notes have a line for each, so that the lines correspond."""
    record, notes = item.record, _telling_notes(item.record)
    columns = (
        [note_outcome(note) for note in notes],
        [format_date(note.as_of) for note in notes],
        [note.text for note in notes],
        [note.source for note in notes],
    )
    doubt = " (possibly outdated)" if item.is_outdated else ""
    status = f"{record.status}{doubt}" if record.status else ""
    quote, ref = (item.passage.quote, str(item.passage.ref)) if item.passage else ("", "")
    said = (item.when, name, quote, ref)
    return (*said, record.outcome or "", status, *map("\n".join, columns))


def _telling_notes(record: Record) -> Sequence[Note]:
    """Return the notes that say what became of a record, oldest first."""
    return sorted((note for note in record.notes if note.outcome or note.status), key=lambda note: note.as_of)
