"""A whole record as a copy: its name, the facts about it, its passages with their citation, cautions and notes.

All but the quotations is the editor's and says so, but for a fact without a mark: that one the statement holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.quoting import citation, html
from onrecord.quoting.cautions import caution_lines
from onrecord.quoting.excerpt import Excerpt
from onrecord.record import Note
from onrecord.record.facts import note_outcome

Quote = Callable[[Excerpt], str]


def as_text(excerpts: Sequence[Excerpt], quote: Quote) -> str:
    """Return the record as paragraphs; of a passage that belongs to no record, the quotation and its cautions."""
    head = "\n".join(_head(excerpts[0]))
    quotations = dict.fromkeys(quote(excerpt) for excerpt in excerpts)
    return "\n\n".join([*([head] if head else []), *quotations, *_after(excerpts)])


def as_html(excerpts: Sequence[Excerpt]) -> str:
    """Return the same as HTML, the name in bold."""
    blocks: list[str] = []
    if head := [html.escape(line) for line in _head(excerpts[0])]:
        blocks.append("<p>" + "<br>".join([f"<b>{head[0]}</b>", *head[1:]]) + "</p>")
    blocks += dict.fromkeys(html.run_in(excerpt) for excerpt in excerpts)
    return "".join([*blocks, *map(html.paragraph, _after(excerpts))])


def _head(excerpt: Excerpt) -> list[str]:
    """Return the name line and a line for each fact; nothing where the words were copied from no record."""
    return [excerpt.heading, *(fact.line("editor’s") for fact in excerpt.facts)] if excerpt.record else []


def _after(excerpts: Sequence[Excerpt]) -> list[str]:
    """Return what stands below the quotations: a paragraph for each caution, then one for each note."""
    return [*caution_lines(excerpts), *map(_note, excerpts[0].notes)]


def _note(note: Note) -> str:
    became = f" ({outcome})" if (outcome := note_outcome(note)) else ""
    return f"[Editor’s note, as of {citation.day_first(note.as_of)}{became}: {note.text} {note.source}]"
