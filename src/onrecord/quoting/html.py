"""Quotations and tables as HTML; Word keeps a block quotation as one when it is pasted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from onrecord.model import Statement
from onrecord.quoting import citation
from onrecord.quoting.alterations import for_double_quotes, with_omission_marks
from onrecord.quoting.excerpt import Excerpt


def html_block_quotation(excerpt: Excerpt) -> str:
    """Return the words in a blockquote, with their source below it and the title in italics."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in with_omission_marks(excerpt).split("\n\n"))
    url = escape(excerpt.statement.url)
    title = escape(excerpt.statement.title)
    source = escape(citation.full(excerpt)).replace(title, f'<cite><a href="{url}">{title}</a></cite>', 1)
    return f'<blockquote cite="{url}">{paragraphs}</blockquote><p>— {source}</p>'


def html_inline_quotation(excerpt: Excerpt) -> str:
    """Return the words in quotation marks, with their source in brackets and the title in italics."""
    title = escape(excerpt.statement.title)
    source = escape(citation.full(excerpt)).replace(title, f"<i>{title}</i>", 1)
    words = escape(for_double_quotes(excerpt)).replace("\n\n", "</p><p>")
    return f"<p>“{words}” ({source})</p>"


def html_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with a header row."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def source(label: str, statement: Statement) -> str:
    """Return the source of a table after a label, with the title as a link in italics."""
    title = escape(statement.title)
    linked = f'<cite><a href="{escape(statement.url)}">{title}</a></cite>'
    return f"<p>{label}: {escape(citation.statement_citation(statement)).replace(title, linked, 1)}</p>"


def paragraph(text: str) -> str:
    """Return plain text as a paragraph."""
    return f"<p>{escape(text)}</p>"


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")
