"""Render a whole record for a copy: its name, facts, passages with their citation, cautions and notes.

Everything but the quotations is the editor's and is marked so, except a fact without a mark, which is the statement's.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from html import escape

from onrecord.model import Note, Pack, Record
from onrecord.model.facts import Fact, note_outcome, record_facts, record_heading
from onrecord.model.outdated import as_of_words
from onrecord.quoting import citation, html
from onrecord.quoting.cautions import caution_lines
from onrecord.quoting.excerpt import Excerpt, planned

Quote = Callable[[Excerpt], str]


def as_text(excerpts: Sequence[Excerpt], quote: Quote) -> str:
    """Return the record as paragraphs; for a passage without a record, the quotation and its cautions."""
    quotations = dict.fromkeys(quote(excerpt) for excerpt in excerpts)
    return _join(_head(excerpts[0]), [*quotations, *_plan(excerpts[0].planned, quote), *_remarks(excerpts)])


def as_html(excerpts: Sequence[Excerpt]) -> str:
    """Return the record as HTML, with the name in bold."""
    quotations = dict.fromkeys(html.html_inline_quotation(excerpt) for excerpt in excerpts)
    plan = _plan_html(excerpts[0].planned)
    return "".join([_head_html(_head(excerpts[0])), *quotations, plan, *map(html.paragraph, _remarks(excerpts))])


def without_passages(pack: Pack, record: Record, quote: Quote, today: datetime.date | None = None) -> str:
    """Return a record without passages as paragraphs: its name, facts, plan, caution and notes."""
    plan = planned(pack, record)
    blocks = _plan(plan, quote) if plan else [_no_words(pack)]
    head = _lines(record_heading(record, pack, "editor’s"), record_facts(record, pack, today))
    return _join(head, [*blocks, *_remarks_on_record(record, plan, today)])


def without_passages_html(pack: Pack, record: Record, today: datetime.date | None = None) -> str:
    """Return a record without passages as HTML."""
    plan = planned(pack, record)
    head = _head_html(_lines(record_heading(record, pack, "editor’s"), record_facts(record, pack, today)))
    words = _plan_html(plan) if plan else html.paragraph(_no_words(pack))
    return "".join([head, words, *map(html.paragraph, _remarks_on_record(record, plan, today))])


def _no_words(pack: Pack) -> str:
    """Return the remark in place of quotations."""
    statement = citation.statement_reference(pack.statement)
    return f"[No official text: {statement}, does not mention this. All of this text is the editor’s.]"


def _join(head: Sequence[str], blocks: Sequence[str]) -> str:
    return "\n\n".join([*(["\n".join(head)] if head else []), *blocks])


def _head(excerpt: Excerpt) -> list[str]:
    """Return the name line and a line for each fact; an empty list if the words were not copied from a record."""
    return _lines(excerpt.heading, excerpt.facts) if excerpt.record else []


def _lines(name: str, facts: Sequence[Fact]) -> list[str]:
    return [name, *(fact.line("editor’s") for fact in facts)]


def _head_html(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    name, *rest = map(escape, lines)
    return "<p>" + "<br>".join([f"<b>{name}</b>", *rest]) + "</p>"


def _plan(plan: Excerpt | None, quote: Quote) -> list[str]:
    """Return the plan as a quotation below its label."""
    return [_label(plan), quote(plan)] if plan else []


def _plan_html(plan: Excerpt | None) -> str:
    return html.paragraph(_label(plan)) + html.html_inline_quotation(plan) if plan else ""


def _label(plan: Excerpt) -> str:
    return f"Planned, in the statement’s words ({plan.ref}):"


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


def _note(note: Note, today: datetime.date | None) -> str:
    remark = f" ({outcome})" if (outcome := note_outcome(note)) else ""
    return f"[Editor’s note, {as_of_words(note, today)}{remark}: {note.text} {note.source}]"
