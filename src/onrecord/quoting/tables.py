"""Render lists as tables: Markdown, tab-separated values for spreadsheets, HTML."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Kind, Statement
from onrecord.quoting import citation, html, markdown
from onrecord.quoting.columns import EDITOR_MARK, TableRecords, TableSentences, record_table, sentence_table

SOURCE_LABEL = "Source of the statement’s words"
EDITOR_REMARK = f"Text marked{EDITOR_MARK} is the editor’s, not the statement’s."


class TableForm(NamedTuple):
    """A format for tables.

    `render_table` takes a header and rows, `render_source` the statement that rows are from, `render_line` a plain
    sentence; `separator` goes between their results.
    """

    name: str
    letter: str
    title: str
    render_table: Callable[[Sequence[str], Iterable[Sequence[str]]], str]
    render_source: Callable[[Statement], str]
    render_line: Callable[[str], str]
    separator: str = "\n\n"


def tab_separated(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return cells in the form that spreadsheets paste from the clipboard.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, which the spreadsheet does not show
    (OWASP, "CSV injection"). One that begins with a straight quotation mark is quoted, as spreadsheets do themselves. A
    line break or tab inside a cell becomes a space.
    """
    return "\n".join("\t".join(_escape_cell(cell) for cell in cells) for cells in [head, *rows])


def _escape_cell(text: str) -> str:
    flat = text.replace("\n", " ").replace("\t", " ")
    if flat.startswith('"'):
        return '"' + flat.replace('"', '""') + '"'
    return f"'{flat}" if flat.startswith(tuple("=+-@＝＋－＠")) else flat


def _markdown_source(statement: Statement) -> str:
    return f"{SOURCE_LABEL}: {markdown.link(citation.statement_citation(statement), statement.url)}"


def _cell_source(statement: Statement) -> str:
    return _escape_cell(f"{SOURCE_LABEL}: {citation.statement_citation(statement)}, {statement.url}")


def _html_source(statement: Statement) -> str:
    return html.source(SOURCE_LABEL, statement)


MARKDOWN = TableForm(
    "markdown", "m", "Markdown table", markdown.markdown_table, _markdown_source, markdown.escape_markdown
)
TSV = TableForm("tsv", "t", "Spreadsheet cells (tab-separated)", tab_separated, _cell_source, _escape_cell)
HTML_TABLE = TableForm("html", "h", "HTML table", html.html_table, _html_source, html.paragraph, separator="")
FORMS = (MARKDOWN, TSV, HTML_TABLE)


def tables(
    form: TableForm,
    records: TableRecords,
    sentences: TableSentences = (),
    *,
    several: bool = False,
    today: datetime.date | None = None,
) -> str:
    """Return one table for each kind of the records, in order, and one for the sentences.

    With `several` packs open, each row names its statement. Notes that are possibly outdated on the day `today` say so.
    """
    by_kind = _by_kind(records).items()
    rendered = [form.render_table(*record_table(kind, rows, several=several, today=today)) for kind, rows in by_kind]
    if sentences:
        rendered.append(form.render_table(*sentence_table(sentences, several=several)))
    return form.separator.join(rendered)


def _by_kind(records: TableRecords) -> dict[Kind, TableRecords]:
    kinds = dict.fromkeys(record.kind for record, _ in records)
    return {kind: [(record, pack) for record, pack in records if record.kind is kind] for kind in kinds}


def sourced_tables(
    form: TableForm,
    records: TableRecords,
    sentences: TableSentences = (),
    *,
    several: bool = False,
    remark: str = "",
    today: datetime.date | None = None,
) -> str:
    """Return the tables, below them each statement once, in the order of the rows, and the meaning of the mark.

    A remark, such as on rows left out, comes before the sources. The text is empty if there are no rows.
    """
    if not records and not sentences:
        return ""
    packs = [pack for rows in (*_by_kind(records).values(), sentences) for _, pack in rows]
    sources = dict.fromkeys(form.render_source(pack.statement) for pack in packs)
    remarks = [form.render_line(remark)] if remark else []
    rendered = tables(form, records, sentences, several=several, today=today)
    return form.separator.join([rendered, *remarks, *sources, form.render_line(EDITOR_REMARK)])
