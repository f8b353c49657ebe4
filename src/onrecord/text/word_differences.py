"""Differences between two versions of a text, word by word."""

import difflib
import re
from typing import NamedTuple

from onrecord.text.word_patterns import CJK

# Beyond so many words in either text the comparison would not come at once: the longer texts differ as a whole.
MAX_COMPARED_WORDS = 4_000

# Characters of Chinese and Japanese each count as a word; so do runs of blanks, and each mark.
_TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+|\s+|\W")


class Difference(NamedTuple):
    """A run of words: `old` is in the first text, `new` in the second. Equal where both have it."""

    old: str
    new: str

    @property
    def is_equal(self) -> bool:
        return self.old == self.new


def word_differences(old: str, new: str) -> list[Difference]:
    """Return the runs of which both texts consist, in order: all `old` joined are the first text, all `new` the second.

    What both have in common at either end is found at any length; between, texts of more than `MAX_COMPARED_WORDS` are
    one difference.
    """
    old_words, new_words = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _common_start(old_words, new_words)
    end = _common_start(old_words[start:][::-1], new_words[start:][::-1])
    old_middle, new_middle = old_words[start : len(old_words) - end], new_words[start : len(new_words) - end]
    runs = [
        (old_words[:start], new_words[:start]),
        *_middle_runs(old_middle, new_middle),
        (old_words[len(old_words) - end :], new_words[len(new_words) - end :]),
    ]
    return [Difference("".join(run), "".join(other)) for run, other in runs if run or other]


def _common_start(words: list[str], others: list[str]) -> int:
    """Return the number of words that both lists begin with."""
    pairs = enumerate(zip(words, others, strict=False))
    return next((number for number, (word, other) in pairs if word != other), min(len(words), len(others)))


def _middle_runs(old: list[str], new: list[str]) -> list[tuple[list[str], list[str]]]:
    if max(len(old), len(new)) > MAX_COMPARED_WORDS:
        return [(old, new)]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [(old[a:b], new[c:d]) for _, a, b, c, d in matcher.get_opcodes()]
