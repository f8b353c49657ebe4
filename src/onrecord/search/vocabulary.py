"""The words that occur in the indexed texts, and those near to one that does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from onrecord.search.database import Database
from onrecord.search.fold import is_cjk

SHORTEST = 4
"""Letters of a word that may be taken for a mistyped one."""

SHORTEST_TWICE = 7
"""Letters of a word in which two slips are looked for."""

FEW = 5_000
"""Words of one initial that are looked through for two slips; of more, only those with the same first two letters."""

MOST = 4
"""Corrections of one word."""

AT_ONCE = 500
"""Words in one question; SQLite before 3.32 takes 999."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LAST = "\U0010ffff"


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

    def occurring(self, words: Collection[str]) -> set[str]:
        """Those of many words that occur."""
        return {word for word in words if word in self}

    def near(self, word: str, *, prefix: bool) -> tuple[str, ...]:
        """What may have been meant by a word that does not occur: at most four words, or their beginnings, best first.

        One slip (a letter more, less, other, or two swapped); in long words two, where one gives nothing.
        """
        if len(word) < SHORTEST or not word.isalpha() or any(is_cjk(letter) for letter in word):
            return ()
        typos = slips(word)
        found = {typo for typo in typos if self.begins(typo)} if prefix else self.occurring(typos)
        if not found and len(word) >= SHORTEST_TWICE:
            found = set(self._within_two(word, prefix=prefix))
        return tuple(sorted(found, key=lambda near: (-self._weight(near, prefix=prefix), near))[:MOST])

    def split(self, word: str) -> Iterator[tuple[str, str]]:
        """Two words that occur and make up this one: `antisatellite` is `anti satellite`."""
        for at in range(2, len(word) - 1):
            if word[:at] in self and word[at:] in self:
                yield word[:at], word[at:]

    def _weight(self, word: str, *, prefix: bool) -> int:
        return max(self.counted(word).values(), default=0) if prefix else self.count(word)

    def _within_two(self, word: str, *, prefix: bool) -> Iterator[str]:
        letters = set(word)
        begun = self.begun(word[0])
        for other in begun if len(begun) <= FEW else self.begun(word[:2]):
            near = other[: len(word)] if prefix else other
            if abs(len(near) - len(word)) <= 1 and len(letters ^ set(near)) <= 3 and distance(word, near) <= 2:
                yield near


class WordList(Vocabulary):
    """In memory."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._words: Sequence[str] = sorted(counts)

    def count(self, word: str) -> int:
        return self._counts.get(word, 0)

    def begun(self, prefix: str) -> Sequence[str]:
        low = bisect_left(self._words, prefix)
        return self._words[low : bisect_left(self._words, prefix + _LAST, low)]

    def counted(self, prefix: str) -> Mapping[str, int]:
        return {word: self._counts[word] for word in self.begun(prefix)}

    def begins(self, prefix: str) -> bool:
        at = bisect_left(self._words, prefix)
        return at < len(self._words) and self._words[at].startswith(prefix)


class StoredWords(Vocabulary):
    """In an index: nothing is loaded but what is asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._count = lru_cache(4096)(self._look_up)
        self._counted = lru_cache(8)(self._look_up_all)

    def occurring(self, words: Collection[str]) -> set[str]:
        found: set[str] = set()
        asked = list(words)
        for at in range(0, len(asked), AT_ONCE):
            some = tuple(asked[at : at + AT_ONCE])
            query = f"SELECT word FROM words WHERE word IN ({', '.join('?' * len(some))})"
            found.update(row[0] for row in self._database.rows(query, some))
        return found

    def count(self, word: str) -> int:
        return self._count(word)

    def begun(self, prefix: str) -> Sequence[str]:
        return tuple(self._counted(prefix))

    def counted(self, prefix: str) -> Mapping[str, int]:
        return self._counted(prefix)

    def _look_up_all(self, prefix: str) -> Mapping[str, int]:
        query = "SELECT word, targets FROM words WHERE word >= ? AND word < ? ORDER BY word"
        return dict(self._database.rows(query, (prefix, prefix + _LAST)))

    def begins(self, prefix: str) -> bool:
        query = "SELECT 1 FROM words WHERE word >= ? AND word < ? LIMIT 1"
        return bool(self._database.rows(query, (prefix, prefix + _LAST)))

    def _look_up(self, word: str) -> int:
        found = self._database.rows("SELECT targets FROM words WHERE word = ?", (word,))
        return found[0][0] if found else 0


def slips(word: str) -> set[str]:
    """Everything that one slip makes of the word; the first letter is kept where it is only swapped or another's."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {left + right[1:] for left, right in cuts if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    made |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    return made - {word}


def distance(a: str, b: str) -> int:
    """Letters inserted, left out, replaced, or swapped with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
