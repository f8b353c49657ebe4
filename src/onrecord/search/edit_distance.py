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
    cuts = [(word[:position], word[position:]) for position in range(len(word) + 1)]
    edits = {left + right[1:] for left, right in cuts if right}
    edits |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    edits |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    edits |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    return edits - {word}


def within_distance_two(word: str, words: Sequence[str], *, prefix: bool) -> Iterator[str]:
    """Yield those of the sorted words that are at most two edits from the word, but not two letters longer or shorter.

    With `prefix` their prefixes, of the word's length, are compared and yielded. Sorted words are walked as a trie: a
    common prefix is compared once, and when it is too far from the word, all words that begin with it are skipped.
    """
    longest = len(word) + (0 if prefix else 1)
    rows = [list(range(len(word) + 1))]
    path = ""
    position = 0
    while position < len(words):
        candidate = words[position][:longest] if prefix else words[position]
        shared = _shared(path, candidate)
        del rows[shared + 1 :]
        path = candidate[:shared]
        while len(path) < len(candidate) and len(path) < longest and min(rows[-1]) <= MAX_EDITS:
            path = candidate[: len(path) + 1]
            rows.append(_row(rows, path, word))
        if min(rows[-1]) > MAX_EDITS:
            position = bisect_left(words, path + LAST_CHARACTER, position)
            continue
        if rows[-1][-1] <= MAX_EDITS and path == candidate and len(candidate) >= len(word) - 1:
            yield candidate
        position = bisect_left(words, path + LAST_CHARACTER, position) if len(path) == longest else position + 1


def _shared(word: str, other_word: str) -> int:
    """Return the number of letters that both begin with."""
    length = 0
    for a, b in zip(word, other_word, strict=False):
        if a != b:
            return length
        length += 1
    return length


def _row(rows: Sequence[Sequence[int]], path: str, word: str) -> list[int]:
    """Return the number of edits between `path` and each prefix of the word (optimal string alignment).

    Prefixes more than two letters longer or shorter are too far away; they are not compared.
    """
    above, letter, depth = rows[-1], path[-1], len(path)
    row = [TOO_MANY_EDITS] * len(above)
    if depth <= MAX_EDITS:
        row[0] = depth
    for column in range(max(1, depth - MAX_EDITS), min(len(word), depth + MAX_EDITS) + 1):
        cost = above[column - 1] + (word[column - 1] != letter)
        cost = min(cost, above[column] + 1, row[column - 1] + 1)
        if depth > 1 and column > 1 and word[column - 2] == letter and word[column - 1] == path[-2]:
            cost = min(cost, rows[-2][column - 2] + 1)
        row[column] = cost
    return row
