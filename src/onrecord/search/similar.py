"""Words that are spelt like one that does not occur: only those that a search for them leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.search.plan import Alternative, Plan
from onrecord.search.score import WEIGHTS
from onrecord.search.targets import FoldedTexts


class SimilarWords(NamedTuple):
    """What was typed and does not occur, and what is spelt alike.

    The number is how many results the whole query has with that word in its place; None where they were not counted.
    """

    typed: str
    words: tuple[tuple[str, int | None], ...]

    @property
    def said(self) -> str:
        """Return what a person is told of it."""
        words = ", ".join(f"“{word}”" + (f" ({number:,})" if number is not None else "") for word, number in self.words)
        return f"“{self.typed}” is not in it; similarly spelt: {words}"


def find_similar_words(plan: Plan, texts: Sequence[FoldedTexts], *, counted: bool) -> tuple[SimilarWords, ...]:
    """Return the plan's similar words that stand in the texts of its results, each with how many of these hold it.

    A word that none of them holds would show nothing, and is left out. `counted` says that `texts` are of all results
    that there are, and that each has all words; else no numbers are returned.
    """
    found = []
    for typed, alternatives in plan.similar:
        if words := tuple(_held(alternatives, texts, counted=counted)):
            found.append(SimilarWords(typed, words))
    return tuple(found)


def _held(
    alternatives: Sequence[Alternative], texts: Sequence[FoldedTexts], *, counted: bool
) -> Iterator[tuple[str, int | None]]:
    for each in alternatives:
        if number := sum(any(each.run in text[role] for role in WEIGHTS) for text in texts):
            yield each.shown, number if counted else None
