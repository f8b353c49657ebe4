"""Where words stand in a text, found in a time that both lengths bound, however often the text repeats itself."""

from __future__ import annotations

FEW_COMPARISONS = 100_000
"""Comparisons, at most, that nobody feels."""
LONG_CHARS = 30_000
"""Length from which Python looks for words by an algorithm whose time grows with the text alone (CPython 3.10).

In a shorter text it may compare all of the words at each character, which takes a thousand times as long.
"""
_FILLING = "\0" * LONG_CHARS
"""No text of a pack holds such a character."""


def find_position(text: str, words: str) -> int:
    """Return where the words first stand in the text; -1 where they do not."""
    if len(text) * len(words) <= FEW_COMPARISONS or len(text) >= LONG_CHARS or text.startswith(words):
        return text.find(words)
    return (text + _FILLING).find(words)
