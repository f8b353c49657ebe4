"""The source for reference managers, read back by their parsers: every field, and no day that is not known."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry
from citeproc.source.json import CiteProcJSON

from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import Excerpt, excerpt
from onrecord.quoting.styles import find_style
from tests.quoting.excerpts import ISSUED, TAKEN, TITLE, with_statement

ID = "japan-us-space-8"
SHORT = "Eighth Japan-U.S. Comprehensive Dialogue on Space"
OFFICE = "U.S. Department of State"
NOTE = "Meeting held in Tokyo, 24 March 2023; paragraph numbers added"
# Characters on which BibTeX and LaTeX act.
HOSTILE = r"On {Space} & 100% of \it, ~$5^2 #1_a"


@pytest.fixture
def passage(shipped_pack: Pack) -> Excerpt:
    return excerpt(shipped_pack, Ref.parse("p6.s7"))


@pytest.fixture
def issued(passage: Excerpt) -> Excerpt:
    return with_statement(passage, published=ISSUED, retrieved=TAKEN)


def csl(passage: Excerpt) -> dict[str, Any]:
    """Without what the parser makes of dates that are not said to be rough."""
    found = CiteProcJSON(json.loads(find_style("csl-json").render(passage)))[ID]
    assert found.key == ID
    return {key: _day(value) if "circa" in value else value for key, value in found.items() if key != "key"}


def _day(value: dict[str, int]) -> tuple[int, int, int]:
    assert value["circa"] == 0
    return value["year"], value["month"], value["day"]


def bibtex(passage: Excerpt, *decoding: LatexDecodingMiddleware) -> Entry:
    library = parse_string(find_style("bibtex").render(passage), append_middleware=decoding)
    assert library.failed_blocks == []
    [entry] = library.entries
    return entry


def ris(passage: Excerpt) -> dict[str, Any]:
    [entry] = rispy.loads(find_style("ris").render(passage))
    return dict(entry)


def test_csl_json(passage: Excerpt, issued: Excerpt) -> None:
    known = {
        "type": "report",
        "title": [TITLE],
        "title_short": [SHORT],
        "genre": ["Joint statement"],
        "author": [{"literal": OFFICE}],
        "publisher": [OFFICE],
        "URL": [passage.statement.url],
        "language": "en",
        "event_date": (2023, 3, 24),
        "event_place": ["Tokyo"],
        "note": [NOTE],
    }
    assert csl(passage) == known
    assert csl(issued) == known | {"issued": (2023, 3, 29), "accessed": (2023, 4, 1)}


def test_bibtex(passage: Excerpt, issued: Excerpt) -> None:
    known = {
        "author": f"{{{OFFICE}}}",
        "title": f"{{{TITLE}}}",
        "howpublished": "Joint statement",
        "url": passage.statement.url,
        "note": NOTE,
    }
    entry = bibtex(passage)
    assert (entry.entry_type, entry.key) == ("misc", ID)
    assert {field.key: field.value for field in entry.fields} == known
    days = {"year": "2023", "month": "3", "day": "29", "urldate": "2023-04-01"}
    assert {field.key: field.value for field in bibtex(issued).fields} == known | days


def test_ris(passage: Excerpt, issued: Excerpt) -> None:
    known = {
        "type_of_reference": "GOVDOC",
        "id": ID,
        "authors": [f"{OFFICE},"],
        "title": TITLE,
        "short_title": SHORT,
        "publisher": OFFICE,
        "urls": [passage.statement.url],
        "language": "en",
        "notes": [NOTE],
    }
    assert ris(passage) == known
    days = {"year": "2023", "date": "2023/03/29/", "access_date": "2023/04/01/"}
    assert ris(issued) == known | days


def test_a_title_with_characters_that_mean_something_arrives(passage: Excerpt) -> None:
    hostile = with_statement(passage, title=HOSTILE, publisher=HOSTILE, place=HOSTILE)
    note = NOTE.replace("Tokyo", HOSTILE)
    found = csl(hostile)
    assert (found["title"], found["author"], found["note"]) == ([HOSTILE], [{"literal": HOSTILE}], [note])
    entry = bibtex(hostile, LatexDecodingMiddleware())
    decoded = [entry[key].replace("ˆ", "^") for key in ("title", "author", "note")]  # the decoder's own hat
    assert decoded == [HOSTILE, HOSTILE, note]
    record = ris(hostile)
    assert (record["title"], record["publisher"], record["notes"]) == (HOSTILE, HOSTILE, [note])


def test_a_name_with_commas_stays_whole(passage: Excerpt) -> None:
    """RIS takes what stands after a comma for a given name: such a name is the publisher's alone."""
    office = "Ministry of Seas, Harbors, and Weather"
    named = with_statement(passage, publisher=office)
    assert csl(named)["author"] == [{"literal": office}]
    assert bibtex(named, LatexDecodingMiddleware())["author"] == office
    record = ris(named)
    assert (record["publisher"], record.get("authors")) == (office, None)


@pytest.mark.parametrize("title", ["T { open and } } two", "}{", "{", "}", "a { b", "<{>|"])
def test_a_brace_that_stands_alone_ends_no_field(passage: Excerpt, title: str) -> None:
    written = find_style("bibtex").render(with_statement(passage, title=title))
    depth = 0
    for char in written:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert {"title", "howpublished", "url", "note"} <= {field.key for field in parse_string(written).entries[0].fields}


def test_several_passages_of_one_source_are_one_entry(shipped_pack: Pack) -> None:
    passages = [excerpt(shipped_pack, Ref.parse(ref)) for ref in ("p6.s7", "p8", "p6.s7")]
    for name in ("csl-json", "bibtex", "ris"):
        assert find_style(name).render_all(passages) == find_style(name).render(passages[0])


def test_without_a_short_title_none_is_made_up(passage: Excerpt) -> None:
    nameless = with_statement(passage, short_title=None)
    assert "title_short" not in csl(nameless)
    assert "short_title" not in ris(nameless)
