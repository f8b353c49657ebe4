"""Where more fits than is weighed, the rest follows: nothing that fits is left out, and the count is exact."""

from __future__ import annotations

import random

import pytest

from onrecord.model import Ref
from onrecord.search import Hit, Index, Results, UnrankedResults, build_memory_index, build_temporary_index
from onrecord.search import index as index_module
from tests.support.synthetic_archive import packs

SENTENCES = 1_200
# Results that a thorough search weighs in these tests; the archive is too small for as many as there are.
WEIGHED = 350


@pytest.fixture(scope="module")
def stored() -> Index:
    return build_temporary_index(packs(SENTENCES))


@pytest.fixture(scope="module")
def memory() -> Index:
    return build_memory_index(packs(SENTENCES))


@pytest.fixture(autouse=True)
def _few_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "FULL_SCAN_LIMIT", WEIGHED)


def all_of(results: Results) -> list[Hit]:
    return [*results.hits, *results.unranked]


@pytest.mark.parametrize("query", ["both", "the", "both sides", "-space kind:sentence", "area:security,civil", "s"])
def test_all_that_fits_is_there_once(stored: Index, memory: Index, query: str) -> None:
    thorough, complete = stored.search(query, thorough=True), memory.search(query)
    places = [hit.place for hit in all_of(thorough)]
    assert len(thorough.unranked) > 0
    assert len(places) == len(set(places)) == thorough.total == thorough.reachable_count
    assert set(places) == {hit.place for hit in complete.hits}


def test_the_others_come_in_the_order_of_the_statements_to_the_oldest(stored: Index) -> None:
    others = stored.search("both", thorough=True).unranked
    numbers = [hit.place.number for hit in others]
    assert numbers == sorted(numbers)
    assert others[-1].pack.statement.date == min(stored.store.date(pack) for pack in stored.store.titles)
    assert others[-1].place == others[len(others) - 1].place


def test_each_is_found_again_by_its_address(stored: Index) -> None:
    results = stored.search("both", thorough=True)
    others = results.unranked
    assert isinstance(others, UnrankedResults)
    for position in random.Random(8).sample(range(len(others)), 20):
        assert others.position_of(others[position].place.pack, others[position].place.address) == position
    assert others.position_of(results.hits[0].place.pack, results.hits[0].place.address) is None
    assert others.position_of("archive-0", "missions/nothing") is None


def test_a_ref_names_a_sentence_in_every_statement(stored: Index, memory: Index) -> None:
    for index in (stored, memory):
        results = index.search("p1-p9", thorough=True)
        assert results.total == len(all_of(results)) == 12 * 90
        assert len(results.hits) == WEIGHED
        assert [hit.place for hit in all_of(results)] == index.store.sentences_at(Ref.parse("p1-p9"), None)
        assert index.search("p1-p9").total is None, "at a key press nobody counts"


@pytest.mark.parametrize("limit", [1, 300, 301, 340, 500])
def test_a_limit_reaches_into_the_others(stored: Index, limit: int) -> None:
    whole, cut = stored.search("both", thorough=True), stored.search("both", limit, thorough=True)
    assert [hit.place for hit in all_of(cut)] == [hit.place for hit in all_of(whole)][:limit]
    assert cut.total == whole.total


def test_dates_are_known_without_the_packs(stored: Index, memory: Index) -> None:
    assert stored.store.titles
    for pack_id in stored.store.titles:
        assert stored.store.date(pack_id) == memory.store.date(pack_id) == stored.store.pack(pack_id).statement.date
