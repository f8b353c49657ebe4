"""Passages as text for documents: excerpts, citations, styles, tables."""

from onrecord.quoting.citation import day_first
from onrecord.quoting.columns import (
    SENTENCE_HEADER,
    SIDES,
    body_name,
    dates,
    header,
    outcome,
    row,
    sentence_row,
)
from onrecord.quoting.excerpt import Excerpt, excerpt, partial
from onrecord.quoting.markdown import escaped, table
from onrecord.quoting.styles import DEFAULT, MOVING, STYLES, Style, UnknownStyle, named, user_style
from onrecord.quoting.tables import (
    FORMS,
    HTML_TABLE,
    MARKDOWN,
    TableForm,
    records_table,
    sentences_table,
    sourced_tables,
    tables,
)
from onrecord.quoting.template import TemplateError

__all__ = [
    "DEFAULT",
    "FORMS",
    "HTML_TABLE",
    "MARKDOWN",
    "MOVING",
    "SENTENCE_HEADER",
    "SIDES",
    "STYLES",
    "Excerpt",
    "Style",
    "TableForm",
    "TemplateError",
    "UnknownStyle",
    "body_name",
    "dates",
    "day_first",
    "escaped",
    "excerpt",
    "header",
    "named",
    "outcome",
    "partial",
    "records_table",
    "row",
    "sentence_row",
    "sentences_table",
    "sourced_tables",
    "table",
    "tables",
    "user_style",
]
