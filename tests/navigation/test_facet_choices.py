"""Facets that narrow a search, and how many results each leaves."""

from __future__ import annotations

import pytest

from onrecord.navigation import Browser
from onrecord.navigation.result_rows import facet_choices


def test_each_takes_something_away_and_leaves_what_it_counts(browser: Browser) -> None:
    results = browser.search_service.find("moon")
    facets = facet_choices(results)
    assert {field for field, _, _ in facets} >= {"area", "kind", "org"}
    for field, value, count in facets:
        assert 0 < count < len(results.hits)
        assert browser.search_service.find(f"{field}:{value} moon").total == count


def test_nothing_found_cannot_be_narrowed(browser: Browser) -> None:
    assert facet_choices(browser.search_service.find("qqqq")) == []


@pytest.mark.parametrize("query", ["kind:commitment", "grade:4-5", "year:2023", "space", "kind:event"])
def test_choosing_one_leaves_as_many_as_was_said(browser: Browser, query: str) -> None:
    choices = facet_choices(browser.search_service.find(query))
    assert choices
    counts = {
        (field, value): browser.search_service.find(f'{field}:"{value}" {query}').total for field, value, _ in choices
    }
    assert counts == {(field, value): count for field, value, count in choices}
