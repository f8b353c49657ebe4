"""A text as TOML, at a cost that its length bounds, or the line at which it cannot be used."""

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

MIN_ALLOWED_WEIGHT = 50_000
"""Of the keys, values and tables that a file may hold however short it is, as `find_excessive_weight` weighs them."""
CHARS_PER_WEIGHT = 8
"""Characters for each 1 that they may weigh besides: what is denser is no text, and takes tomllib many times its size.
"""

_EXPECTED = "TOML; see docs/pack-format.md"
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
    """Return the text's tables; UnusableToml where it is no TOML, or is what no person writes."""
    _require_bounds(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        found, line = "values nested too deeply", _first_beyond_python(text)
    except tomllib.TOMLDecodeError as error:
        from onrecord.text.toml_lines import syntax_error

        reason, line = syntax_error(str(error), text)
        found = describe_value(reason)
    except ValueError:
        found, line = "a number with too many digits", _first_beyond_python(text)
    raise UnusableToml(found, _EXPECTED, line)


def _require_bounds(text: str) -> None:
    """Refuse what costs tomllib far more than its length; what is quickly seen to be harmless is not looked through."""
    if (line := find_excessive_depth(text)) is not None:
        found = "values nested too deeply, or a key of too many parts"
        raise UnusableToml(found, f"at most {MAX_NESTING} levels, and {MAX_KEY_PARTS} parts joined by dots", line)
    if _LONG_WORD.search(text) and (line := find_overlong_word(text)) is not None:
        raise UnusableToml("a bare key or a number with too many digits", f"at most {MAX_WORD_CHARS} characters", line)
    most = MIN_ALLOWED_WEIGHT + len(text) // CHARS_PER_WEIGHT
    if not _is_light(text, most) and (line := find_excessive_weight(text, most)) is not None:
        raise UnusableToml("too many keys, values and tables for a file of its length", "fewer; split the pack", line)


def _is_light(text: str, most: int) -> bool:
    """Whether all that may be marks of keys, values and tables, in strings too, weighs no more, however it stands."""
    return sum(map(text.count, _PART_MARKS)) * MAX_WEIGHT_PER_MARK <= most


def _first_beyond_python(text: str) -> int:
    """The line at which tomllib gives up without naming one: the shortest beginning of the text that it gives up on."""
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
