"""Lists as tables: Markdown, tab-separated values for spreadsheets, HTML."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Kind, Pack
from onrecord.quoting.columns import EDITOR_MARK, TableRecords, TableSentences, record_table, sentence_table
from onrecord.quoting.quotations import statement_source
from onrecord.quoting.render.cells import render_cells
from onrecord.quoting.render.html import render_html
from onrecord.quoting.render.markdown import render_markdown
from onrecord.quoting.tree import Table, TextParagraph, TextRun, Tree, paragraph

SOURCE_LABEL = "Source of the statement’s words"
EDITOR_REMARK = f"Text marked{EDITOR_MARK} is the editor’s, not the statement’s."


class TableForm(NamedTuple):
    """A format for tables and the remarks below them."""

    name: str
    letter: str
    title: str
    render: Callable[[Tree], str]


MARKDOWN = TableForm("markdown", "m", "Markdown table", render_markdown)
TSV = TableForm("tsv", "t", "Spreadsheet cells (tab-separated)", render_cells)
HTML_TABLE = TableForm("html", "h", "HTML table", render_html)
FORMS = (MARKDOWN, TSV, HTML_TABLE)


def tables(
    records: TableRecords,
    sentences: TableSentences = (),
    *,
    several: bool = False,
    today: datetime.date | None = None,
) -> tuple[Table, ...]:
    """Return one table for each kind of the records, in order, and one for the sentences.

    With `several` packs open, each row names its statement. Notes that are possibly outdated on the day `today` say so.
    """
    contents = [record_table(kind, rows, several=several, today=today) for kind, rows in _by_kind(records).items()]
    if sentences:
        contents.append(sentence_table(sentences, several=several))
    return tuple(Table(tuple(header), tuple(map(tuple, rows))) for header, rows in contents)


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
    return with_sources(form, tables(records, sentences, several=several, today=today), packs, remark)


def with_sources(form: TableForm, drawn: Sequence[Table], packs: Iterable[Pack], remark: str = "") -> str:
    """Return tables with a remark, the statement of each pack once, and the meaning of the mark below them."""
    sources = dict.fromkeys(statement_source(pack.statement) for pack in packs)
    remarks = [paragraph(remark)] if remark else []
    cited = [TextParagraph((TextRun(f"{SOURCE_LABEL}: "), source)) for source in sources]
    return form.render((*drawn, *remarks, *cited, paragraph(EDITOR_REMARK)))
