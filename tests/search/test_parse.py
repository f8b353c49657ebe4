"""The query language: any text is a query."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from onrecord.record import Ref
from onrecord.search import parse
from onrecord.search.query import MAX_CLAUSES, MAX_LENGTH, Clause
from tests.search.texts import texts


def _word(*alternatives: str, prefix: bool = True, without: bool = False) -> Clause:
    return Clause(tuple(tuple(alternative.split()) for alternative in alternatives), prefix, without)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("maritime dom", [_word("maritime"), _word("dom")]),
        ("  Ｕ.S.  ", [_word("us")]),
        ("anti-satellite", [_word("anti satellite", "antisatellite")]),
        ("宇宙", [_word("宇 宙", prefix=False)]),
        ("宇宙x", [_word("宇 宙 x")]),
        ('"outer space"', [_word("outer space", prefix=False)]),
        ("“outer space”", [_word("outer space", prefix=False)]),
        ('“outer space"', [_word("outer space", prefix=False)]),
        ('"outer sp', [_word("outer sp")]),
        ("“outer sp", [_word("outer sp")]),
        ('law "outer space" moon', [_word("law"), _word("outer space", prefix=False), _word("moon")]),
        ("space -security", [_word("space"), _word("security", without=True)]),
        ('-"outer space"', [_word("outer space", prefix=False, without=True)]),
        ("--x", [_word("x", without=True)]),
        ("low-Earth", [_word("low earth", "lowearth")]),
        ("- -- … !", []),
        ('"', []),
        ('""', []),
        ("", []),
    ],
)
def test_what_a_query_asks_for(text: str, clauses: list[Clause]) -> None:
    assert list(parse(text).clauses) == clauses


def test_wanted_and_unwanted_are_told_apart() -> None:
    query = parse('moon -"outer space" rover -law')
    assert query.wanted == (_word("moon"), _word("rover"))
    assert query.unwanted == (_word("outer space", prefix=False, without=True), _word("law", without=True))


@pytest.mark.parametrize("text", ["p6", " P6.S7 ", "p6.s7-s8", "p5.s2-p6.s1", "japan-us-space-8:p6.s7"])
def test_a_bare_ref_is_known_as_one(text: str) -> None:
    assert parse(text).ref == Ref.parse(text)


@pytest.mark.parametrize("text", ["p6 moon", '"p6"', "-p6", "p6.s8-s7", "missions/slim"])
def test_other_queries_have_no_ref(text: str) -> None:
    assert parse(text).ref is None


def test_only_the_first_characters_count() -> None:
    assert parse("a" * (MAX_LENGTH - 1) + " b c").clauses == parse("a" * (MAX_LENGTH - 1)).clauses
    assert len(parse("a" * (MAX_LENGTH - 2) + " bcd").clauses) == 2


def test_only_the_first_clauses_count() -> None:
    assert parse(" ".join("abcdefghijklmnop")).clauses == parse(" ".join("abcdefghijkl")).clauses
    assert len(parse(" ".join("abcdefghijkl")).clauses) == MAX_CLAUSES


@given(texts)
@example('-"')
@example('"“”-”x')
@example("x" * 100_000)
@settings(max_examples=500)
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert len(query.clauses) <= MAX_CLAUSES
    for clause in query.clauses:
        assert clause.alternatives
        assert all(all(alternative) and alternative for alternative in clause.alternatives)
    assert len(query.wanted) + len(query.unwanted) == len(query.clauses)
