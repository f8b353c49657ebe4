"""Earlier searches, and those that are kept."""

from __future__ import annotations

import pathlib

import pytest

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


@pytest.mark.parametrize(
    ("saved", "message"),
    [
        (MAX_SAVED, "at most 50 searches are kept"),
        (MAX_SAVED + 1, "at most 50 searches are kept, and there are 51: drop 2 to keep another"),
        (230, "at most 50 searches are kept, and there are 230: drop 181 to keep another"),
    ],
)
def test_the_limit_is_named_and_how_many_are_too_many(saved: int, message: str) -> None:
    queries = SearchHistory(saved=tuple(f"s{number}" for number in range(saved)))
    assert queries.limit_message == message
    dropped = queries
    for number in range(saved - MAX_SAVED + 1):
        assert dropped.is_full
        dropped = dropped.with_saved_toggled(f"s{number}")
    assert not dropped.is_full, "as many as it says"


def test_the_limits_are_documented() -> None:
    page = (pathlib.Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert f"At most {MAX_SAVED} searches are kept" in page
    assert f"The last {MAX_RECENT} searches" in page
