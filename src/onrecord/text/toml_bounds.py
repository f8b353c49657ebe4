"""Bounds on a TOML document that is not parsed yet: keys and nesting that no person writes cost tomllib gigabytes.

The time that tomllib takes grows with the square of the parts of a key, and its stack with the nesting. Both are seen
in one pass over the text, in time that grows with its length and in memory that does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_KEY_PARTS = 16
"""Parts of one key or header, as in `a.b.c`, which has three."""
MAX_NESTING = 32
"""Arrays and inline tables inside one another; the brackets of a header count too."""

_OPENING = "[{"
_CLOSING = "]}"
_SKIPPED = r"""#[^\n]*|"(?!"")[^"\\\n]*"|'(?!'')[^'\n]*'"""
"""Comments, and strings of one line without an escape."""
_END_OF_TEXT = {
    '"""': re.compile(r'\\.|"""', re.DOTALL),
    "'''": re.compile("'''"),
    '"': re.compile(r'\\.|["\n]', re.DOTALL),
    "'": re.compile(r"['\n]"),
}
"""By how a string begins, what to look for in it: its end, or an escape, which may hide one."""


def refuse_depth(text: str) -> int | None:
    """Return the line (from 1) of the first key of more than 16 parts or nesting of more than 32 levels, or None.

    A document in which None is found may still be no TOML, but tomllib can judge it at little cost.
    """
    depth = 0
    dots = 0
    for at in marks(text, ".[]{}=,\n"):
        mark = text[at]
        if mark == ".":
            dots += 1
        else:
            dots = 0
            depth = max(depth + (mark in _OPENING) - (mark in _CLOSING), 0)
        if dots >= MAX_KEY_PARTS or depth > MAX_NESTING:
            return text.count("\n", 0, at) + 1
    return None


def refuse_count(text: str, max_values: int) -> int | None:
    """Return the line (from 1) at which a document has more than so many values, tables and arrays, or None."""
    for count, at in enumerate(marks(text, "[{=,"), 1):
        if count > max_values:
            return text.count("\n", 0, at) + 1
    return None


def marks(text: str, characters: str) -> Iterator[int]:
    """Yield the offset of each of these characters that is neither in a string nor in a comment.

    What follows a string that does not end is not looked at: nothing reads on there.
    """
    token = re.compile(f"{_SKIPPED}|\"\"\"|'''|[\"'{re.escape(characters)}]")
    at = 0
    while found := token.search(text, at):
        start, at = found.span()
        if text[start] in characters:
            yield start
        elif at - start in (1, 3) and (quotes := found[0]) in _END_OF_TEXT:
            end = _after_string(text, at, quotes)
            if end is None:
                return
            at = end


def _after_string(text: str, at: int, quotes: str) -> int | None:
    """Return the offset behind a string that begins with these quotation marks, or None where it does not end."""
    ending = _END_OF_TEXT[quotes]
    while found := ending.search(text, at):
        at = found.end()
        if found[0] == quotes:
            return at + _quotes_inside(text, at, quotes) if len(quotes) > 1 else at
        if found[0] == "\n":
            return None
    return None


def _quotes_inside(text: str, at: int, quotes: str) -> int:
    """Return how many quotation marks at `at` still end the string: two may stand before its last three."""
    return next((count for count in range(2) if text[at + count : at + count + 1] != quotes[0]), 2)
