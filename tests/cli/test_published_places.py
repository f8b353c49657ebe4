"""Published numbers and headings in the output of `show` and `list`: after all else, if a statement has any."""

from __future__ import annotations

import csv
import io
import json

import pytest

from onrecord.cli.csv_output import SENTENCE_HEADER, STRUCTURE_COLUMNS
from tests.cli.running import Onrecord
from tests.support.gold_statements import EXPECTED, FOLDER, gold_pack

FIVE = str(FOLDER / "five-harbors-2025")
FACT_SHEET = str(FOLDER / "kestrel-fact-sheet")
LETTER = str(FOLDER / "keeper-letter")
PLACES = {
    "p2.s1": "para. 2 of the text",
    "p5.s1": "“I. Safe passage”, para. 1",
    "p5.s2": "“I. Safe passage”, para. 1",
    "p7.s1": "para. 2(a)",
    "p12.s1": "“II. Weather from orbit”, para. 2, 2nd bullet",
    "p14.s1": "para. 3",
}


def lines_of(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_text_has_the_place_after_the_words(onrecord: Onrecord) -> None:
    rows = lines_of(onrecord("list", "sentences", "--pack", FIVE).out)
    sentences = gold_pack("five-harbors-2025").statement.sentences
    assert [row[:2] for row in rows] == [[str(sentence.ref), sentence.text] for sentence in sentences]
    places = {ref: place for ref, _, place in rows}
    assert {ref: places[ref] for ref in PLACES} == PLACES


def test_show_says_the_same_of_several_sentences_and_nothing_of_one(onrecord: Onrecord) -> None:
    listed = onrecord("list", "sentences", "--pack", FIVE).out.splitlines()
    shown = onrecord("show", "p5-p7", "--pack", FIVE).out.splitlines()
    assert shown == listed[5:9]
    assert onrecord("show", "p7.s1", "--pack", FIVE).out == "have opened a joint rescue center, and\n"


def test_headings_stand_there_without_numbers(onrecord: Onrecord) -> None:
    places = [row[2] for row in lines_of(onrecord("list", "sentences", "--pack", FACT_SHEET).out)]
    assert places[1:4] == ["“Fact Sheet: The Kestrel Program”, “What it is”", "“What it has achieved”", ""]


@pytest.mark.parametrize(
    ("form", "end"), [("md", " | Paragraph |\n"), ("tsv", "\tParagraph\n"), ("html", "<th>Paragraph</th></tr>")]
)
def test_tables_have_a_last_column(onrecord: Onrecord, form: str, end: str) -> None:
    table = onrecord("list", "sentences", "--pack", FIVE, "--format", form).out
    assert end in table
    for place in PLACES.values():
        assert place in table


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_csv_has_what_json_has(onrecord: Onrecord, pack_id: str) -> None:
    options = ("list", "sentences", "--pack", str(FOLDER / pack_id), "--format")
    header, *rows = csv.reader(io.StringIO(onrecord(*options, "csv").out))
    assert tuple(header) == (*SENTENCE_HEADER, *STRUCTURE_COLUMNS)
    objects = json.loads(onrecord(*options, "json").out)
    assert len(rows) == len(objects) > 3
    for row, sentence in zip(rows, objects, strict=True):
        values = (sentence["label"] or "", "\n".join(sentence["headings"]), str(sentence["level"]))
        assert tuple(row[-4:]) == (*values, sentence["paragraph_kind"])


def test_a_statement_without_any_is_as_it_was(onrecord: Onrecord) -> None:
    assert tuple(next(csv.reader(io.StringIO(onrecord("list", "sentences", "--format", "csv").out)))) == SENTENCE_HEADER
    assert {len(row) for row in lines_of(onrecord("list", "sentences").out)} == {2}
    assert "Paragraph" not in onrecord("list", "sentences", "--format", "md").out.split("\n")[0]


def test_a_letter_has_kinds_of_paragraphs_and_no_places(onrecord: Onrecord) -> None:
    assert {len(row) for row in lines_of(onrecord("list", "sentences", "--pack", LETTER).out)} == {2}
    rows = list(csv.reader(io.StringIO(onrecord("show", "p1", "--pack", LETTER, "--format", "csv").out)))
    assert rows[1][-1] == "letterhead"


def test_rows_of_several_packs_have_the_same_columns(onrecord: Onrecord) -> None:
    packs = ("--pack", FIVE, "--pack", LETTER)
    rows = lines_of(onrecord("list", "sentences", *packs).out)
    assert {len(row) for row in rows} == {4}
    assert {row[3] for row in rows if row[0].startswith("keeper-letter:")} == {""}
    cells = list(csv.reader(io.StringIO(onrecord("list", "sentences", *packs, "--format", "csv").out)))
    assert {len(row) for row in cells} == {len(SENTENCE_HEADER) + len(STRUCTURE_COLUMNS)}
