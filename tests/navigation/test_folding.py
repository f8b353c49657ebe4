"""Groups of results, and the folded ones among them."""

from __future__ import annotations

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.navigation import RowTarget
from onrecord.navigation.hit_row import hit_target
from onrecord.navigation.result_rows import ResultRows, folded_groups, result_rows
from onrecord.navigation.search_service import SearchService
from onrecord.packs import LoadedPacks
from onrecord.search import Results


@pytest.fixture(scope="module")
def results(shipped_pack: Pack) -> Results:
    return SearchService(library_in_memory(LoadedPacks((shipped_pack,)))).find("space")


@pytest.fixture(scope="module")
def rows(results: Results) -> ResultRows:
    return result_rows(results, several_packs=False)


def test_every_result_is_in_a_group_that_its_first_stands_for(results: Results, rows: ResultRows) -> None:
    assert results.hits
    for hit in results.hits:
        group = rows.group_of(hit_target(hit))
        assert group
        assert hit in group.hits
        assert rows.group_of(hit_target(group.hits[0])) == group


def test_what_was_not_found_is_in_none(rows: ResultRows) -> None:
    assert rows.group_of(RowTarget("japan-us-space-8", address="missions/nothing")) is None


def test_folded_are_those_that_are_there_in_the_order_of_the_list(results: Results, rows: ResultRows) -> None:
    assert folded_groups(rows) == []
    in_order = [group.title for group in rows.groups]
    assert len(in_order) > 2
    folded = result_rows(results, several_packs=False, folded={"No such group", *reversed(in_order)})
    assert [group.title for group in folded_groups(folded)] == in_order
    assert len(folded) == len(in_order)
    assert all(row.folded for row in folded)
