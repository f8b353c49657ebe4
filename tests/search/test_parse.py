"""The query language: any text is a query."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from onrecord.model import Address
from onrecord.search import parse_query
from onrecord.search.query import MAX_CLAUSES, MAX_QUERY_CHARS, Clause, Filter
from tests.search.texts import texts


def word(*words: str, prefix: bool = False, excluded: bool = False, joined: tuple[str, ...] = ()) -> Clause:
    return Clause(words, prefix, excluded=excluded, joined=joined)


def phrase(words: str, *, prefix: bool = False, excluded: bool = False) -> Clause:
    return Clause(tuple(words.split()), prefix, literal=True, excluded=excluded)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("maritime dom", [word("maritime"), word("dom", prefix=True)]),
        ("maritime ", [word("maritime")]),
        ("  Ｕ.S.  ", [word("us")]),
        ("us", [word("us", prefix=True)]),
        ("anti-satellite", [word("anti", "satellite", prefix=True, joined=("antisatellite",))]),
        ("宇宙", [word("宇", "宙")]),
        ("宇宙x", [word("宇", "宙", "x", prefix=True)]),
        ('"outer space"', [phrase("outer space")]),
        ("“outer space”", [phrase("outer space")]),
        ('“outer space"', [phrase("outer space")]),
        ('"outer sp', [phrase("outer sp", prefix=True)]),
        ("“outer sp", [phrase("outer sp", prefix=True)]),
        ('law "outer space" moon', [word("law"), phrase("outer space"), word("moon", prefix=True)]),
        ("space -security", [word("space"), word("security", prefix=True, excluded=True)]),
        ("-security space", [word("security", excluded=True), word("space", prefix=True)]),
        ('-"outer space"', [phrase("outer space", excluded=True)]),
        ("--x", [word("x", prefix=True, excluded=True)]),
        ("low-Earth orbit", [word("low", "earth", joined=("lowearth",)), word("orbit", prefix=True)]),
        ("area:security", []),
        ("colour:red", [word("colour", "red", prefix=True)]),
        ("- -- … !", []),
        ('"', []),
        ('""', []),
        ("", []),
    ],
)
def test_what_a_query_asks_for(text: str, clauses: list[Clause]) -> None:
    assert list(parse_query(text).clauses) == clauses


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("area:security", [Filter("area", ("security",))]),
        ("AREA：Security,civil", [Filter("area", ("Security", "civil"))]),
        ("-kind:term", [Filter("kind", ("term",), excluded=True)]),
        ('verb:"committed to",welcomed moon', [Filter("verb", ("committed to", "welcomed"))]),
        ("year:2023 year:2024", [Filter("year", ("2023",)), Filter("year", ("2024",))]),
        ("area: area:, area:,,x", [Filter("area", ("x",))]),
        ("colour:red", []),
        ('"area:security"', []),
    ],
)
def test_fields_narrow(text: str, filters: list[Filter]) -> None:
    assert list(parse_query(text).filters) == filters


def test_a_field_that_is_none_is_known() -> None:
    assert parse_query("colour:red colour:blue area:civil shape:round").unknown_fields == ("colour", "shape")


def test_wanted_and_unwanted_are_told_apart() -> None:
    query = parse_query('moon -"outer space" rover -law')
    assert query.included == (word("moon"), word("rover"))
    assert query.excluded == (phrase("outer space", excluded=True), word("law", prefix=True, excluded=True))


@pytest.mark.parametrize("text", ["p6", " P6.S7 ", "p6.s7-s8", "p5.s2-p6.s1", "japan-us-space-8:p6.s7"])
def test_a_bare_ref_is_known_as_one(text: str) -> None:
    address = Address.parse(text)
    assert parse_query(text).address == address
    assert parse_query(text).ref == address.target


@pytest.mark.parametrize("text", ["p6 moon", '"p6"', "-p6", "p6.s8-s7", "missions/slim"])
def test_other_queries_have_no_ref(text: str) -> None:
    assert parse_query(text).ref is None


def test_only_the_first_characters_count() -> None:
    assert (
        parse_query("a" * (MAX_QUERY_CHARS - 1) + " b c").clauses
        == parse_query("a" * (MAX_QUERY_CHARS - 1) + " ").clauses
    )
    assert len(parse_query("a" * (MAX_QUERY_CHARS - 2) + " bcd").clauses) == 2


def test_only_the_first_clauses_count() -> None:
    assert parse_query(" ".join("abcdefghijklmnop")).clauses == parse_query(" ".join("abcdefghijkl") + " ").clauses
    assert len(parse_query(" ".join("abcdefghijkl")).clauses) == MAX_CLAUSES


@given(texts)
@example('-"')
@example('"“”-”x')
@example("x" * 100_000)
@settings(max_examples=200)
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert len(query.included) + len(query.excluded) <= MAX_CLAUSES
    assert all(clause.words and all(clause.words) for clause in query.clauses)
    assert all(each.values and all(each.values) for each in query.filters)
    links = [clause for clause in query.clauses if clause.is_link]
    assert len(query.included) + len(query.excluded) + len(links) == len(query.clauses)
