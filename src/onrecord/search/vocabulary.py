"""The words that occur in the indexed texts, and corrections for one that does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from onrecord.search.edit_distance import LAST_CHARACTER, edits1, within_distance_two
from onrecord.text.folding import is_cjk

# Letters from which a word may be corrected.
MIN_CORRECTED_CHARS = 4

# Letters from which a half-typed word may be corrected: shorter ones begin too many words.
MIN_CORRECTED_PREFIX_CHARS = 6

# Letters from which a word is corrected by two edits.
MIN_TWO_EDITS_CHARS = 7

# Words of one initial that are compared for two edits; of more, only those with the same first two letters.
MAX_WORDS_COMPARED = 3_000

MAX_CORRECTIONS = 4  # of one word


class Vocabulary(Protocol):
    """Words in the index, wherever they are stored."""

    def count(self, word: str) -> int:
        """Return how many targets contain the word."""

    def with_prefix(self, prefix: str) -> Sequence[str]:
        """Return the words with that prefix, in order."""

    def has_prefix(self, prefix: str) -> bool:
        """Return whether any word has that prefix."""

    def counts(self, prefix: str) -> Mapping[str, int]:
        """Return the words with that prefix, in order, each with how many targets contain it."""

    def __contains__(self, word: str) -> bool:
        return self.count(word) > 0

    def corrections(self, word: str, *, prefix: bool, two_edits: bool = False) -> tuple[str, ...]:
        """Return corrections of a word that does not occur: at most four words, or prefixes, best first.

        They are one edit away, or two with `two_edits`, which only long words may be. Those that keep the first letter,
        which is seldom mistyped, are preferred to all others.
        """
        shortest = max(
            MIN_CORRECTED_PREFIX_CHARS if prefix else MIN_CORRECTED_CHARS, MIN_TWO_EDITS_CHARS if two_edits else 0
        )
        if len(word) < shortest or not word.isalpha() or any(is_cjk(letter) for letter in word):
            return ()
        if two_edits:
            words = self.with_prefix(word[0])
            nearest = set(
                within_distance_two(
                    word, words if len(words) <= MAX_WORDS_COMPARED else self.with_prefix(word[:2]), prefix=prefix
                )
            )
        else:
            occurs = self.has_prefix if prefix else self.__contains__
            typos = {typo for typo in edits1(word) if len(typo) >= MIN_CORRECTED_CHARS}
            nearest = {typo for typo in typos if typo[0] == word[0] and occurs(typo)}
            nearest = nearest or {typo for typo in typos if typo[0] != word[0] and occurs(typo)}
        best_first = sorted(nearest, key=lambda near: (-self._weight(near, prefix=prefix), near))
        return tuple(best_first[:MAX_CORRECTIONS])

    def split(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield each pair of words that occur and together spell this one: `antisatellite` is `anti satellite`."""
        for position in range(2, len(word) - 1):
            if word[:position] in self and word[position:] in self:
                yield word[:position], word[position:]

    def _weight(self, word: str, *, prefix: bool) -> int:
        return max(self.counts(word).values(), default=0) if prefix else self.count(word)


class WordList(Vocabulary):
    """Sorted words, with how many targets contain each."""

    def __init__(self, words: Sequence[str], counts: Sequence[int]) -> None:
        self._words = words
        self._counts = counts

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> WordList:
        words = sorted(counts)
        return cls(words, [counts[word] for word in words])

    def count(self, word: str) -> int:
        position = bisect_left(self._words, word)
        return self._counts[position] if position < len(self._words) and self._words[position] == word else 0

    def with_prefix(self, prefix: str) -> Sequence[str]:
        return self._words[slice(*self._span(prefix))]

    def counts(self, prefix: str) -> Mapping[str, int]:
        span = slice(*self._span(prefix))
        return dict(zip(self._words[span], self._counts[span], strict=True))

    def has_prefix(self, prefix: str) -> bool:
        position = bisect_left(self._words, prefix)
        return position < len(self._words) and self._words[position].startswith(prefix)

    def _span(self, prefix: str) -> tuple[int, int]:
        low = bisect_left(self._words, prefix)
        return low, bisect_left(self._words, prefix + LAST_CHARACTER, low)
