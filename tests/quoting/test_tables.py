"""Lists as tables: Markdown, cells for a spreadsheet, HTML."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.model import Kind, Pack
from onrecord.quoting.columns import record_table, sentence_table
from onrecord.quoting.tables import (
    EDITOR_REMARK,
    FORMS,
    HTML_TABLE,
    MARKDOWN,
    SOURCE_LABEL,
    TSV,
    TableForm,
    sourced_tables,
    tables,
)
from tests.quoting.excerpts import table_of
from tests.quoting.inverting import Parsed
from tests.quoting.rendered import TABLES

Rows = list[list[str]]
FORMULA = "=+-@＝＋－＠"


def of_markdown(text: str) -> Rows:
    found: Rows = []
    for token in TABLES.parse(text):
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline":
            children = token.children or []
            found[-1].append("".join("\n" if child.content == "<br>" else child.content for child in children))
    return found


def of_cells(text: str) -> Rows:
    """As a spreadsheet reads what is pasted; it does not show the apostrophe before a text."""
    return [
        [cell[1:] if cell[:1] == "'" and cell[1:2] in tuple(FORMULA) else cell for cell in cells]
        for cells in csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")
    ]


def of_html(text: str) -> Rows:
    parsed = Parsed(text)
    head, cells = parsed.texts("table/thead/tr/th"), parsed.texts("table/tbody/tr/td")
    return [head, *(cells[start : start + len(head)] for start in range(0, len(cells), len(head)))]


def separator_of(form: TableForm) -> str:
    """Return the text between the tables of a form."""
    return "" if form is HTML_TABLE else "\n\n"


def as_written(form: TableForm, cells: list[str]) -> list[str]:
    """The cells as the form has them: those of a spreadsheet hold one line each."""
    return [cell.replace("\n", " ") for cell in cells] if form.name == "tsv" else cells


READERS: list[tuple[TableForm, Callable[[str], Rows]]] = list(zip(FORMS, (of_markdown, of_cells, of_html), strict=True))
by_form = pytest.mark.parametrize(("form", "read"), READERS, ids=[form.name for form in FORMS])


@by_form
@pytest.mark.parametrize("kind", list(Kind))
def test_every_record_is_read_back(
    shipped_pack: Pack, form: TableForm, read: Callable[[str], Rows], kind: Kind
) -> None:
    records = [(record, shipped_pack) for record in shipped_pack.of_kind(kind)]
    header, rows = record_table(kind, records)
    assert read(form.render(tables(records))) == [header, *(as_written(form, cells) for cells in rows)]


@by_form
def test_every_sentence_is_read_back(shipped_pack: Pack, form: TableForm, read: Callable[[str], Rows]) -> None:
    sentences = [(sentence, shipped_pack) for sentence in shipped_pack.statement.sentences]
    header, rows = sentence_table(sentences)
    assert read(form.render(tables((), sentences))) == [header, *rows]
    assert [row[1] for row in rows] == [sentence.text for sentence, _ in sentences]


def test_kinds_and_sentences_are_tables_of_their_own(shipped_pack: Pack) -> None:
    records = [(shipped_pack.of_kind(kind)[0], shipped_pack) for kind in (Kind.MISSION, Kind.TERM)]
    sentences = [(shipped_pack.statement.sentences[0], shipped_pack)]
    for form in FORMS:
        one_by_one = [form.render(tables([record])) for record in records] + [form.render(tables((), sentences))]
        assert form.render(tables(records, sentences)) == separator_of(form).join(one_by_one)
        assert form.render(tables([])) == ""
    assert len(MARKDOWN.render(tables(records, sentences)).split("\n\n")) == 3
    assert HTML_TABLE.render(tables(records, sentences)).count("<table>") == 3
    assert "\n" not in HTML_TABLE.render(tables(records, sentences))


def test_the_forms_have_a_letter_each() -> None:
    assert [(form.name, form.letter) for form in FORMS] == [("markdown", "m"), ("tsv", "t"), ("html", "h")]


def test_cells_of_a_page_keep_their_lines_and_their_place() -> None:
    rows = [["two\nlines", "a\ttab", "<b>&amp;</td>"], ["", '"q"', "=1"]]
    drawn = HTML_TABLE.render((table_of(["a", "b", "c"], rows),))
    assert of_html(drawn) == [["a", "b", "c"], *rows]
    assert "<td>two<br>lines</td>" in drawn


def test_cells_for_a_spreadsheet() -> None:
    rows = [["=1+1", "+1", "-1", "@x", "a=b"], ["two\nlines", "a\ttab", "", '"q" r', "＝1"], ["'x", "\t=1", "", "", ""]]
    assert TSV.render((table_of(["a", "b", "c", "d", "e"], rows),)).split("\n") == [
        "a\tb\tc\td\te",
        "'=1+1\t'+1\t'-1\t'@x\ta=b",
        'two lines\ta tab\t\t"""q"" r"\t\'＝1',
        "'x\t =1\t\t\t",
    ]


@pytest.mark.parametrize("mark", FORMULA)
def test_no_formula_begins_with_any_mark(mark: str) -> None:
    assert TSV.render((table_of([f"{mark}1"], []),)) == f"'{mark}1"


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), min_size=2, max_size=2)
    )
)
@example([['"a', 'b"c'], ['"', "=x"]])
@example([["'=a", "b"]])
def test_no_cell_leaves_its_place_or_is_a_formula(rows: Rows) -> None:
    text = TSV.render((table_of(["A", "B"], rows),))
    for cell in (cell for line in text.split("\n") for cell in line.split("\t")):
        assert not cell.startswith(tuple(FORMULA))
    raw = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    flat = [[cell.replace("\n", " ").replace("\t", " ") for cell in cells] for cells in [["A", "B"], *rows]]
    assert raw == [[f"'{cell}" if cell.startswith(tuple(FORMULA)) else cell for cell in cells] for cells in flat]


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_the_source_stands_once_below_the_tables(shipped_pack: Pack, form: TableForm) -> None:
    records = [(shipped_pack.of_kind(kind)[0], shipped_pack) for kind in (Kind.MISSION, Kind.TERM)]
    sentences = [(shipped_pack.statement.sentences[0], shipped_pack)]
    drawn = sourced_tables(form, records, sentences)
    assert drawn.startswith(form.render(tables(records, sentences)) + separator_of(form))
    source = drawn.removeprefix(form.render(tables(records, sentences)))
    assert source.count(SOURCE_LABEL) == drawn.count(SOURCE_LABEL) == 1
    assert EDITOR_REMARK in source
    assert shipped_pack.statement.url
    for part in (shipped_pack.statement.url, shipped_pack.statement.title, "24 March 2023; paragraph numbers added"):
        assert part in source
    assert sourced_tables(form, [], []) == ""


def test_the_numbers_are_called_added_only_where_they_are(shipped_pack: Pack) -> None:
    numbered = shipped_pack.statement._replace(numbering="original")
    record = shipped_pack.of_kind(Kind.MISSION)[0]
    for form in FORMS:
        assert "added" in sourced_tables(form, [(record, shipped_pack)])
        assert "added" not in sourced_tables(form, [(record, replace(shipped_pack, statement=numbered))])
