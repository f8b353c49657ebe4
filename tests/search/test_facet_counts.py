"""The count beside a facet is what the search with it finds, also where one value's id is another value's name."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Pack, Participant, Passage
from onrecord.search import Index, build_memory_index
from onrecord.search.database import Database
from onrecord.search.index_file import stored_index
from onrecord.search.tables import fill_tables
from tests.model.colliding_packs import colliding_pack
from tests.model.random_packs import random_pack
from tests.tiers import trials

QUERIES = (
    "sides",
    "welcomed",
    "orbit",
    "moon data",
    "kind:sentence",
    "kind:commitment,participant",
    "orbit -moon",
    "zzz both",
)


def _stored(packs: list[Pack]) -> Index:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill_tables(connection, packs)
    return stored_index(Database(connection))


def _wrong_counts(index: Index, query: str) -> list[str]:
    """Return each facet of the results whose count is not what the search with it finds."""
    return [
        f"{field}:{value} {query} finds {total}, not {count}"
        for field, values in index.search(query).facets.items()
        for value, count in values
        if (total := index.search(f"{field}:{value} {query}").total) != count
    ]


@given(st.integers(0, 10**9), st.sampled_from(QUERIES), st.integers(1, 3), st.booleans())
@settings(max_examples=trials(test=60, soak=1_000), deadline=None)
def test_each_count_is_what_a_search_finds(seed: int, query: str, pack_count: int, in_file: bool) -> None:
    draw = random.Random(seed)
    packs = [colliding_pack(draw, f"pack-{number}") for number in range(pack_count)]
    assert _wrong_counts(_stored(packs) if in_file else build_memory_index(packs), query) == []


@pytest.mark.parametrize("in_file", [False, True])
def test_an_id_that_is_an_abbreviation_too_counts_both(in_file: bool) -> None:
    pack = random_pack(random.Random(1))
    first, second, *_ = pack.statement.sentences
    bodies = tuple(
        Participant(
            id=each, name=each, abbreviation="MOFA", passages=(Passage(sentence.ref, sentence.text, whole=True),)
        )
        for each, sentence in (("mofa", first), ("mofa-kr", second))
    )
    packs = [Pack(pack.id, pack.title, pack.statement, bodies)]
    index = _stored(packs) if in_file else build_memory_index(packs)
    assert sorted(index.search("kind:participant").facets["org"]) == [("mofa", 2), ("mofa-kr", 1)]
