"""What stands for a typed word, and what is said of it."""

from __future__ import annotations

import pytest

from onrecord.search import Index
from onrecord.search.facets import FIELDS
from tests.support.addresses import found


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
                f"no field colour: taken as a word; fields: {', '.join(FIELDS)}",
                "nothing has all words; what has most of them comes first",
            ),
        ),
        ("what is qzss", ("searched for: qzss",)),
        ("what is", ()),
        ("is it qzss or gps", ("“or”: one of the two will do", "searched for: qzss or gps")),
        ("-moon", ("write a word to look for beside what is unwanted",)),
    ],
)
def test_what_is_said(index: Index, query: str, says: tuple[str, ...]) -> None:
    assert index.search(query).says == says


def test_a_value_that_a_field_does_not_have_is_said_with_those_that_it_has(index: Index) -> None:
    results = index.search("area:moon-base")
    assert results.hits == ()
    assert results.says == ("there is no area moon-base; there are: civil, commercial, dialogue, science, security",)


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
    assert set(found(index, one)) == set(found(index, other))


def test_the_word_as_typed_comes_before_its_inflection(index: Index) -> None:
    with_plural = found(index, "kind:sentence industries")
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
    sentences = set(found(index, "kind:sentence moon"))
    assert sentences
    assert set(found(index, "-kind:sentence moon")) == set(found(index, "moon")) - sentences


def test_several_values_of_a_field_are_alternatives_and_several_fields_are_not(index: Index) -> None:
    security, civil = set(found(index, "area:security")), set(found(index, "area:civil"))
    assert set(found(index, "area:security,civil")) == security | civil
    assert set(found(index, "area:security area:civil")) == security & civil


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("missions/slim", ["missions/slim"]),
        (" japan-us-space-8:Terms/SLIM ", ["terms/slim"]),
        ("other:missions/slim", []),
    ],
)
def test_an_address_leads_to_its_record(index: Index, typed: str, there: list[str]) -> None:
    assert found(index, typed)[: len(there) or None] == there or not there
