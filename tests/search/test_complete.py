"""What a half-typed query may go on to be."""

from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.search import Index, completions
from onrecord.search.facets import FIELDS
from tests.search.texts import texts


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ar", ("area:",)),
        ("moon -ki", ("moon -kind:",)),
        ("AR", ("area:",)),
        ("area:sec", ("area:security",)),
        ("area:security,com", ("area:security,commercial",)),
        ("moon area:sc", ("moon area:science",)),
        ("a", ()),
        ("area", ("area:",)),
        ("area:security", ()),
        ("area:security,security", ()),
        ("moon", ()),
        ("status:in", ("status:in-force",)),
        ("outcome:mi", ("outcome:missed",)),
        ("du", ("due:",)),
        ("has:ca", ("has:caution",)),
        ("grade:>=", ()),
        ("grade:4-", ()),
        ("colour:r", ()),
        ('"ar', ()),
        ('"one ar', ()),
        ("", ()),
        ("area: ", ()),
    ],
)
def test_offers(index: Index, typed: str, offered: tuple[str, ...]) -> None:
    assert completions(typed, index.lexicon) == offered


def test_all_values_are_offered_after_the_colon_the_most_frequent_first(index: Index) -> None:
    offered = [query.removeprefix("area:") for query in completions("area:", index.lexicon)]
    assert sorted(offered) == ["civil", "commercial", "dialogue", "science", "security"]
    counts = [index.search(f"area:{value}").total or 0 for value in offered]
    assert counts == sorted(counts, reverse=True)


@given(texts)
def test_any_text_may_be_asked_for(index: Index, typed: str) -> None:
    assert all(query and query != typed for query in completions(typed, index.lexicon))


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_offered_finds_something(index: Index, field: str) -> None:
    offered = completions(f"{field}:", index.lexicon)
    assert offered
    assert all(index.search(query).hits for query in offered)
