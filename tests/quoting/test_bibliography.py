"""The source for reference managers, read back by their parsers."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON

from onrecord.quoting import Excerpt, excerpt, named
from onrecord.record import Pack, Ref

TITLE = "Joint Statement of the Eighth Meeting of the Japan-U.S. Comprehensive Dialogue on Space"


@pytest.fixture
def passage(shipped_pack: Pack) -> Excerpt:
    return excerpt(shipped_pack, Ref.parse("p6.s7"))


@pytest.fixture
def issued(passage: Excerpt) -> Excerpt:
    days = {"published": datetime.date(2023, 3, 29), "retrieved": datetime.date(2023, 4, 1)}
    return replace(passage, statement=replace(passage.statement, **days))  # type: ignore[arg-type]


def test_csl_json(passage: Excerpt, issued: Excerpt) -> None:
    [item] = json.loads(named("csl-json").render(passage))
    assert "issued" not in item
    assert item["event-date"] == {"date-parts": [[2023, 3, 24]]}
    source = CiteProcJSON(json.loads(named("csl-json").render(issued)))
    reference = source["japan-us-space-8"]
    assert str(reference.title) == TITLE
    assert reference.issued.year == 2023
    assert reference.type == "report"


def test_bibtex(passage: Excerpt, issued: Excerpt) -> None:
    [entry] = parse_string(named("bibtex").render(passage)).entries
    assert entry.key == "japan-us-space-8"
    assert entry["title"] == f"{{{TITLE}}}"
    assert entry["author"] == "{U.S. Department of State}"
    assert "year" not in entry.fields_dict
    assert "24 March 2023" in entry["note"]
    [entry] = parse_string(named("bibtex").render(issued)).entries
    assert (entry["year"], entry["month"], entry["urldate"]) == ("2023", "3", "2023-04-01")


def test_ris(passage: Excerpt, issued: Excerpt) -> None:
    [entry] = rispy.loads(named("ris").render(passage))
    assert entry["type_of_reference"] == "GOVDOC"
    assert entry["title"] == TITLE
    assert entry["urls"] == [passage.statement.url]
    assert "year" not in entry
    [entry] = rispy.loads(named("ris").render(issued))
    assert entry["year"] == "2023"
