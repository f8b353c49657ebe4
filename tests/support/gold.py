"""The gold set of queries with expected results, and the rank and recall of an index on it."""

from __future__ import annotations

import pathlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.search import Index
from tests.support.addresses import found

# Recall is measured in the first results, as many as a person looks at, or as many as are expected.
LOOKED_AT = 5


@dataclass(frozen=True)
class Wanted:
    """A query with wanted results; `rank` is that of the first one, 0 for none; `all`: nothing else may be found."""

    typed: str
    kind: str
    wanted: tuple[str, ...]
    all: bool = False
    rank: int = 1


def gold() -> list[Wanted]:
    raw = tomllib.loads(pathlib.Path(__file__).with_name("gold.toml").read_text(encoding="utf-8"))
    return [
        Wanted(each["typed"], each["kind"], tuple(each["wanted"]), each.get("all", False), each.get("rank", 1))
        for each in raw["query"]
    ]


def first_rank(index: Index, query: Wanted) -> int:
    """Return the rank of the first wanted result, from 1; 0 if none is found."""
    return next((rank for rank, each in enumerate(found(index, query.typed), 1) if each in query.wanted), 0)


def recall(index: Index, query: Wanted) -> float:
    """Return the share of wanted results among the first five, or among as many as are wanted."""
    top = found(index, query.typed)[: max(LOOKED_AT, len(query.wanted))]
    return sum(each in top for each in query.wanted) / len(query.wanted)


def mean_reciprocal_rank(index: Index, queries: Sequence[Wanted]) -> float:
    ranks = [first_rank(index, query) for query in queries]
    return sum(1 / rank for rank in ranks if rank) / len(ranks)
