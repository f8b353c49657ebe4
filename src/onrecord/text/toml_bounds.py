"""Bounds on a TOML document that is not parsed yet: what no person writes and what costs tomllib gigabytes.

The time that tomllib takes grows with the square of the parts of a key, its stack with the nesting, its memory with the
digits of a number and with each part, value and table. All are seen in a pass over the text, in time that grows with
its length and in memory that does not, but for a number for each different header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.text.toml_strings import find_string_end

MAX_KEY_PARTS = 16
"""Parts of one key or header, as in `a.b.c`, which has three."""
MAX_NESTING = 32
"""Arrays and inline tables inside one another; the brackets of a header count too."""
MAX_WORD_CHARS = 1024
"""Characters of a bare key or of a number."""
MAX_LISTS_PER_TABLE = 32
"""Keys of a table whose values are lists or tables, of which each further one is weighed as a table."""

MAX_WEIGHT_PER_MARK = 16
"""Of what makes tomllib make a table; see `find_excessive_weight`."""
_DOT_WEIGHT = 4
_WEIGHED = r"(?m:^)[ \t]*\[|=[ \t]*[\[{]|[\[{=,.]"
"""The beginning of a header, a key whose value is a list or a table, and what stands before any other part."""

_OPENING = "[{"
_CLOSING = "]}"
_SKIPPED = r"""#[^\n]*|"(?!"")[^"\\\n]*"|'(?!'')[^'\n]*'"""
"""Comments, and strings of one line without an escape."""
_WORD = r"""[^\s.=,\[\]{}"'#]"""


def find_excessive_depth(text: str) -> int | None:
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


def find_overlong_word(text: str) -> int | None:
    """Return the line (from 1) of the first bare key or number of more than 1,024 characters, or None."""
    beyond = f"(?<!{_WORD}){_WORD}{{{MAX_WORD_CHARS + 1}}}"
    return next((text.count("\n", 0, at) + 1 for at in _offsets(text, beyond)), None)


def find_excessive_count(text: str, max_parts: int) -> int | None:
    """Return the line (from 1) at which a document has more than so many parts of keys, values and tables, or None."""
    for count, at in enumerate(_offsets(text, r"[\[{=,.]"), 1):
        if count > max_parts:
            return text.count("\n", 0, at) + 1
    return None


def find_excessive_weight(text: str, max_weight: int) -> int | None:
    """Return the line (from 1) at which keys, values and tables together weigh more than so much, or None.

    tomllib holds about 100 bytes at most for each 1 of weight. A part of a key or a value weighs 1, and 16 more where a
    table is made for it: for a header that is new, for each dot of it and of a key, and for a list or table that is a
    value in a table of many such. Headers as before, such as each `[[term]]` but the first, make little.
    """
    weight = lists = 0
    header = range(0)
    dot_weight = MAX_WEIGHT_PER_MARK
    seen: set[int] = set()
    for found in _marks(text, _WEIGHED):
        at, mark = found.start(), found[1]
        if mark == ".":
            weight += dot_weight if at in header else MAX_WEIGHT_PER_MARK
        elif mark[0] == "=":
            lists += len(mark) > 1
            weight += 1 if len(mark) == 1 else 2 if lists <= MAX_LISTS_PER_TABLE else MAX_WEIGHT_PER_MARK
        elif (at and text[at - 1] != "\n") or mark[-1] != "[":
            weight += 1
        else:
            header, key = _header(text, at)
            is_new = key not in seen
            seen.add(key)
            weight += MAX_WEIGHT_PER_MARK if is_new else 1
            dot_weight = MAX_WEIGHT_PER_MARK if is_new else _DOT_WEIGHT
            if not is_new and text.startswith("[[", found.end() - 1):
                lists = 0  # tomllib forgets what it noted of the element before
        if weight > max_weight:
            return text.count("\n", 0, at) + 1
    return None


def _header(text: str, start: int) -> tuple[range, int]:
    """Return the place of the line that begins there, and a number that is the same for headers alike."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else None]
    return range(start, start + len(line)), hash(line if {'"', "'"} & set(line) else line.partition("#")[0].strip())


def _offsets(text: str, wanted: str) -> Iterator[int]:
    """Yield the offset of each match of the pattern that is neither in a string nor in a comment."""
    return (found.start() for found in _marks(text, wanted))


def _marks(text: str, wanted: str) -> Iterator[re.Match[str]]:
    """Yield each match of the pattern that is neither in a string nor in a comment; its first group is all of it.

    What follows a string that does not end is not looked at: nothing reads on there.
    """
    token = re.compile(f"({wanted})|{_SKIPPED}|[\"']")
    at = 0
    while found := token.search(text, at):
        start, at = found.span()
        if found.lastindex:
            yield found
        elif text[start] != "#" and at - start == 1:
            end = find_string_end(text, start)
            if end is None:
                return
            at = end
