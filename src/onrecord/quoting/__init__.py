"""Passages as text for documents: excerpts, citations, styles, tables."""

from onrecord.quoting.citation import day_first
from onrecord.quoting.columns import (
    SENTENCE_HEADER,
    SIDES,
    body_name,
    dates,
    header,
    outcome,
    records_table,
    refs,
    row,
    sentence_row,
    sentences_table,
)
from onrecord.quoting.excerpt import Excerpt, excerpt
from onrecord.quoting.markdown import escaped, table
from onrecord.quoting.styles import DEFAULT, STYLES, Style, UnknownStyle, named

__all__ = [
    "DEFAULT",
    "SENTENCE_HEADER",
    "SIDES",
    "STYLES",
    "Excerpt",
    "Style",
    "UnknownStyle",
    "body_name",
    "dates",
    "day_first",
    "escaped",
    "excerpt",
    "header",
    "named",
    "outcome",
    "records_table",
    "refs",
    "row",
    "sentence_row",
    "sentences_table",
    "table",
]
