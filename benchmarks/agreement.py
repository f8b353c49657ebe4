"""How far the best of some agree with the best of all, where more fit than are looked at."""

from __future__ import annotations

import itertools
import pathlib
import random
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.at_size import DRAWN_FROM
from onrecord.search import Index, build_index, open_index
from onrecord.search.score import Scorer
from tests.support import synthetic_archive
from tests.support.workload import key_presses

SIZES = (10_000, 100_000)
QUERIES = 120
TOP = 10


@dataclass(frozen=True)
class Agreement:
    """`capped` of `queries` had more to fit than are looked at; the shares are means over these."""

    sentences: int
    queries: int
    capped: int
    overlap: float
    ratio: float

    def __str__(self) -> str:
        return (
            f"{self.sentences:,} sentences: more fits {self.capped} of {self.queries} queries than is looked at; of "
            f"the best ten, {self.overlap:.0%} are shown at once, and what is shown scores {self.ratio:.1%} of the best"
        )


def agreements(sizes: Sequence[int] = SIZES) -> list[Agreement]:
    return [_agreement(size) for size in sizes]


def _agreement(sentences: int) -> Agreement:
    keys = key_presses(list(itertools.islice(synthetic_archive.packs(sentences), DRAWN_FROM)))
    some = random.Random(8).sample([key for key in keys if len(key) > 1], QUERIES)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "archive.index"
        build_index(file, synthetic_archive.packs(sentences))
        index = open_index(file)
        compared = [pair for query in some if (pair := _compared(index, query))]
    overlaps, ratios = zip(*compared, strict=True) if compared else ([1.0], [1.0])
    return Agreement(sentences, len(some), len(compared), statistics.mean(overlaps), statistics.mean(ratios))


def _compared(index: Index, query: str) -> tuple[float, float] | None:
    """The share of the best that is shown, and the shown ones' score beside the best's; None where all were seen."""
    shown = index.search(query, TOP)
    if shown.total is not None or not shown.plan.groups:
        return None
    score = Scorer(shown.plan).score
    everything = index.backend.candidates(shown.plan).found
    ranked = sorted(((score(each.folded) or 0.0, -each.number) for each in everything), reverse=True)[:TOP]
    best = {-number for _, number in ranked}
    overlap = len(best & {hit.place.number for hit in shown.hits}) / len(best)
    return overlap, sum(hit.score for hit in shown.hits) / sum(value for value, _ in ranked)
