"""Whether the index on disk loses anything, or finds nothing where something fits: beside the one in memory."""

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
    """Of `queries`, `whole` had no more to fit than is looked at; `lost` of these missed or added something."""

    sentences: int
    queries: int
    whole: int
    lost: tuple[str, ...]
    empty: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.sentences:,} sentences: of {self.queries} queries, {len(HOSTILE)} of them hostile, "
            f"{self.whole} have no more to fit than is looked at; {len(self.lost)} of these find other than the index "
            f"in memory, and {len(self.empty)} of all find nothing where something fits"
        )


def recalls(sizes: Sequence[int] = SIZES) -> list[Recall]:
    return [_recall(size) for size in sizes]


def _recall(sentences: int) -> Recall:
    typed = key_presses(list(itertools.islice(synthetic_archive.packs(sentences), DRAWN_FROM)))
    queries = [*HOSTILE, *random.Random(8).sample(typed, SAMPLED)]
    stored = build_temporary_index(synthetic_archive.packs(sentences))
    memory = build_memory_index(synthetic_archive.packs(sentences))
    pairs = [(query, stored.search(query), memory.search(query)) for query in queries]
    whole = [pair for pair in pairs if pair[1].total is not None]
    lost = tuple(query for query, ours, theirs in whole if _found(ours) != _found(theirs))
    empty = tuple(query for query, ours, theirs in pairs if theirs.hits and not ours.hits)
    return Recall(sentences, len(queries), len(whole), lost, empty)


def _found(results: Results) -> list[tuple[int, float]]:
    return [(hit.place.number, hit.score) for hit in results.hits]
