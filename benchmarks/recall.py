"""Recall of the index on disk: queries for which it loses results that the index in memory finds."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.search import Results, build_memory_index, build_temporary_index
from tests.support import synthetic_archive
from tests.support.workload import key_presses

SIZES = (10_000, 100_000)
SAMPLED = 250
DRAWN_FROM = 40
HOSTILE = (
    '"both s',
    '"both sides c',
    "both s",
    "the of and to in",
    "space -the",
    "the -space",
    "s s s s",
    "the the the",
    '"of the in the"',
    "kind:mission s",
    "-kind:sentence the",
    "area:security,civil -both",
    "year:2023",
    '"both sides" -"both sides"',
    "宇",
    "宙 航",
    "ア",
)


@dataclass(frozen=True)
class Recall:
    """Results for one archive size: of `queries`, `complete` scored all candidates; `lost` of these differ.

    `empty` are the queries without any result although something matches.
    """

    sentences: int
    queries: int
    complete: int
    lost: tuple[str, ...]
    empty: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.sentences:,} sentences: of {self.queries} queries, {len(HOSTILE)} of them hostile, "
            f"{self.complete} score all candidates; {len(self.lost)} of these differ from the index in memory, "
            f"and {len(self.empty)} of all find nothing although something matches"
        )


def recalls(sizes: Sequence[int] = SIZES) -> list[Recall]:
    """Return the recall for archives of these sizes, in sentences."""
    return [_recall(size) for size in sizes]


def _recall(sentences: int) -> Recall:
    typed = key_presses(list(itertools.islice(synthetic_archive.packs(sentences), DRAWN_FROM)))
    queries = [*HOSTILE, *random.Random(8).sample(typed, SAMPLED)]
    stored = build_temporary_index(synthetic_archive.packs(sentences))
    memory = build_memory_index(synthetic_archive.packs(sentences))
    pairs = [(query, stored.search(query), memory.search(query)) for query in queries]
    complete = [pair for pair in pairs if pair[1].total is not None]
    lost = tuple(query for query, ours, theirs in complete if _numbers(ours) != _numbers(theirs))
    empty = tuple(query for query, ours, theirs in pairs if theirs.hits and not ours.hits)
    return Recall(sentences, len(queries), len(complete), lost, empty)


def _numbers(results: Results) -> list[tuple[int, float]]:
    return [(hit.place.number, hit.score) for hit in results.hits]
