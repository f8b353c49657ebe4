"""Parse TOML at a cost bounded by the length of the text, or tell the line at which it cannot be used."""

from __future__ import annotations

import bisect
import re
import tomllib
from typing import Any

from onrecord.packs.problem import describe_value
from onrecord.text.toml_bounds import (
    MAX_KEY_PARTS,
    MAX_NESTING,
    MAX_WEIGHT_PER_MARK,
    MAX_WORD_CHARS,
    find_excessive_depth,
    find_excessive_weight,
    find_overlong_word,
)
from onrecord.text.toml_lines import syntax_error

# The keys, values and tables of a file may weigh this much, as `find_excessive_weight` weighs them, and 1 more for each
# 8 characters of the file: a denser file is no text, and takes tomllib many times its size.
MIN_ALLOWED_WEIGHT = 50_000
CHARS_PER_WEIGHT = 8

_EXPECTED = "valid TOML; see docs/pack-format.md"
_PART_MARKS = "[{=,."
_LONG_WORD = re.compile(rf"(?<![^\s.=,\[\]{{}}\"'#])[^\s.=,\[\]{{}}\"'#]{{{MAX_WORD_CHARS + 1}}}")


class UnusableToml(Exception):
    """The text cannot be used; `line` counts from 1."""

    def __init__(self, found: str, expected: str, line: int) -> None:
        super().__init__(found)
        self.found = found
        self.expected = expected
        self.line = line


def parse_bounded_toml(text: str) -> dict[str, Any]:
    """Return the tables of the text.

    Raises:
        UnusableToml: the text is not TOML, or is such as no person writes.
    """
    _require_bounds(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        found, line = "values nested too deeply", _first_beyond_python(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = syntax_error(str(error), text)
        found = describe_value(reason)
    except ValueError:
        found, line = "a number with too many digits", _first_beyond_python(text)
    raise UnusableToml(found, _EXPECTED, line)


def _require_bounds(text: str) -> None:
    """Refuse a text that costs tomllib far more than its length; quick counts spare harmless texts the full scan.

    Raises:
        UnusableToml: the text exceeds a bound.
    """
    if (line := find_excessive_depth(text)) is not None:
        found = "values nested too deeply, or a key of too many parts"
        expected = f"at most {MAX_NESTING} levels, and at most {MAX_KEY_PARTS} parts of a key joined by dots"
        raise UnusableToml(found, expected, line)
    if _LONG_WORD.search(text) and (line := find_overlong_word(text)) is not None:
        raise UnusableToml(
            "an overlong bare key, or a number with too many digits", f"at most {MAX_WORD_CHARS} characters", line
        )
    max_weight = MIN_ALLOWED_WEIGHT + len(text) // CHARS_PER_WEIGHT
    if not _is_light(text, max_weight) and (line := find_excessive_weight(text, max_weight)) is not None:
        raise UnusableToml("too many keys, values and tables for the file's length", "fewer; split the pack", line)


def _is_light(text: str, max_weight: int) -> bool:
    """Return whether the text cannot exceed the weight, even if all its marks were of keys, values and tables.

    Marks inside strings count too.
    """
    return sum(map(text.count, _PART_MARKS)) * MAX_WEIGHT_PER_MARK <= max_weight


def _first_beyond_python(text: str) -> int:
    """Return the line at which tomllib gives up without naming it: the end of the shortest text that it gives up on."""
    lines = text.split("\n")

    def too_much(count: int) -> bool:
        try:
            tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            return False
        except (RecursionError, ValueError):
            return True
        return False

    return bisect.bisect_left(range(len(lines)), True, key=too_much)
