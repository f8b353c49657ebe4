"""The scope of a search: what limits it beside the text."""

from __future__ import annotations

import random
import sqlite3

import pytest

from onrecord.model import Pack
from onrecord.search import EVERYTHING, Index, Results, Scope
from onrecord.search.database import Database
from onrecord.search.index_file import stored_index
from onrecord.search.query import MAX_CLAUSES, MAX_QUERY_CHARS
from onrecord.search.tables import fill_tables
from tests.support.gold import gold

SCOPES = [
    (Scope(areas=("security",)), "area:security"),
    (Scope(areas=("security", "civil")), "area:security,civil"),
    (Scope(kinds=("mission", "sentences")), "kind:mission,sentences"),
    (Scope(sides=("us",)), "side:us"),
    (Scope(actors=("both",)), "actor:both"),
    (Scope(packs=("japan-us-space-8",)), "pack:japan-us-space-8"),
    (
        Scope(areas=("science",), kinds=("mission",), packs=("japan-us-space-8",)),
        "area:science kind:mission pack:japan",
    ),
    (Scope(areas=("nowhere",)), "area:nowhere"),
]


@pytest.fixture(scope="module")
def fts(shipped_pack: Pack) -> Index:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill_tables(connection, (shipped_pack,))
    return stored_index(Database(connection))


def shown(results: Results) -> tuple[object, ...]:
    hits = [(hit.place, hit.score) for hit in results.hits]
    return hits, results.total, results.notices, results.relaxed, results.facets, results.plan.unlisted


@pytest.mark.parametrize(("scope", "fields"), SCOPES)
def test_a_scope_finds_what_its_fields_find(index: Index, fts: Index, scope: Scope, fields: str) -> None:
    queries = random.Random(11).sample([query.typed for query in gold()], 30)
    queries = [query for query in queries if index.plan(query).query.ref is None]
    assert len(queries) > 20
    for query in (*queries, "space", "-space", "the", "kind:term space", "zzzzz", "maritme", "!!!"):
        typed = shown(index.search(f"{fields} {query}"))
        assert shown(index.search(query, scope=scope)) == typed, query
        assert shown(fts.search(query, scope=scope)) == typed, query


def test_without_a_scope_everything_is_searched(index: Index) -> None:
    assert index.search("space", scope=EVERYTHING) == index.search("space", scope=Scope()) == index.search("space")
    assert index.search("space", scope=Scope(kinds=("term",))) != index.search("space")


def test_the_query_stays_as_it_was_typed(index: Index) -> None:
    query = index.search("space", scope=Scope(areas=("security",))).plan.query
    assert (query.text, query.filters) == ("space", ())


@pytest.mark.parametrize("query", ["or area:civil", "| area:civil", "or", "NOT", "area:civil"])
def test_nothing_that_is_typed_leads_out_of_the_scope(index: Index, shipped_pack: Pack, query: str) -> None:
    results = index.search(query, scope=Scope(areas=("security",)), thorough=True)
    assert results.hits or query == "NOT"
    for hit in results.hits:
        record = shipped_pack.record(hit.address)
        areas = (*record.areas, record.id) if record else shipped_pack.areas_of(hit.target)  # type: ignore[arg-type]
        assert "security" in areas


def test_the_limits_of_a_query_are_those_of_what_is_typed(index: Index) -> None:
    scope = Scope(areas=("security",))
    fields = " ".join(["kind:mission"] * MAX_CLAUSES)
    for query in (fields, "space".rjust(MAX_QUERY_CHARS)):
        assert not any("only the first" in notice for notice in index.search(query, scope=scope).notices)


def test_a_ref_is_found_whatever_the_scope(index: Index) -> None:
    results = index.search("p8", scope=Scope(areas=("security",), kinds=("term",)))
    assert [hit.address for hit in results.hits] == ["p8.s1"]


def test_a_record_is_found_by_its_address_within_the_scope_alone(index: Index) -> None:
    assert [hit.address for hit in index.search("missions/slim").hits] == ["missions/slim"]
    assert "missions/slim" not in [
        hit.address for hit in index.search("missions/slim", scope=Scope(kinds=("term",))).hits
    ]
    within = index.search("missions/slim", scope=Scope(kinds=("mission",)))
    assert shown(within) == shown(index.search("kind:mission missions/slim"))
