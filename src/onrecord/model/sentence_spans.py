"""A compact index from sentences to the things that span them, such as records or passages."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

# The number of a thing, and the numbers of the sentences that it spans.
SentenceSpan = tuple[int, range]


class SentenceSpans:
    """An index of numbered things by the sentences that they span.

    All sentences between two ends of spans have the same things; each such stretch is stored once.
    """

    def __init__(self, spans: Sequence[SentenceSpan]) -> None:
        self._starts = array("I", sorted({end for _, span in spans if span for end in (span.start, span.stop)}))
        counts = [0] * (len(self._starts) + 1)
        for _, stretches in self._cut(spans):
            counts[stretches.start] += 1
            counts[stretches.stop] -= 1
        self._first = array("L", [0, *accumulate(accumulate(counts))])
        self._things = array("I", [0]) * self._first[-1]
        free = array("L", self._first)
        for thing, stretches in self._cut(spans):
            for stretch in stretches:
                self._things[free[stretch]] = thing
                free[stretch] += 1

    def things_at(self, sentence: int) -> Sequence[int]:
        """Return the numbers of the things that span a sentence, each once, in the order of the spans."""
        stretch = bisect_right(self._starts, sentence) - 1
        if stretch < 0:
            return ()
        return tuple(dict.fromkeys(self._things[self._first[stretch] : self._first[stretch + 1]]))

    def _cut(self, spans: Sequence[SentenceSpan]) -> Iterator[tuple[int, range]]:
        """Yield the number of each thing with the numbers of the stretches that it spans."""
        for thing, span in spans:
            if span:
                yield thing, range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.stop))
