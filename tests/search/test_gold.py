"""What people type finds what they want: 358 queries with the wanted results, and no query may become worse."""

from __future__ import annotations

import pytest

from onrecord.search import Index
from tests.support.gold import LOOKED_AT, Wanted, first_rank, gold, mean_reciprocal_rank, recall

QUERIES = gold()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.typed)
def test_no_query_is_worse_than_it_was(index: Index, query: Wanted) -> None:
    rank = first_rank(index, query)
    assert rank == query.rank, "better: write the new rank into gold.toml" if 0 < rank < query.rank else "worse"


@pytest.mark.parametrize("query", [query for query in QUERIES if query.all], ids=lambda query: query.typed)
def test_where_all_is_wanted_that_and_no_more_is_found(index: Index, query: Wanted) -> None:
    assert recall(index, query) == 1
    assert index.search(query.typed).total == len(query.wanted)


def test_the_whole_set(index: Index) -> None:
    assert len(QUERIES) >= 350
    assert len({query.kind for query in QUERIES}) == 19
    assert mean_reciprocal_rank(index, QUERIES) > 0.98
    assert sum(recall(index, query) for query in QUERIES) / len(QUERIES) > 0.95
    assert LOOKED_AT == 5
