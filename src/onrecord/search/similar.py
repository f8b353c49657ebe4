"""Words spelled like one that does not occur, as far as a search for them has results."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.search.plan import Alternative, Plan
from onrecord.search.score import WEIGHTS
from onrecord.search.targets import FoldedTexts


class SimilarWords(NamedTuple):
    """A typed word that does not occur, with words of similar spelling.

    Each has the number of results that the whole query has with that word in its place; None if they were not counted.
    """

    typed: str
    words: tuple[tuple[str, int | None], ...]

    @property
    def notice(self) -> str:
        """Return the notice for the user."""
        words = ", ".join(f"“{word}”" + (f" ({number:,})" if number is not None else "") for word, number in self.words)
        return f"“{self.typed}” does not occur; similar spellings: {words}"


def find_similar_words(plan: Plan, texts: Sequence[FoldedTexts], *, with_counts: bool) -> tuple[SimilarWords, ...]:
    """Return the plan's similar words that occur in the texts of its results, each with how many contain it.

    A word that none of them contains would show nothing, and is left out. `with_counts` requires that `texts` are those
    of all results, and that each has all words; otherwise no numbers are returned.
    """
    similar = []
    for typed, alternatives in plan.similar:
        if words := tuple(_occurring(alternatives, texts, with_counts=with_counts)):
            similar.append(SimilarWords(typed, words))
    return tuple(similar)


def _occurring(
    alternatives: Sequence[Alternative], texts: Sequence[FoldedTexts], *, with_counts: bool
) -> Iterator[tuple[str, int | None]]:
    for alternative in alternatives:
        if count := sum(any(alternative.run in text[role] for role in WEIGHTS) for text in texts):
            yield alternative.text, count if with_counts else None
