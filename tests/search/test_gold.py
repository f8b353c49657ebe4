"""Gold set: 358 queries as people type them, with the wanted results, none of which may rank worse."""

from __future__ import annotations

import math

import pytest

from onrecord.search import Index
from tests.support.gold import LOOKED_AT, Wanted, first_rank, gold, mean_reciprocal_rank, recall

QUERIES = gold()
COMPLETE = [query for query in QUERIES if query.all]


def is_worse(rank: int, expected: int) -> bool:
    """Return whether a rank is behind the expected one; 0 means not found, behind all others."""
    return (rank or math.inf) > (expected or math.inf)


def test_no_query_is_worse_than_it_was(index: Index) -> None:
    """Prints all changed ranks; of those that are better, the new one belongs into gold.toml."""
    assert QUERIES
    ranks = [(query, first_rank(index, query)) for query in QUERIES]
    changed = [(query, rank) for query, rank in ranks if rank != query.rank]
    table = "\n".join(
        f"{query.rank:>4} -> {rank:<4} {'worse ' if is_worse(rank, query.rank) else 'better'}  {query.typed}"
        for query, rank in changed
    )
    print(table)
    assert not any(is_worse(rank, query.rank) for query, rank in changed), f"changed ranks (0: not found)\n{table}"


def test_a_rank_is_worse_if_it_is_further_down_or_lost() -> None:
    assert is_worse(2, 1)
    assert is_worse(0, 3)
    assert not is_worse(3, 0)
    assert not is_worse(1, 1)


@pytest.mark.parametrize("query", COMPLETE, ids=lambda query: query.typed)
def test_where_all_is_wanted_that_and_no_more_is_found(index: Index, query: Wanted) -> None:
    assert recall(index, query) == 1
    assert index.search(query.typed).total == len(query.wanted)


def test_the_whole_set(index: Index) -> None:
    assert len(QUERIES) >= 350
    assert len({query.kind for query in QUERIES}) == 19
    assert mean_reciprocal_rank(index, QUERIES) > 0.98
    assert sum(recall(index, query) for query in QUERIES) / len(QUERIES) > 0.95
    assert LOOKED_AT == 5
