"""Compose block quotations and the citation of their source as a tree for any format."""

from __future__ import annotations

from onrecord.model import Statement
from onrecord.quoting import citation
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.tree import BlockQuotation, SourceCitation, TextRun, Tree, split_paragraphs


def block_quotation(excerpt: Excerpt) -> Tree:
    """Return the words without quotation marks around them, set apart, with their source."""
    paragraphs = split_paragraphs([TextRun(with_omission_marks(excerpt))])
    return (BlockQuotation(paragraphs, _cite(excerpt.statement, citation.full(excerpt))),)


def statement_source(statement: Statement) -> SourceCitation:
    """Return the citation of a whole statement."""
    return _cite(statement, citation.statement_citation(statement))


def _cite(statement: Statement, text: str) -> SourceCitation:
    """Return the parts of a citation, which begins with the statement's title."""
    return SourceCitation(statement.title, text.removeprefix(statement.title), statement.url or "")
