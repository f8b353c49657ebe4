"""Find the ends of strings in a TOML document, in memory that does not grow with their length."""

from __future__ import annotations

import re

# By the opening of a string, the pattern of its end, or of an escape, which may hide one.
_ENDS = {
    '"""': re.compile(r'\\.|"""', re.DOTALL),
    "'''": re.compile("'''"),
    '"': re.compile(r'\\.|["\n]', re.DOTALL),
    "'": re.compile(r"['\n]"),
}


def find_string_end(text: str, start: int) -> int | None:
    """Return the offset after the string that begins with the quotation mark at `start`; None if it is unterminated."""
    quotes = text[start : start + 3]
    if quotes not in _ENDS:
        quotes = text[start]
    pattern = _ENDS[quotes]
    position = start + len(quotes)
    while match := pattern.search(text, position):
        position = match.end()
        if match[0] == quotes:
            return position + _quotes_inside(text, position, quotes) if len(quotes) > 1 else position
        if match[0] == "\n":
            return None
    return None


def _quotes_inside(text: str, position: int, quotes: str) -> int:
    """Return how many more quotation marks belong to the string: up to two may precede the closing three."""
    return next((count for count in range(2) if text[position + count : position + count + 1] != quotes[0]), 2)
