"""What people mean by fields, ranges, operators and folded texts: the gold set that was written before the code."""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

import pytest

from onrecord.search import Index, highlights
from tests.search.plans import looked_for
from tests.support.addresses import result_addresses

GOLD: dict[str, list[dict[str, Any]]] = tomllib.loads(
    pathlib.Path(__file__).with_name("gold_meant.toml").read_text(encoding="utf-8")
)


def typed(entry: dict[str, Any]) -> str:
    return str(entry["typed"])


def test_there_are_at_least_sixty() -> None:
    assert sum(map(len, GOLD.values())) >= 100


@pytest.mark.parametrize("query", GOLD["query"], ids=typed)
def test_what_is_wanted_comes_first(index: Index, query: dict[str, Any]) -> None:
    addresses = result_addresses(index, query["typed"])
    assert addresses[0] in query["wanted"]
    if query.get("all"):
        assert sorted(addresses) == sorted(query["wanted"])


@pytest.mark.parametrize("query", GOLD["said"], ids=typed)
def test_what_is_said(index: Index, query: dict[str, Any]) -> None:
    results = index.search(query["typed"])
    assert [piece for piece in query["says"] if piece not in "; ".join(results.notices)] == []
    if query.get("none"):
        assert results.hits == ()
        assert results.total == 0


@pytest.mark.parametrize("one", GOLD["text"], ids=typed)
def test_what_is_lit(one: dict[str, Any]) -> None:
    text = one["text"]
    assert [text[start:end] for start, end in highlights(text, looked_for(one["typed"]))] == one["lit"]
