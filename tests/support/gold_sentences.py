"""The gold set of sentences: short texts of many kinds, and where a careful reader says that their sentences end.

It was written before any rule that cuts. The files in `sentences/` hold one kind of text each. What is quoted names
its statement and date; what is written for the set states no facts, whoever is named in it.
"""

from __future__ import annotations

import pathlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

_FOLDER = pathlib.Path(__file__).parent / "sentences"


@dataclass(frozen=True)
class GoldRun:
    """A paragraph, or a part of one, with its sentences in order.

    `join` stands between two sentences and belongs to neither. `optional` has the numbers, from 1, of sentences after
    which a cut is neither asked for nor wrong, as inside one quotation of several sentences. A label ("1.", "（１）",
    "MR. PARKER:") belongs to the sentence that it opens, a footnote mark to the one that it follows.
    """

    source: str
    kind: str
    language: str
    text: str
    sentences: tuple[str, ...]
    join: str = " "
    optional: tuple[int, ...] = ()

    def sentence_count(self) -> int:
        """Return how many sentences a cutter must find: optional cuts make no more of them."""
        return len(self.sentences) - len(self.optional)

    def required_ends(self) -> frozenset[int]:
        """Return the offsets in the text at which a sentence ends and another follows."""
        return frozenset(end for number, end in self._inner_ends() if number not in self.optional)

    def optional_ends(self) -> frozenset[int]:
        return frozenset(end for number, end in self._inner_ends() if number in self.optional)

    def _inner_ends(self) -> list[tuple[int, int]]:
        lengths = accumulate(len(sentence) + len(self.join) for sentence in self.sentences[:-1])
        return [(number, total - len(self.join)) for number, total in enumerate(lengths, 1)]


@cache
def gold_runs() -> tuple[GoldRun, ...]:
    """Return every run, kind by kind."""
    kinds = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml"))]
    return tuple(_run(kind, entry) for kind in kinds for entry in kind["run"])


def _run(kind: Mapping[str, Any], entry: Mapping[str, Any]) -> GoldRun:
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return GoldRun(**{"source": kind["source"], **entry, **lists, "kind": kind["kind"], "language": kind["language"]})
