"""Compose a whole record for a copy: its name, facts, passages with their citation, cautions and notes.

Everything but the quotations is the editor's and is marked so, except a fact without a mark, which is the statement's.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from onrecord.model import Note, Pack, Record
from onrecord.model.facts import Fact, note_outcome, record_facts, record_heading
from onrecord.model.outdated import as_of_words
from onrecord.quoting import citation
from onrecord.quoting.cautions import caution_lines
from onrecord.quoting.excerpts import Excerpt, planned
from onrecord.quoting.paragraph_references import paragraphs
from onrecord.quoting.tree import TextParagraph, TextRun, Tree, paragraph

Quote = Callable[[Excerpt], Tree]


def compose_record(excerpts: Sequence[Excerpt], quote: Quote) -> Tree:
    """Return the record as paragraphs; for a passage without a record, the quotation and its cautions."""
    first = excerpts[0]
    head = _head(first.heading, first.facts) if first.record else ()
    quotations = [block for quotation in dict.fromkeys(map(quote, excerpts)) for block in quotation]
    return (*head, *quotations, *_plan(first.planned, quote), *map(paragraph, _remarks(excerpts)))


def compose_record_without_passages(
    pack: Pack, record: Record, today: datetime.date | None = None, *, quote: Quote
) -> Tree:
    """Return a record without passages as paragraphs: its name, facts, plan, caution and notes."""
    plan = planned(pack, record)
    head = _head(record_heading(record, pack, "editor’s"), record_facts(record, pack, today))
    words = _plan(plan, quote) if plan else (paragraph(_no_words(pack)),)
    return (*head, *words, *map(paragraph, _remarks_on_record(record, plan, today)))


def _no_words(pack: Pack) -> str:
    """Return the remark in place of quotations."""
    statement = citation.statement_reference(pack.statement)
    return f"[No official text: {statement}, does not mention this. All of this text is the editor’s.]"


def _head(name: str, facts: Sequence[Fact]) -> Tree:
    """Return one paragraph: the name in bold, and a line for each fact."""
    lines = [TextRun(f"\n{fact.line('editor’s')}") for fact in facts]
    return (TextParagraph((TextRun(name, "strong"), *lines)),)


def _plan(plan: Excerpt | None, quote: Quote) -> Tree:
    """Return the plan as a quotation below its label."""
    return (paragraph(_label(plan)), *quote(plan)) if plan else ()


def _label(plan: Excerpt) -> str:
    return f"Planned, in the statement’s words ({paragraphs(plan.statement, plan.ref)}):"


def _remarks(excerpts: Sequence[Excerpt]) -> list[str]:
    """Return the paragraphs below the quotations: one for each caution, then one for each note."""
    first = excerpts[0]
    quoted = [*excerpts, *([first.planned] if first.planned else [])]
    return [*caution_lines(quoted), *(_note(note, first.today) for note in first.notes)]


def _remarks_on_record(record: Record, plan: Excerpt | None, today: datetime.date | None) -> list[str]:
    """Return the paragraphs of cautions and notes for a record without passages."""
    cautions = [f"[Editor’s caution: {record.caveat}]"] if record.caveat else []
    plan_cautions = [line for line in caution_lines([plan] if plan else []) if line not in cautions]
    return [*cautions, *plan_cautions, *(_note(note, today) for note in record.notes)]


def compose_note(note: Note, record: Record, today: datetime.date | None = None) -> Tree:
    """Return one note by itself: whose it is, what it is on, its day, its words and its source."""
    return (paragraph(_note(note, today, f" on {record.label}")),)


def _note(note: Note, today: datetime.date | None, about: str = "") -> str:
    remark = f" ({outcome})" if (outcome := note_outcome(note)) else ""
    return f"[Editor’s note{about}, {as_of_words(note, today)}{remark}: {note.text} {note.source}]"
