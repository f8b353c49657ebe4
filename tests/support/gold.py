"""The gold set, and how well an index does on it."""

from __future__ import annotations

import pathlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.search import Index
from tests.support.addresses import result_addresses

# Results that a person looks at; recall is of these, or of as many as are wanted.
LOOKED_AT = 5


@dataclass(frozen=True)
class Wanted:
    """`rank` is where the first wanted one stands, 0 for nowhere; `all`: these are wanted, and nothing else."""

    typed: str
    kind: str
    wanted: tuple[str, ...]
    all: bool = False
    rank: int = 1


def gold() -> list[Wanted]:
    raw = tomllib.loads(pathlib.Path(__file__).with_name("gold.toml").read_text(encoding="utf-8"))
    return [
        Wanted(entry["typed"], entry["kind"], tuple(entry["wanted"]), entry.get("all", False), entry.get("rank", 1))
        for entry in raw["query"]
    ]


def first_rank(index: Index, query: Wanted) -> int:
    """From 1; 0 where none is found."""
    return next(
        (rank for rank, address in enumerate(result_addresses(index, query.typed), 1) if address in query.wanted), 0
    )


def recall(index: Index, query: Wanted) -> float:
    """The part of the wanted ones that stands among the first five, or among as many as are wanted."""
    top = result_addresses(index, query.typed)[: max(LOOKED_AT, len(query.wanted))]
    return sum(address in top for address in query.wanted) / len(query.wanted)


def mean_reciprocal_rank(index: Index, queries: Sequence[Wanted]) -> float:
    ranks = [first_rank(index, query) for query in queries]
    return sum(1 / rank for rank in ranks if rank) / len(ranks)
