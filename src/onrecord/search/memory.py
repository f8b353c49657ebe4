"""The in-memory back end: which targets contain a word. For small libraries, without FTS5, and as a test oracle."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from onrecord.search.backend import Candidate, Candidates
from onrecord.search.facets import Facets
from onrecord.search.plan import Alternative, Plan, WordGroup
from onrecord.search.targets import FoldedTexts
from onrecord.search.vocabulary import Vocabulary, WordList

# Characters of a text that are split into words at once.
MAX_SPLIT_CHARS = 65_536


class Holders:
    """The targets that contain each word or facet token, in one array: separate lists need ten times the memory.

    `words` are sorted; the targets of the word at `n` begin at `starts[n]` and are sorted too.
    """

    def __init__(self, words: Sequence[str], starts: Sequence[int], numbers: Sequence[int]) -> None:
        self._words = words
        self._starts = starts
        self._numbers = numbers

    def of(self, word: str) -> Sequence[int]:
        """Return the numbers of the targets that contain the word."""
        position = bisect_left(self._words, word)
        if position == len(self._words) or self._words[position] != word:
            return ()
        return self._numbers[self._starts[position] : self._starts[position + 1]]


class MemoryBackend(NamedTuple):
    """A back end in memory. `texts` are the folded texts and facets of each target, in the order of their numbers."""

    texts: Sequence[tuple[FoldedTexts, Facets]]
    holders: Holders
    vocabulary: Vocabulary

    @property
    def size(self) -> int:
        return len(self.texts)

    def candidates(self, plan: Plan, cap: int | None = None, *, relaxed: bool = False) -> Candidates:
        """Return all candidates, however many: only the other back end needs the cap."""
        del cap
        numbers: set[int] | None = None
        if plan.groups:
            sets = [self._holding(group) for group in plan.groups]
            numbers = set.union(*sets) if relaxed else set.intersection(*sets)
        for choice in plan.choices:
            chosen = set().union(*(self.holders.of(facet) for facet in choice.facets))
            if choice.excluded:
                numbers = (set(range(self.size)) if numbers is None else numbers) - chosen
            else:
                numbers = chosen if numbers is None else numbers & chosen
        return Candidates([Candidate(number, *self.texts[number]) for number in sorted(numbers or ())], complete=True)

    def numbers(self, plan: Plan) -> list[int]:
        return [candidate.number for candidate in self.candidates(plan).items]

    def interrupt(self) -> None:
        """Do nothing: searches in memory are fast, or the library too small to matter."""

    def _holding(self, group: WordGroup) -> set[int]:
        return set().union(*(self._holding_all(alternative) for alternative in group.alternatives))

    def _holding_all(self, alternative: Alternative) -> set[int]:
        """Return the targets that contain all of the words, in any order."""
        *others, last = alternative.words
        last_words = self.vocabulary.with_prefix(last) if alternative.prefix else (last,)
        holders: set[int] = set().union(*(self.holders.of(word) for word in last_words))
        return holders.intersection(*(self.holders.of(word) for word in others))


def memory_backend(texts: Sequence[tuple[FoldedTexts, Facets]]) -> MemoryBackend:
    """Return the back end for these targets, which are numbered from 0."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, (by_role, facets) in enumerate(texts):
        for word in _words(" ".join((*by_role, facets))):
            holders[word].append(number)
    words = sorted(holders)
    counts, numbers = array("I"), array("I")
    for word in words:
        counts.append(len(holders[word]))
        numbers.extend(holders.pop(word))
    starts = array("L", [0, *accumulate(counts)])
    return MemoryBackend(texts, Holders(words, starts, numbers), WordList(words, counts))


def _words(text: str) -> set[str]:
    """Return the words of a folded text, which spaces separate; a long text is split part by part."""
    if len(text) <= MAX_SPLIT_CHARS:
        return set(text.split())
    words: set[str] = set()
    start = 0
    while start < len(text):
        end = text.find(" ", start + MAX_SPLIT_CHARS)
        end = len(text) if end < 0 else end
        words.update(text[start:end].split())
        start = end
    return words
