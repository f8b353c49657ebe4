"""Where the strings of a TOML document end, found in memory that does not grow with their length."""

from __future__ import annotations

import re

_ENDS = {
    '"""': re.compile(r'\\.|"""', re.DOTALL),
    "'''": re.compile("'''"),
    '"': re.compile(r'\\.|["\n]', re.DOTALL),
    "'": re.compile(r"['\n]"),
}
"""By how a string begins, what to look for in it: its end, or an escape, which may hide one."""


def find_string_end(text: str, start: int) -> int | None:
    """Return the offset behind the string that begins with a quotation mark at `start`, None where it does not end."""
    quotes = text[start : start + 3]
    if quotes not in _ENDS:
        quotes = text[start]
    ending = _ENDS[quotes]
    at = start + len(quotes)
    while found := ending.search(text, at):
        at = found.end()
        if found[0] == quotes:
            return at + _quotes_inside(text, at, quotes) if len(quotes) > 1 else at
        if found[0] == "\n":
            return None
    return None


def _quotes_inside(text: str, at: int, quotes: str) -> int:
    """Return how many quotation marks at `at` still belong to the string: two may stand before its last three."""
    return next((count for count in range(2) if text[at + count : at + count + 1] != quotes[0]), 2)
