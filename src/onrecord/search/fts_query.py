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


def fts_query(plan: Plan, vocabulary: Vocabulary, *, fast: bool = False) -> str | None:
    """Return the query; None if nothing can match. With `fast` an expensive prefix becomes its commonest words."""
    groups = _groups(plan, vocabulary, fast=fast)
    if len(groups) < len(plan.groups):
        return None
    return _restrict(plan, [_join(groups, "AND")] if groups else [], vocabulary)


def partial_queries(plan: Plan, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Yield for each number of words, from all that occur down to one, a query for targets with that many of them.

    With more than MAX_PARTIAL_WORDS, only the query for any one of them is yielded.
    """
    groups = _groups(plan, vocabulary, fast=True)
    for count in range(len(groups) if len(groups) <= MAX_PARTIAL_WORDS else 1, 0, -1):
        combined = [_join(combination, "AND") for combination in combinations(groups, count)]
        if query := _restrict(plan, [_join(combined, "OR")], vocabulary):
            yield count, query


def _groups(plan: Plan, vocabulary: Vocabulary, *, fast: bool) -> list[str]:
    """Return the query of each group that can match."""
    return [query for group in plan.groups if (query := _group(group, vocabulary, fast=fast))]


def phrase_query(plan: Plan, vocabulary: Vocabulary) -> str | None:
    """Return a query for all typed words as one phrase; None for a single word, or if all words are too common."""
    *leading, last = plan.phrase.split() or ("",)
    if not leading or not 0 < min(map(vocabulary.count, leading)) <= COMMON_WORD_TARGETS:
        return None
    counts = {last: 1} if plan.phrase.endswith(" ") else vocabulary.counts(last)
    ends = heapq.nlargest(MAX_EXPANSIONS, counts, key=counts.__getitem__)
    runs = [_quote(" ".join((*leading, end))) for end in ends if end in vocabulary]
    return _restrict(plan, [_join(runs, "OR")], vocabulary) if runs else None


def _restrict(plan: Plan, required: list[str], vocabulary: Vocabulary) -> str | None:
    """Return the required parts, restricted to the chosen fields and without what is unwanted."""
    for choice in plan.choices:
        if not choice.excluded:
            if not choice.facets:
                return None
            required.append(_join(map(_quote, choice.facets), "OR"))
    if not required:
        return None
    excluded = [choice.facets for choice in plan.choices if choice.excluded and choice.facets]
    exclusions = [_join(map(_quote, facets), "OR") for facets in excluded]
    exclusions += [query for group in plan.excluded_by_words if (query := _group(group, vocabulary, fast=False))]
    query = _join(required, "AND")
    return f"{query} NOT {_join(exclusions, 'OR')}" if exclusions else query


def is_expensive(plan: Plan, vocabulary: Vocabulary) -> bool:
    """Return whether `fast` would leave anything out."""
    return any(_is_expensive(alternative, vocabulary) for group in plan.groups for alternative in group.alternatives)


def _group(group: WordGroup, vocabulary: Vocabulary, *, fast: bool) -> str:
    runs = [run for alternative in group.alternatives for run in _alternative(alternative, vocabulary, fast=fast)]
    return _join(dict.fromkeys(runs), "OR") if runs else ""


def _alternative(alternative: Alternative, vocabulary: Vocabulary, *, fast: bool) -> Iterable[str]:
    *leading, last = alternative.words
    if not all(word in vocabulary for word in leading):
        return ()
    if not alternative.prefix:
        return (_quote(" ".join(alternative.words)),) if last in vocabulary else ()
    if len(last) <= MAX_PREFIX_CHARS:
        return (f"{_quote(' '.join(alternative.words))} *",) if vocabulary.has_prefix(last) else ()
    words: Iterable[str] = (counts := vocabulary.counts(last))
    if len(counts) > MAX_OR_TERMS:
        if not (fast and _is_expensive(alternative, vocabulary)):
            return (f"{_quote(' '.join(alternative.words))} *",)
        words = heapq.nlargest(MAX_OR_TERMS, counts, key=counts.__getitem__)
    return [_quote(" ".join((*leading, word))) for word in words]


def _is_expensive(alternative: Alternative, vocabulary: Vocabulary) -> bool:
    last = alternative.words[-1]
    if not alternative.prefix or len(last) <= MAX_PREFIX_CHARS:
        return False
    counts = vocabulary.counts(last)
    return len(counts) > MAX_OR_TERMS and sum(counts.values()) > RARE_WORD_TARGETS


def _quote(words: str) -> str:
    return f'"{words}"'


def _join(parts: Iterable[str], operator: str) -> str:
    return f"({f' {operator} '.join(parts)})"
