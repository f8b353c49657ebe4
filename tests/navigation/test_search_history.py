"""Earlier searches, and those that are kept."""

from __future__ import annotations

from onrecord.navigation import SearchHistory
from onrecord.navigation.search_history import MAX_RECENT, MAX_SAVED, MAX_SAVED_QUERY_CHARS


def test_the_newest_comes_first_and_each_once() -> None:
    assert SearchHistory().with_recent("a").with_recent("b").with_recent("a ").recent == ("a", "b")


def test_blanks_are_no_query() -> None:
    assert SearchHistory().with_recent("  ").with_saved_toggled(" ") == SearchHistory()


def test_they_are_bounded() -> None:
    queries = SearchHistory()
    for number in range(200):
        queries = queries.with_recent(f"r{number}").with_saved_toggled(f"s{number}")
    assert (len(queries.recent), len(queries.saved)) == (MAX_RECENT, MAX_SAVED)
    assert queries.recent[0] == "r199"
    assert queries.saved[-1] == "s0", "what was kept first is not dropped for what comes last"
    assert queries.is_full
    assert not queries.with_saved_toggled("s0").is_full
    assert len(SearchHistory().with_recent("a" * 1000).recent[0]) == MAX_SAVED_QUERY_CHARS


def test_a_query_is_let_go_however_its_blanks_were_typed() -> None:
    assert SearchHistory().with_saved_toggled("a  b").with_saved_toggled(" a b").saved == ()


def test_what_is_kept_stands_first_and_can_be_let_go() -> None:
    queries = SearchHistory().with_recent("a").with_recent("b").with_saved_toggled("a")
    assert queries.all() == ("a", "b")
    assert queries.with_saved_toggled("a").all() == ("b", "a")
