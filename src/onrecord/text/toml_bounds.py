"""Bounds on a TOML document that is not parsed yet: what no person writes and what costs tomllib gigabytes.

The time that tomllib takes grows with the square of the parts of a key, its stack with the nesting, its memory with the
digits of a number and with each part, value and table. All are seen in a pass over the text, in time that grows with
its length and in memory that does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.text.toml_strings import string_end

MAX_KEY_PARTS = 16
"""Parts of one key or header, as in `a.b.c`, which has three."""
MAX_NESTING = 32
"""Arrays and inline tables inside one another; the brackets of a header count too."""
MAX_WORD_CHARS = 1024
"""Characters of a bare key or of a number."""

_OPENING = "[{"
_CLOSING = "]}"
_SKIPPED = r"""#[^\n]*|"(?!"")[^"\\\n]*"|'(?!'')[^'\n]*'"""
"""Comments, and strings of one line without an escape."""
_WORD = r"""[^\s.=,\[\]{}"'#]"""


def refuse_depth(text: str) -> int | None:
    """Return the line (from 1) of the first key of more than 16 parts or nesting of more than 32 levels, or None.

    A document in which None is found may still be no TOML, but tomllib can judge it at little cost.
    """
    depth = 0
    dots = 0
    for at in _offsets(text, r"[.\[\]{}=,\n]"):
        mark = text[at]
        if mark == ".":
            dots += 1
        else:
            dots = 0
            depth = max(depth + (mark in _OPENING) - (mark in _CLOSING), 0)
        if dots >= MAX_KEY_PARTS or depth > MAX_NESTING:
            return text.count("\n", 0, at) + 1
    return None


def refuse_word(text: str) -> int | None:
    """Return the line (from 1) of the first bare key or number of more than 1,024 characters, or None."""
    beyond = f"(?<!{_WORD}){_WORD}{{{MAX_WORD_CHARS + 1}}}"
    return next((text.count("\n", 0, at) + 1 for at in _offsets(text, beyond)), None)


def refuse_count(text: str, max_parts: int) -> int | None:
    """Return the line (from 1) at which a document has more than so many parts of keys, values and tables, or None."""
    for count, at in enumerate(_offsets(text, r"[\[{=,.]"), 1):
        if count > max_parts:
            return text.count("\n", 0, at) + 1
    return None


def _offsets(text: str, wanted: str) -> Iterator[int]:
    """Yield the offset of each match of the pattern that is neither in a string nor in a comment.

    What follows a string that does not end is not looked at: nothing reads on there.
    """
    token = re.compile(f"({wanted})|{_SKIPPED}|[\"']")
    at = 0
    while found := token.search(text, at):
        start, at = found.span()
        if found.lastindex:
            yield start
        elif text[start] != "#" and at - start == 1:
            end = string_end(text, start)
            if end is None:
                return
            at = end
