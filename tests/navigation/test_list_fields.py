"""The filter of a list understands the fields of the search in the same way, and offers none that its rows lack."""

from __future__ import annotations

import pytest

from onrecord.model import Commitment, Kind, Pack
from onrecord.navigation import Browser, Section
from onrecord.navigation.list_fields import filter_completions, parse_filter
from onrecord.navigation.section_rows import section_count, section_rows
from onrecord.search import Index, build_memory_index, split_fields
from onrecord.search.facets import FIELDS, split_facet_token, target_facets

OF_RECORDS = [section for section in Section if section.kind]


def listed(pack: Pack, section: Section, text: str) -> set[str]:
    return {str(row.target.address) for row in section_rows(pack, section, text=text) if row.target}


def searched(index: Index, kind: Kind, text: str) -> set[str]:
    results = index.search(f"{text} kind:{kind.value}", thorough=True)
    return {hit.place.address for hit in results.hits}


@pytest.mark.parametrize("section", OF_RECORDS)
def test_a_field_finds_in_a_list_what_it_finds_in_a_search(shipped_pack: Pack, section: Section) -> None:
    assert section.kind
    values = {
        split_facet_token(facet)
        for record in shipped_pack.of_kind(section.kind)
        for facet in target_facets(shipped_pack, record).split()
    }
    assert len(values) > 5
    index = build_memory_index([shipped_pack])
    for field, value in values:
        for text in (f"{field}:{value}", f"-{field}:{value}", f"{field}:{value} year:2023"):
            assert listed(shipped_pack, section, text) == searched(index, section.kind, text), text


@pytest.mark.parametrize("section", list(Section))
def test_whatever_is_offered_lists_rows(shipped_pack: Pack, section: Section) -> None:
    fields = {each for field in FIELDS for each in filter_completions(shipped_pack, section, field[:2])}
    assert fields
    assert not {"kind:", "pack:", "my:"} & fields
    offered = [each for field in fields for each in filter_completions(shipped_pack, section, field)]
    assert offered
    for text in offered:
        assert section_count(shipped_pack, section, None, text), text


def test_commitments_of_one_side_alone(shipped_pack: Pack) -> None:
    names = filter_completions(shipped_pack, Section.COMMITMENTS, "side")
    assert names == (), "commitments have an actor, not a side"
    of_us = listed(shipped_pack, Section.COMMITMENTS, "actor:us")
    assert of_us
    commitments = [each for each in shipped_pack.of_kind(Kind.COMMITMENT) if isinstance(each, Commitment)]
    assert {each.actors for each in commitments if each.address in of_us} == {("us",)}
    assert listed(shipped_pack, Section.COMMITMENTS, "actor:us welcom") < of_us


def test_the_text_is_filtered_by_fields_of_its_sentences(shipped_pack: Pack) -> None:
    rows = section_rows(shipped_pack, Section.TEXT, text="para:6-7")
    assert [str(row.target.ref) for row in rows if row.target] == ["p6", "p7"]


def test_a_value_that_no_row_has_is_said_with_those_that_there_are(browser: Browser) -> None:
    browser.enter(Section.COMMITMENTS)
    browser.filter_list("side:us")
    words = " ".join(row.label for row in browser.rows())
    assert "actor:us would match" in words
    assert "No row has" in words
    browser.filter_list("actor:")
    assert len(browser.rows()) > 10, "what is still being typed hides nothing"


@pytest.mark.parametrize(
    ("text", "fields", "words"),
    [
        ("actor:us launch", "actor:us", "launch"),
        ("NOT area:civil moon", "NOT area:civil", "moon"),
        ("area:civil or area:security moon or mars", "area:civil or area:security", "moon or mars"),
        ('status:"in force" note:this', 'status:"in force"', "note:this"),
        ("p6.s7 10:30", "", "p6.s7 10:30"),
    ],
)
def test_fields_apart_from_words(text: str, fields: str, words: str) -> None:
    assert split_fields(text) == (fields, words)


def test_what_is_no_field_is_a_word(shipped_pack: Pack) -> None:
    assert parse_filter(shipped_pack, Section.TERMS, "http://x at 10:30").fields is None
