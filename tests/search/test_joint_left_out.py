"""What a search for one party's actions leaves out of what all parties do together."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.search import Index, build_memory_index
from tests.model.random_packs import random_pack
from tests.tiers import trials


@pytest.mark.parametrize("query", ["actor:us", "actor:us moon", "actor:us kind:commitment", "actor:us,us grade:4-5"])
def test_it_is_what_is_found_with_joint_too(index: Index, query: str) -> None:
    results = index.search(query, thorough=True)
    actor, _, rest = query.partition(" ")
    count = index.count_joint_left_out(results)
    assert count == (index.search(f"{actor},joint {rest}").total or 0) - (results.total or 0) > 0


@pytest.mark.parametrize(
    "query", ["moon", "actor:joint", "actor:us,joint", "-actor:us moon", "actor:nobody", "side:us", "p6.s1"]
)
def test_no_other_search_leaves_it_out(index: Index, query: str) -> None:
    assert index.count_joint_left_out(index.search(query)) == 0


@given(st.integers(0, 10**9), st.sampled_from(["", "sides", "kind:commitment", "orbit", "-moon"]))
@settings(max_examples=trials(test=40, soak=1_000), deadline=None)
def test_found_and_left_out_are_all(seed: int, rest: str) -> None:
    index = build_memory_index([random_pack(random.Random(seed))])
    for party in index.lexicon.values["actor"].keys() - {"joint"}:
        results = index.search(f"actor:{party} {rest}", thorough=True)
        both = index.search(f"actor:{party},joint {rest}")
        if "joint" in index.lexicon.values["actor"] and not results.relaxed and not both.relaxed:
            assert index.count_joint_left_out(results) == (both.total or 0) - (results.total or 0)
