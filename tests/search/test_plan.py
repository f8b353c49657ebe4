"""What stands for a typed word, and what is said of it."""

from __future__ import annotations

import pytest

from onrecord.search import Index
from onrecord.search.facets import QUERY_FIELDS
from tests.support.addresses import result_addresses


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("maritme", ("no maritme; showing maritime",)),
        ("xrsim", ("no xrsim; showing xrism",)),
        ("goverment", ("no goverment; showing government",)),
        ("maritime domian", ("no domian; showing domain",)),
        ("anti-satelite", ("no anti satelite; showing anti satellite",)),
        ("maritime", ()),
        ("maritim", ()),
        ('"maritme"', ()),
        ("zzzzzz", ()),
        (
            "colour:red space",
            (
                f"no field colour: searched for as a word; fields: {', '.join(QUERY_FIELDS)}",
                "no result has all the words; those with the most come first",
            ),
        ),
        ("what is qzss", ("searched for: qzss",)),
        ("what is", ()),
        ("is it qzss or gps", ("“or”: one of the two is enough", "searched for: qzss or gps")),
        ("-moon", ("add something to search for: what was typed only leaves results out",)),
    ],
)
def test_what_is_said(index: Index, query: str, says: tuple[str, ...]) -> None:
    assert index.search(query).notices == says


def test_a_value_that_a_field_does_not_have_is_said_with_those_that_it_has(index: Index) -> None:
    results = index.search("area:moon-base")
    assert results.hits == ()
    assert results.notices == ("there is no area moon-base; values: civil, commercial, dialogue, science, security",)


def test_as_typed_nothing_is_corrected(index: Index) -> None:
    assert index.search("maritme", literal=True).hits == ()
    assert index.search("maritime", literal=True).hits == index.search("maritime").hits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("programme ", "program "),
        ("organisation", "organization"),
        ("co-operation ", "cooperation "),
        ("mission ", "missions "),
    ],
)
def test_other_spellings_find_each_other(index: Index, one: str, other: str) -> None:
    assert set(result_addresses(index, one)) == set(result_addresses(index, other))


def test_the_word_as_typed_comes_before_its_inflection(index: Index) -> None:
    with_plural = result_addresses(index, "kind:sentence industries")
    assert "p5.s2" in with_plural[:1]


@pytest.mark.parametrize(
    "query",
    [
        "area:security",
        "AREA:Security",
        "area：security",
        "area:secur",
        'area:"security"',
        "kind:missions",
        "-kind:term kind:mission",
    ],
)
def test_a_field_alone_lists_what_has_it(index: Index, query: str) -> None:
    results = index.search(query)
    assert results.total == len(results.hits) > 3
    wanted, value = ("area", "security") if "rea" in query.lower() else ("kind", "mission")
    assert (value, results.total) in results.facets[wanted]


def test_a_field_that_is_unwanted_takes_away(index: Index) -> None:
    sentences = set(result_addresses(index, "kind:sentence moon"))
    assert sentences
    assert set(result_addresses(index, "-kind:sentence moon")) == set(result_addresses(index, "moon")) - sentences


def test_several_values_of_a_field_are_alternatives_and_several_fields_are_not(index: Index) -> None:
    security, civil = set(result_addresses(index, "area:security")), set(result_addresses(index, "area:civil"))
    assert set(result_addresses(index, "area:security,civil")) == security | civil
    assert set(result_addresses(index, "area:security area:civil")) == security & civil


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("missions/slim", ["missions/slim"]),
        (" japan-us-space-8:Terms/SLIM ", ["terms/slim"]),
        ("other:missions/slim", []),
    ],
)
def test_an_address_leads_to_its_record(index: Index, typed: str, there: list[str]) -> None:
    assert result_addresses(index, typed)[: len(there) or None] == there or not there
