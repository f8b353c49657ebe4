"""Words that are similar to one that is unknown, for suggestions in messages."""

from __future__ import annotations

from collections.abc import Collection


def closest_words(word: str, known: Collection[str], limit: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return at most `limit` of the known words, the most similar first; `cutoff` is the least similarity, 0 to 1."""
    import difflib  # slow to import, and only needed for suggestions

    return difflib.get_close_matches(word, known, limit, cutoff)
