"""The index in memory: which targets hold a word. For small archives, for Pythons without FTS5, and to test FTS5 by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.search.backend import Candidate, Candidates
from onrecord.search.plan import Alternative, Group, Plan
from onrecord.search.vocabulary import Vocabulary, WordList


class Memory(NamedTuple):
    """`holders` says of each word, facet words included, which targets hold it."""

    targets: tuple[Candidate, ...]
    holders: dict[str, list[int]]
    vocabulary: Vocabulary

    @property
    def size(self) -> int:
        return len(self.targets)

    def candidates(self, plan: Plan, cap: int | None = None, *, relaxed: bool = False) -> Candidates:
        """All of them, however many: the cap is another back end's need."""
        del cap
        found: set[int] | None = None
        if plan.groups:
            sets = [self._holding(group) for group in plan.groups]
            found = set.union(*sets) if relaxed else set.intersection(*sets)
        for choice in plan.choices:
            chosen = set().union(*(self.holders.get(facet, ()) for facet in choice.facets))
            if choice.without:
                found = (set(range(self.size)) if found is None else found) - chosen
            else:
                found = chosen if found is None else found & chosen
        return Candidates([self.targets[number] for number in sorted(found or ())], complete=True)

    def numbers(self, plan: Plan) -> list[int]:
        return [candidate.number for candidate in self.candidates(plan).found]

    def interrupt(self) -> None:
        """Nothing to give up: it is quick, or too small an archive to matter."""

    def _holding(self, group: Group) -> set[int]:
        return set().union(*(self._holding_all(each) for each in group.alternatives))

    def _holding_all(self, alternative: Alternative) -> set[int]:
        """Those that hold each of the words, in whatever order."""
        *whole, last = alternative.words
        begun = self.vocabulary.begun(last) if alternative.prefix else (last,)
        found: set[int] = set().union(*(self.holders.get(word, ()) for word in begun))
        return found.intersection(*(self.holders.get(word, ()) for word in whole))


def memory(targets: Iterable[Candidate]) -> Memory:
    kept = tuple(targets)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, by_role, words in kept:
        for word in set(" ".join((*by_role, words)).split()):
            holders[word].append(number)
    return Memory(kept, dict(holders), WordList.of({word: len(numbers) for word, numbers in holders.items()}))
