"""A plan as an FTS5 query. Only folded words between quotation marks get from the user's text into it.

https://www.sqlite.org/fts5.html#full_text_query_syntax
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import combinations

from onrecord.search.plan import Alternative, Plan, WordGroup
from onrecord.search.vocabulary import Vocabulary

# Words with one prefix that are queried one by one: that streams, while FTS5's prefix search merges first.
MAX_OR_TERMS = 60

# Letters of a prefix up to which the tables have an index for it.
MAX_PREFIX_CHARS = 2

# Words that a half-typed end is expanded to in a phrase query, which only helps to rank what matches anyway.
MAX_EXPANSIONS = 8

# Words of which combinations are queried: four of eight can be chosen in seventy ways.
MAX_PARTIAL_WORDS = 8

# Targets containing words of one prefix that FTS5 can merge within a frame.
RARE_WORD_TARGETS = 20_000

# Targets containing a word beyond which FTS5 takes longer for a phrase than a key press may.
COMMON_WORD_TARGETS = 100_000


def fts_query(plan: Plan, vocabulary: Vocabulary, *, hasty: bool = False) -> str | None:
    """Return the query; None if nothing can match. With `hasty` an expensive prefix becomes its commonest words."""
    groups = _groups(plan, vocabulary, hasty=hasty)
    if len(groups) < len(plan.groups):
        return None
    return _within(plan, [_joined(groups, "AND")] if groups else [], vocabulary)


def partial_queries(plan: Plan, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Yield for each number of words, from all that occur down to one, a query for targets with that many of them.

    With more than MAX_PARTIAL_WORDS, only the query for any one of them is yielded.
    """
    groups = _groups(plan, vocabulary, hasty=True)
    for words in range(len(groups) if len(groups) <= MAX_PARTIAL_WORDS else 1, 0, -1):
        ways = [_joined(each, "AND") for each in combinations(groups, words)]
        if wanted := _within(plan, [_joined(ways, "OR")], vocabulary):
            yield words, wanted


def _groups(plan: Plan, vocabulary: Vocabulary, *, hasty: bool) -> list[str]:
    """Return the query of each group that can match."""
    return [found for group in plan.groups if (found := _group(group, vocabulary, hasty=hasty))]


def phrase_query(plan: Plan, vocabulary: Vocabulary) -> str | None:
    """Return a query for all typed words as one phrase; None for a single word, or if all words are too common."""
    *before, last = plan.phrase.split() or ("",)
    if not before or not 0 < min(map(vocabulary.count, before)) <= COMMON_WORD_TARGETS:
        return None
    counts = {last: 1} if plan.phrase.endswith(" ") else vocabulary.counted(last)
    ends = heapq.nlargest(MAX_EXPANSIONS, counts, key=counts.__getitem__)
    runs = [_quoted(" ".join((*before, end))) for end in ends if end in vocabulary]
    return _within(plan, [_joined(runs, "OR")], vocabulary) if runs else None


def _within(plan: Plan, required: list[str], vocabulary: Vocabulary) -> str | None:
    """Return the required parts, restricted to the chosen fields and without what is unwanted."""
    for choice in plan.choices:
        if not choice.without:
            if not choice.facets:
                return None
            required.append(_joined(map(_quoted, choice.facets), "OR"))
    if not required:
        return None
    avoided = [choice.facets for choice in plan.choices if choice.without and choice.facets]
    unwanted = [_joined(map(_quoted, facets), "OR") for facets in avoided]
    unwanted += [found for group in plan.without if (found := _group(group, vocabulary, hasty=False))]
    wanted = _joined(required, "AND")
    return f"{wanted} NOT {_joined(unwanted, 'OR')}" if unwanted else wanted


def is_expensive(plan: Plan, vocabulary: Vocabulary) -> bool:
    """Return whether `hasty` would leave anything out."""
    return any(_is_heavy(each, vocabulary) for group in plan.groups for each in group.alternatives)


def _group(group: WordGroup, vocabulary: Vocabulary, *, hasty: bool) -> str:
    runs = [run for each in group.alternatives for run in _alternative(each, vocabulary, hasty=hasty)]
    return _joined(dict.fromkeys(runs), "OR") if runs else ""


def _alternative(wanted: Alternative, vocabulary: Vocabulary, *, hasty: bool) -> Iterable[str]:
    *before, last = wanted.words
    if not all(word in vocabulary for word in before):
        return ()
    if not wanted.prefix:
        return (_quoted(" ".join(wanted.words)),) if last in vocabulary else ()
    if len(last) <= MAX_PREFIX_CHARS:
        return (f"{_quoted(' '.join(wanted.words))} *",) if vocabulary.begins(last) else ()
    begun: Iterable[str] = (counts := vocabulary.counted(last))
    if len(counts) > MAX_OR_TERMS:
        if not (hasty and _is_heavy(wanted, vocabulary)):
            return (f"{_quoted(' '.join(wanted.words))} *",)
        begun = heapq.nlargest(MAX_OR_TERMS, counts, key=counts.__getitem__)
    return [_quoted(" ".join((*before, word))) for word in begun]


def _is_heavy(wanted: Alternative, vocabulary: Vocabulary) -> bool:
    last = wanted.words[-1]
    if not wanted.prefix or len(last) <= MAX_PREFIX_CHARS:
        return False
    counts = vocabulary.counted(last)
    return len(counts) > MAX_OR_TERMS and sum(counts.values()) > RARE_WORD_TARGETS


def _quoted(words: str) -> str:
    return f'"{words}"'


def _joined(parts: Iterable[str], operator: str) -> str:
    return f"({f' {operator} '.join(parts)})"
