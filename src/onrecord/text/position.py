"""Find words in a text in time bounded by their lengths, even in very repetitive texts."""

from __future__ import annotations

# Number of character comparisons that takes no noticeable time.
FEW_COMPARISONS = 100_000
# Length of a text from which `str.find` uses an algorithm of linear time (since CPython 3.10). In a shorter text it may
# compare all of the words at each character, which can take a thousand times as long.
LONG_CHARS = 30_000
# Padding of a character that no pack contains.
_PADDING = "\0" * LONG_CHARS


def find_position(text: str, words: str) -> int:
    """Return the offset of the first occurrence of the words in the text, or -1."""
    if len(text) * len(words) <= FEW_COMPARISONS or len(text) >= LONG_CHARS or text.startswith(words):
        return text.find(words)
    return (text + _PADDING).find(words)
