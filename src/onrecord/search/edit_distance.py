"""Words within one or two edits of another: a letter added, dropped or replaced, or two swapped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

# Sorts after every character that a word may contain.
LAST_CHARACTER = "\U0010ffff"

MAX_EDITS = 2
TOO_MANY_EDITS = MAX_EDITS + 1

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def edits1(word: str) -> set[str]:
    """Return all strings that one edit makes of the word."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {left + right[1:] for left, right in cuts if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    made |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    return made - {word}


def within_distance_two(word: str, words: Sequence[str], *, prefix: bool) -> Iterator[str]:
    """Yield those of the sorted words that are at most two edits from the word, but not two letters longer or shorter.

    With `prefix` their prefixes, of the word's length, are compared and yielded. Sorted words are walked as a trie: a
    common prefix is compared once, and when it is too far from the word, all words that begin with it are skipped.
    """
    longest = len(word) + (0 if prefix else 1)
    rows = [list(range(len(word) + 1))]
    path = ""
    at = 0
    while at < len(words):
        candidate = words[at][:longest] if prefix else words[at]
        shared = _shared(path, candidate)
        del rows[shared + 1 :]
        path = candidate[:shared]
        while len(path) < len(candidate) and len(path) < longest and min(rows[-1]) <= MAX_EDITS:
            path = candidate[: len(path) + 1]
            rows.append(_row(rows, path, word))
        if min(rows[-1]) > MAX_EDITS:
            at = bisect_left(words, path + LAST_CHARACTER, at)
            continue
        if rows[-1][-1] <= MAX_EDITS and path == candidate and len(candidate) >= len(word) - 1:
            yield candidate
        at = bisect_left(words, path + LAST_CHARACTER, at) if len(path) == longest else at + 1


def _shared(one: str, other: str) -> int:
    """Return the number of letters that both begin with."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            return at
        at += 1
    return at


def _row(rows: Sequence[Sequence[int]], path: str, word: str) -> list[int]:
    """Return the number of edits between `path` and each prefix of the word (optimal string alignment).

    Prefixes more than two letters longer or shorter are too far away; they are not compared.
    """
    above, letter, depth = rows[-1], path[-1], len(path)
    row = [TOO_MANY_EDITS] * len(above)
    if depth <= MAX_EDITS:
        row[0] = depth
    for at in range(max(1, depth - MAX_EDITS), min(len(word), depth + MAX_EDITS) + 1):
        cost = above[at - 1] + (word[at - 1] != letter)
        cost = min(cost, above[at] + 1, row[at - 1] + 1)
        if depth > 1 and at > 1 and word[at - 2] == letter and word[at - 1] == path[-2]:
            cost = min(cost, rows[-2][at - 2] + 1)
        row[at] = cost
    return row
