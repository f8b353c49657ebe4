"""What is counted can be reached and is copied, or the cut is said: in the list, in the count and in the copy."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import pytest

from onrecord.library import Library, library_in_memory
from onrecord.model import Pack
from onrecord.navigation import Browser, RowTarget
from onrecord.navigation import table_rows as listed_module
from onrecord.navigation.listed_rows import heading_rows, row_of_target
from onrecord.navigation.result_rows import UNRANKED_HEADING, ResultRows
from onrecord.navigation.table_rows import copied_rows, table_rows
from onrecord.packs import LoadedPacks
from onrecord.search import build_temporary_index
from onrecord.search import index as index_module
from tests.support.synthetic_archive import packs
from tests.support.workload import key_presses
from tests.tiers import trials

SEED = 11
COMMON = ("both", "sides", "the", "space", "both sides", "kind:sentence", "p1-p9", "s", "zzzz", '"both sides"')


@pytest.fixture(scope="module")
def three() -> tuple[Pack, ...]:
    """Three statements of a hundred sentences, so that common words are found more than two hundred times."""
    return tuple(packs(300))


def memory(packs: tuple[Pack, ...]) -> Library:
    return library_in_memory(LoadedPacks(packs))


def by_an_index(packs: tuple[Pack, ...]) -> Library:
    titles = {pack.id: pack.title for pack in packs}
    return Library({pack.id: pack for pack in packs}, titles, index=build_temporary_index(packs))


def reachable(rows: ResultRows) -> list[RowTarget]:
    return [row.target for row in rows if row.target]


def searched(archive: Library, query: str) -> Browser:
    """A browser after the second look at what was typed."""
    return search(Browser(archive), query)


def search(browser: Browser, query: str) -> Browser:
    """Search in a browser that is open, and take a second look."""
    browser.show_results(query, browser.find(query, thorough=True))
    return browser


def rows_of(browser: Browser) -> ResultRows:
    rows = browser.rows()
    assert isinstance(rows, ResultRows)
    return rows


@pytest.mark.sampled(2)
@pytest.mark.parametrize("opened", [memory, by_an_index])
@pytest.mark.parametrize("weighed", [20_000, 250])
def test_what_is_counted_is_reached_and_copied(
    three: tuple[Pack, ...],
    opened: Callable[[tuple[Pack, ...]], Library],
    weighed: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_module, "FULL_SCAN_LIMIT", weighed)
    browser = Browser(opened(three))
    count = trials(test=60, soak=600)
    sys.stdout.write(f"seed {SEED}, {count} queries\n")
    typed = key_presses(three, SEED)
    above_two_hundred = 0
    for query in (*COMMON, *random.Random(SEED).sample(typed, min(count, len(typed)))):
        search(browser, query)
        rows, results = rows_of(browser), browser.results
        assert results is not None
        targets = reachable(rows)
        assert len(set(targets)) == len(targets) == results.reachable_count, query
        assert len(rows) - len(heading_rows(rows)) == len(targets), query
        table = copied_rows(rows, browser.packs)
        assert len(table.records) + len(table.sentences) == table.rows == len(targets), query
        if results.total is None:
            assert rows[-1].label == f"More match than the {results.reachable_count:,} listed here.", query
            assert "more match than are listed" in table.omissions, query
        else:
            assert results.total == results.reachable_count, query
            assert table.omissions == "", query
        above_two_hundred += len(targets) > 200
    assert above_two_hundred >= 5


def test_the_oldest_of_equals_is_reached(three: tuple[Pack, ...]) -> None:
    rows = rows_of(searched(memory(three), '"both sides"'))
    oldest = min(three, key=lambda pack: pack.statement.date).id
    assert [target.pack for target in reachable(rows)][-1] == oldest


def test_every_row_is_found_again_by_what_it_stands_for(
    three: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "FULL_SCAN_LIMIT", 250)
    rows = rows_of(searched(by_an_index(three), "both"))
    assert rows.groups[-1].title == UNRANKED_HEADING
    for at in range(len(rows)):
        if target := rows[at].target:
            assert row_of_target(rows, target) == at
    assert rows[-1] == rows[len(rows) - 1]
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_rows_are_made_when_they_are_looked_at_and_once(three: tuple[Pack, ...]) -> None:
    rows = rows_of(searched(memory(three), "both"))
    assert rows[5] is rows[5]
    len(rows), rows.headings, rows.group_of(reachable(rows_of(searched(memory(three), "both")))[-1])
    assert set(rows._hit_rows) == {1, 5}, "the first, which is selected, and the one that was asked for"


def test_the_first_look_says_that_more_fit(three: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "CANDIDATE_LIMIT", 100)
    browser = Browser(by_an_index(three))
    browser.search("both")
    assert browser.results is not None
    assert browser.results.total is None
    assert browser.rows()[-1].label == f"More match than the {browser.results.reachable_count:,} listed here."


def test_folded_groups_are_named_with_how_many_they_hold(three: tuple[Pack, ...]) -> None:
    browser = searched(memory(three), "both")
    [folded] = [group for group in rows_of(browser).groups if group.title == "Sentences"]
    browser.select(next(target for target in reachable(rows_of(browser)) if target.ref))
    browser.fold()
    table = copied_rows(browser.rows(), browser.packs)
    assert table.sentences == []
    assert table.omissions == f"without folded groups: Sentences ({len(folded.hits):,})"
    assert table.rows == table.total == len(table.records)


@pytest.mark.parametrize(("most_rows", "most_packs", "rows"), [(10, 500, 10), (10_000, 1, None)])
def test_a_table_that_ends_early_says_so(
    three: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch, most_rows: int, most_packs: int, rows: int | None
) -> None:
    monkeypatch.setattr(listed_module, "MAX_COPIED_ROWS", most_rows)
    monkeypatch.setattr(listed_module, "MAX_COPIED_PACKS", most_packs)
    browser = searched(memory(three), "both")
    table = copied_rows(browser.rows(), browser.packs)
    every = table_rows(browser.rows(), browser.packs)
    of = len(every[0]) + len(every[1])
    assert 0 < table.rows < of
    assert rows in (None, table.rows)
    assert table.omissions == f"the first {table.rows:,} of {of:,} rows"
    assert len({pack.id for _, pack in (*table.records, *table.sentences)}) <= most_packs


def test_going_back_to_a_search_finds_what_was_read(three: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "CANDIDATE_LIMIT", 20)
    browser = searched(by_an_index(three), "both")
    last = reachable(rows_of(browser))[-1]
    browser.select(last)
    browser.go_to("archive-0:p1.s1")
    assert browser.back()
    assert browser.location.target == last
    assert row_of_target(browser.rows(), last) is not None
