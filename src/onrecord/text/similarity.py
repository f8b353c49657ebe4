"""Words that are similar to one that is unknown, and the message about one that is."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.text.characters import escape_and_shorten

MAX_COMPARED_CHARS = 80  # nobody mistypes so long a name, and comparing it would take long


def closest_words(word: str, known: Collection[str], limit: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return at most `limit` of the known words, the most similar first; `cutoff` is the least similarity, 0 to 1."""
    import difflib  # slow to import, and only needed for suggestions

    return difflib.get_close_matches(word, known, limit, cutoff)


def unknown_name(kind: str, typed: str, known: Collection[str], listing: str = "") -> str:
    """Return the message about an unknown name: `no section “mission”; did you mean missions?; there are areas, ...`.

    `kind` says of which kind it is; `listing` replaces `there are` and all known names.
    """
    listing = listing or f"there are {', '.join(known)}"
    return f"no {kind} “{escape_and_shorten(typed)}”{did_you_mean(typed, known)}; {listing}"


def did_you_mean(typed: str, known: Collection[str]) -> str:
    """Return `; did you mean missions?` if one of the known names is like the typed one; else an empty text."""
    word = typed.strip().lower()
    if not word or len(word) > MAX_COMPARED_CHARS:
        return ""
    matches = closest_words(word, known)
    return f"; did you mean {escape_and_shorten(matches[0])}?" if matches else ""
