"""What one and two slips make of a word, against comparing every word with it."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.search.edit_distance import edits1, within_distance_two

words = st.text("abcé", min_size=1, max_size=7)


@lru_cache(maxsize=100_000)
def distance(a: str, b: str) -> int:
    """Letters inserted, left out, replaced, or swapped with a neighbor, the plain way."""
    if not a or not b:
        return len(a) + len(b)
    ways = [distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0])]
    if len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0]:
        ways.append(distance(a[2:], b[2:]) + 1)
    return min(ways)


@given(words, st.lists(words, max_size=12))
@example("abba", ["baab", "abab", "bbaa"])
def test_every_word_within_two_slips_is_found_and_no_other(word: str, others: list[str]) -> None:
    vocabulary = sorted(set(others))
    near = [other for other in vocabulary if abs(len(other) - len(word)) <= 1 and distance(word, other) <= 2]
    assert list(within_distance_two(word, vocabulary, prefix=False)) == near


@given(words, st.lists(words, max_size=12))
def test_every_beginning_within_two_slips_is_found_once(word: str, others: list[str]) -> None:
    beginnings = sorted({other[: len(word)] for other in others})
    near = [prefix for prefix in beginnings if abs(len(prefix) - len(word)) <= 1 and distance(word, prefix) <= 2]
    assert list(within_distance_two(word, sorted(set(others)), prefix=True)) == near


@given(st.text("abc", min_size=1, max_size=5))
def test_one_slip_is_one_slip(word: str) -> None:
    edits = edits1(word)
    assert word not in edits
    assert all(distance(word, edit) == 1 for edit in edits)
    assert {word[1:], word + "z", "z" + word, word[:-1] + "z"} - {word} <= edits
