"""Limits for unparsed TOML: find input that nobody writes by hand and that would cost tomllib gigabytes.

The time of tomllib grows with the square of a key's parts, its stack with the nesting, its memory with the digits of a
number and with each part, value and table. Each check is one pass over the text, in linear time and constant memory,
except for one integer per distinct header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.text.toml_strings import find_string_end

# Parts of one key or header; `a.b.c` has three.
MAX_KEY_PARTS = 16
# Levels of nested arrays and inline tables; the brackets of a header count too.
MAX_NESTING = 32
# Characters of a bare key or of a number.
MAX_WORD_CHARS = 1024
# Number of keys per table with a list or table as value that cost little; each further one is weighed as a table.
MAX_LISTS_PER_TABLE = 32

# Weight of a mark for which tomllib creates a table; see `find_excessive_weight`.
MAX_WEIGHT_PER_MARK = 16
_DOT_WEIGHT = 4
# The start of a header, the start of a list or table as a value, and the mark before any other part.
_WEIGHED = r"(?m:^)[ \t]*\[|=[ \t]*[\[{]|[\[{=,.]"

_OPENING = "[{"
_CLOSING = "]}"
# Comments, and single-line strings without escapes.
_SKIPPED = r"""#[^\n]*|"(?!"")[^"\\\n]*"|'(?!'')[^'\n]*'"""
# Lines that nest nothing, as the program writes them: possessive, so that nothing is tried twice.
_FLAT_HEADER = r"\[\[?[\w-]{1,64}(?:\.[\w-]{1,64}){0,3}+\]\]?"
_FLAT_VALUE = r"""(?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|[\w:+-]{1,40}(?: [\w:+]{1,40})?)"""
_FLAT_LINE = rf"(?:{_FLAT_HEADER}|#[^\n]*+|[\w-]{{1,64}} = {_FLAT_VALUE})?"
_FLAT_LINES = rf"(?:{_FLAT_LINE}\n)*+"
_WORD = r"""[^\s.=,\[\]{}"'#]"""


def find_excessive_depth(text: str) -> int | None:
    """Return the line (from 1) of the first key of more than 16 parts or nesting of more than 32 levels, or None.

    None does not mean that the document is valid TOML, only that tomllib can parse it at little cost.
    """
    depth = 0
    dots = 0
    if _is_flat(text):
        return None
    for offset in _offsets(text, r"[.\[\]{}=,\n]"):
        mark = text[offset]
        if mark == ".":
            dots += 1
        else:
            dots = 0
            depth = max(depth + (mark in _OPENING) - (mark in _CLOSING), 0)
        if dots >= MAX_KEY_PARTS or depth > MAX_NESTING:
            return text.count("\n", 0, offset) + 1
    return None


def _is_flat(text: str) -> bool:
    """Return whether every line is plainly a header, a comment, blank, or a bare key with a string of one line."""
    return re.fullmatch(_FLAT_LINES, text) is not None


def find_overlong_word(text: str) -> int | None:
    """Return the line (from 1) of the first bare key or number of more than 1,024 characters, or None."""
    if not re.search(rf"(?<!\S)\S{{{MAX_WORD_CHARS + 1}}}", text):  # in strings and comments neither: the usual case
        return None
    too_long = f"(?<!{_WORD}){_WORD}{{{MAX_WORD_CHARS + 1}}}"
    return next((text.count("\n", 0, offset) + 1 for offset in _offsets(text, too_long)), None)


def find_excessive_count(text: str, max_parts: int) -> int | None:
    """Return the line (from 1) at which key parts, values and tables exceed `max_parts`, or None."""
    for count, offset in enumerate(_offsets(text, r"[\[{=,.]"), 1):
        if count > max_parts:
            return text.count("\n", 0, offset) + 1
    return None


def find_excessive_weight(text: str, max_weight: int) -> int | None:
    """Return the line (from 1) at which keys, values and tables together exceed `max_weight`, or None.

    For each unit of weight tomllib uses at most about 100 bytes. A key part or a value weighs 1, and 16 more where
    tomllib creates a table for it: for a new header, for each dot in it or in a key, and for a list or table as a value
    in a table that has many of these. Repeated headers, such as each `[[term]]` after the first, weigh little.
    """
    if sum(map(text.count, "=.[{,")) * MAX_WEIGHT_PER_MARK <= max_weight:  # also if all of them were marks
        return None
    weight = lists = 0
    header = range(0)
    dot_weight = MAX_WEIGHT_PER_MARK
    seen: set[int] = set()
    for match in _marks(text, _WEIGHED):
        offset, mark = match.start(), match[1]
        if mark == ".":
            weight += dot_weight if offset in header else MAX_WEIGHT_PER_MARK
        elif mark[0] == "=":
            lists += len(mark) > 1
            weight += 1 if len(mark) == 1 else 2 if lists <= MAX_LISTS_PER_TABLE else MAX_WEIGHT_PER_MARK
        elif (offset and text[offset - 1] != "\n") or mark[-1] != "[":
            weight += 1
        else:
            header, key = _header(text, offset)
            is_new = key not in seen
            seen.add(key)
            weight += MAX_WEIGHT_PER_MARK if is_new else 1
            dot_weight = MAX_WEIGHT_PER_MARK if is_new else _DOT_WEIGHT
            if not is_new and text.startswith("[[", match.end() - 1):
                lists = 0  # tomllib drops its notes on the previous element
        if weight > max_weight:
            return text.count("\n", 0, offset) + 1
    return None


def _header(text: str, start: int) -> tuple[range, int]:
    """Return the range of offsets of the line that starts there, and a hash that is equal for equal headers."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else None]
    return range(start, start + len(line)), hash(line if {'"', "'"} & set(line) else line.partition("#")[0].strip())


def _offsets(text: str, pattern: str) -> Iterator[int]:
    """Yield the offset of each match of the pattern outside strings and comments."""
    return (match.start() for match in _marks(text, pattern))


def _marks(text: str, pattern: str) -> Iterator[re.Match[str]]:
    """Yield each match of the pattern outside strings and comments; group 1 is the whole match.

    The search stops at an unterminated string: no parser reads beyond it.
    """
    token = re.compile(f"({pattern})|{_SKIPPED}|[\"']")
    position = 0
    while match := token.search(text, position):
        start, position = match.span()
        if match.lastindex:
            yield match
        elif text[start] != "#" and position - start == 1:
            end = find_string_end(text, start)
            if end is None:
                return
            position = end
