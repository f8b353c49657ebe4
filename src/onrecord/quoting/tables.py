"""Lists as tables: Markdown, tab-separated values for a spreadsheet's cells, HTML."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Kind, Statement
from onrecord.quoting import citation, html, markdown
from onrecord.quoting.columns import EDITOR_MARK, TableRecords, TableSentences, record_table, sentence_table

SOURCE_LABEL = "Source of the statement’s words"
EDITOR_REMARK = f"What is marked{EDITOR_MARK} is the editor’s, not the statement’s."


class TableForm(NamedTuple):
    """`draw` makes a table of a header and rows, `source` a line that says what they are from; `between` parts them.

    `line` makes a plain sentence a line of its own.
    """

    name: str
    letter: str
    title: str
    draw: Callable[[Sequence[str], Iterable[Sequence[str]]], str]
    source: Callable[[Statement], str]
    line: Callable[[str], str]
    between: str = "\n\n"


def tab_separated(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them from the clipboard.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, which the spreadsheet does not show
    (OWASP, "CSV injection"); one that begins with a straight quotation mark is quoted, as spreadsheets do themselves; a
    line break or tab within a cell becomes a space.
    """
    return "\n".join("\t".join(_cell(cell) for cell in cells) for cells in [head, *rows])


def _cell(text: str) -> str:
    flat = text.replace("\n", " ").replace("\t", " ")
    if flat.startswith('"'):
        return '"' + flat.replace('"', '""') + '"'
    return f"'{flat}" if flat.startswith(tuple("=+-@＝＋－＠")) else flat


def _markdown_source(statement: Statement) -> str:
    return f"{SOURCE_LABEL}: {markdown.link(citation.whole(statement), statement.url)}"


def _cell_source(statement: Statement) -> str:
    return _cell(f"{SOURCE_LABEL}: {citation.whole(statement)}, {statement.url}")


def _html_source(statement: Statement) -> str:
    return html.source(SOURCE_LABEL, statement)


MARKDOWN = TableForm(
    "markdown", "m", "Markdown table", markdown.markdown_table, _markdown_source, markdown.escape_markdown
)
TSV = TableForm("tsv", "t", "Spreadsheet cells (tab-separated)", tab_separated, _cell_source, _cell)
HTML_TABLE = TableForm("html", "h", "HTML table", html.html_table, _html_source, html.paragraph, between="")
FORMS = (MARKDOWN, TSV, HTML_TABLE)


def tables(
    form: TableForm,
    records: TableRecords,
    sentences: TableSentences = (),
    *,
    several: bool = False,
    today: datetime.date | None = None,
) -> str:
    """Return one table for each kind among the records, in order, and one for the sentences.

    `several` says that more packs than one are open: then each row names its statement. Notes that are possibly
    outdated on the day `today` say so.
    """
    by_kind = _by_kind(records).items()
    drawn = [form.draw(*record_table(kind, rows, several=several, today=today)) for kind, rows in by_kind]
    if sentences:
        drawn.append(form.draw(*sentence_table(sentences, several=several)))
    return form.between.join(drawn)


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
    """Return the same, and below it each statement once, in the order of the rows, and whose words are marked.

    A remark, such as what is left out, comes first. Empty where there is no row.
    """
    if not records and not sentences:
        return ""
    packs = [pack for rows in (*_by_kind(records).values(), sentences) for _, pack in rows]
    sources = dict.fromkeys(form.source(pack.statement) for pack in packs)
    remarks = [form.line(remark)] if remark else []
    drawn = tables(form, records, sentences, several=several, today=today)
    return form.between.join([drawn, *remarks, *sources, form.line(EDITOR_REMARK)])
