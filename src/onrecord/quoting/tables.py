"""Lists as tables: Markdown, tab-separated values for a spreadsheet's cells, HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.quoting import citation, html, markdown
from onrecord.quoting.columns import SENTENCE_HEADER, header, row, sentence_row
from onrecord.record import Pack, Record, Sentence, Statement

Records = Sequence[tuple[Record, Pack]]
Sentences = Sequence[tuple[Sentence, Pack]]


class TableForm(NamedTuple):
    """`draw` makes a table of a header and rows, `source` a line that says what they are from; `between` parts them.

    `remark` makes a line of something else that is to be said.
    """

    name: str
    letter: str
    title: str
    draw: Callable[[Sequence[str], Iterable[Sequence[str]]], str]
    source: Callable[[Statement], str]
    remark: Callable[[str], str]
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
    return f"Source: [{markdown.escaped(citation.whole(statement))}]({markdown.destination(statement.url)})"


def _cell_source(statement: Statement) -> str:
    return _cell(f"Source: {citation.whole(statement)}, {statement.url}")


MARKDOWN = TableForm("markdown", "m", "Markdown table", markdown.table, _markdown_source, markdown.escaped)
HTML_TABLE = TableForm("html", "h", "HTML table", html.table, html.source, html.remark, between="")
FORMS = (
    MARKDOWN,
    TableForm("tsv", "t", "Spreadsheet cells (tab-separated)", tab_separated, _cell_source, _cell),
    HTML_TABLE,
)


def tables(form: TableForm, records: Records, sentences: Sentences = ()) -> str:
    """One table for each kind among the records, in order, and one for the sentences."""
    drawn = [
        form.draw(header(kind), [row(record, pack) for record, pack in records if record.kind is kind])
        for kind in dict.fromkeys(record.kind for record, _ in records)
    ]
    if sentences:
        drawn.append(form.draw(SENTENCE_HEADER, [sentence_row(sentence, pack) for sentence, pack in sentences]))
    return form.between.join(drawn)


def sourced_tables(form: TableForm, records: Records, sentences: Sentences = (), remark: str = "") -> str:
    """The same, and the source of each pack once below them, after a remark if any; empty where there is no row."""
    statements = {pack.id: pack.statement for _, pack in (*records, *sentences)}
    remarks = [form.remark(remark)] if remark else []
    drawn = [tables(form, records, sentences), *remarks, *map(form.source, statements.values())]
    return form.between.join(drawn) if statements else ""


def records_table(records: Records) -> str:
    """Records as Markdown tables."""
    return tables(MARKDOWN, records)


def sentences_table(sentences: Sentences) -> str:
    """Sentences as one Markdown table."""
    return tables(MARKDOWN, (), sentences)
