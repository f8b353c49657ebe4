"""Groups of results, and the folded ones among them."""

from __future__ import annotations

import pytest

from onrecord.archive import in_memory
from onrecord.packs import Library
from onrecord.reading import Target
from onrecord.reading.folding import first_of, folded_groups, group_of
from onrecord.reading.lookup import Lookup
from onrecord.reading.result_rows import target_of
from onrecord.record import Pack
from onrecord.search import Results


@pytest.fixture(scope="module")
def results(shipped_pack: Pack) -> Results:
    return Lookup(in_memory(Library((shipped_pack,)))).find("space")


def test_every_result_is_in_a_group_that_its_first_stands_for(results: Results) -> None:
    targets = [target_of(hit) for hit in results.hits]
    for target in targets:
        title = group_of(target, results)
        assert title
        first = first_of(title, results)
        assert group_of(first, results) == title
        assert targets.index(first) <= targets.index(target)


def test_what_was_not_found_is_in_none(results: Results) -> None:
    assert group_of(Target("japan-us-space-8", address="missions/nothing"), results) is None
    assert group_of(None, results) is None


def test_folded_are_those_that_are_there_in_the_order_of_the_list(results: Results) -> None:
    assert folded_groups(results, ()) == []
    in_order = list(dict.fromkeys(group_of(target_of(hit), results) for hit in results.hits))
    assert len(in_order) > 2
    assert folded_groups(results, {"No such group", *filter(None, reversed(in_order))}) == in_order
