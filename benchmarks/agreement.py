"""Agreement of a capped search with a full one, for queries with more candidates than are scored while typing."""

from __future__ import annotations

import itertools
import pathlib
import random
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.scaling import DRAWN_FROM
from onrecord.search import Index, build_index, open_index
from onrecord.search.score import Scorer
from tests.support import synthetic_archive
from tests.support.workload import key_presses

SIZES = (10_000, 100_000)
QUERIES = 120
TOP = 10


@dataclass(frozen=True)
class Agreement:
    """Results for one archive size: `capped` of `queries` had more candidates than are scored; means over these."""

    sentences: int
    queries: int
    capped: int
    overlap: float
    ratio: float

    def __str__(self) -> str:
        return (
            f"{self.sentences:,} sentences: {self.capped} of {self.queries} queries have more candidates than are "
            f"scored while typing; {self.overlap:.0%} of the best ten are shown, and what is shown scores "
            f"{self.ratio:.1%} of the best"
        )


def agreements(sizes: Sequence[int] = SIZES) -> list[Agreement]:
    """Return the agreement for archives of these sizes, in sentences."""
    return [_agreement(size) for size in sizes]


def _agreement(sentences: int) -> Agreement:
    keys = key_presses(list(itertools.islice(synthetic_archive.packs(sentences), DRAWN_FROM)))
    sample = random.Random(8).sample([key for key in keys if len(key) > 1], QUERIES)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "archive.index"
        build_index(file, synthetic_archive.packs(sentences))
        index = open_index(file)
        compared = [pair for query in sample if (pair := _compare(index, query))]
    overlaps, ratios = zip(*compared, strict=True) if compared else ([1.0], [1.0])
    return Agreement(sentences, len(sample), len(compared), statistics.mean(overlaps), statistics.mean(ratios))


def _compare(index: Index, query: str) -> tuple[float, float] | None:
    """Return the share of the best results that is shown, and the ratio of scores; None if nothing was left out."""
    results = index.search(query, TOP)
    if results.total is not None or not results.plan.groups:
        return None
    score = Scorer(results.plan).score
    candidates = index.backend.candidates(results.plan).items
    ranked = sorted(((score(candidate.folded) or 0.0, -candidate.number) for candidate in candidates), reverse=True)[
        :TOP
    ]
    best = {-number for _, number in ranked}
    overlap = len(best & {hit.place.number for hit in results.hits}) / len(best)
    return overlap, sum(hit.score for hit in results.hits) / sum(value for value, _ in ranked)
