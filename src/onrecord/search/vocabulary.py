"""The words that occur in the indexed texts, and those near to one that does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from onrecord.search.typos import LAST, slips, within_two
from onrecord.text.folding import is_cjk

SHORTEST = 4
"""Letters of a word that may be taken for a mistyped one."""

SHORTEST_BEGUN = 6
"""Letters of a half-typed word that may be the beginning of a mistyped one: fewer begin too much."""

SHORTEST_TWICE = 7
"""Letters of a word in which two slips are looked for."""

FEW = 3_000
"""Words of one initial that are looked through for two slips; of more, only those with the same first two letters."""

MOST = 4
"""Corrections of one word."""


class Vocabulary(Protocol):
    """Where the words are kept is another's affair."""

    def count(self, word: str) -> int:
        """How many targets hold the word."""

    def begun(self, prefix: str) -> Sequence[str]:
        """The words that begin so, in order."""

    def begins(self, prefix: str) -> bool:
        """Whether any word begins so."""

    def counted(self, prefix: str) -> Mapping[str, int]:
        """The words that begin so, in order, with how many targets hold each."""

    def __contains__(self, word: str) -> bool:
        return self.count(word) > 0

    def near(self, word: str, *, prefix: bool, twice: bool = False) -> tuple[str, ...]:
        """What may have been meant by a word that does not occur: at most four words, or their beginnings, best first.

        One slip away, or `twice`, which only long words may be. Those that keep the first letter, which is seldom
        missed, are taken before any others.
        """
        shortest = max(SHORTEST_BEGUN if prefix else SHORTEST, SHORTEST_TWICE if twice else 0)
        if len(word) < shortest or not word.isalpha() or any(is_cjk(letter) for letter in word):
            return ()
        if twice:
            begun = self.begun(word[0])
            found = set(within_two(word, begun if len(begun) <= FEW else self.begun(word[:2]), prefix=prefix))
        else:
            occurs = self.begins if prefix else self.__contains__
            typos = {typo for typo in slips(word) if len(typo) >= SHORTEST}
            found = {typo for typo in typos if typo[0] == word[0] and occurs(typo)}
            found = found or {typo for typo in typos if typo[0] != word[0] and occurs(typo)}
        return tuple(sorted(found, key=lambda near: (-self._weight(near, prefix=prefix), near))[:MOST])

    def split(self, word: str) -> Iterator[tuple[str, str]]:
        """Two words that occur and make up this one: `antisatellite` is `anti satellite`."""
        for at in range(2, len(word) - 1):
            if word[:at] in self and word[at:] in self:
                yield word[:at], word[at:]

    def _weight(self, word: str, *, prefix: bool) -> int:
        return max(self.counted(word).values(), default=0) if prefix else self.count(word)


class WordList(Vocabulary):
    """Words in order, with how many targets hold each."""

    def __init__(self, words: Sequence[str], counts: Sequence[int]) -> None:
        self._words = words
        self._counts = counts

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> WordList:
        words = sorted(counts)
        return cls(words, [counts[word] for word in words])

    def count(self, word: str) -> int:
        at = bisect_left(self._words, word)
        return self._counts[at] if at < len(self._words) and self._words[at] == word else 0

    def begun(self, prefix: str) -> Sequence[str]:
        return self._words[slice(*self._span(prefix))]

    def counted(self, prefix: str) -> Mapping[str, int]:
        span = slice(*self._span(prefix))
        return dict(zip(self._words[span], self._counts[span], strict=True))

    def begins(self, prefix: str) -> bool:
        at = bisect_left(self._words, prefix)
        return at < len(self._words) and self._words[at].startswith(prefix)

    def _span(self, prefix: str) -> tuple[int, int]:
        low = bisect_left(self._words, prefix)
        return low, bisect_left(self._words, prefix + LAST, low)
