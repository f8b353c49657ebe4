"""Parse the TOML of a settings file within limits; errors have their line, and nothing in it is evaluated."""

from __future__ import annotations

import tomllib
from typing import Any

from onrecord import text as texts
from onrecord.text.toml_bounds import (
    MAX_KEY_PARTS,
    MAX_NESTING,
    MAX_WORD_CHARS,
    find_excessive_count,
    find_excessive_depth,
    find_overlong_word,
)

# Limit for key parts, values and tables together.
MAX_TOML_PARTS = 10_000


class InvalidToml(ValueError):
    """Raised if a text is not valid TOML; has a `reason`, in a few words, and the `line` (from 1)."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"{reason} (line {line})")
        self.reason = reason
        self.line = line


class TomlTooLarge(InvalidToml):
    """Raised if a text would take tomllib long; nobody writes such TOML by hand."""


def parse_toml(text: str) -> dict[str, Any]:
    """Return the values in a TOML text.

    Raises:
        InvalidToml: it is not TOML, or exceeds the limits for what is written by hand.
    """
    _require_written_by_hand(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidToml(*texts.syntax_error(str(error), text)) from None


def line_of(text: str, *path: str) -> int:
    """Return the line (from 1) of a key in a TOML text; 0 if it has none."""
    return texts.line_numbers(text, [path]).get(path, 0)


def _require_written_by_hand(text: str) -> None:
    """Check the limits for TOML written by hand, before tomllib parses the text.

    Raises:
        TomlTooLarge: the text exceeds one.
    """
    if line := find_excessive_depth(text):
        reason = f"a key of more than {MAX_KEY_PARTS} parts, or values nested more than {MAX_NESTING} deep"
        raise TomlTooLarge(reason, line)
    if line := find_overlong_word(text):
        raise TomlTooLarge(f"a key or number of more than {MAX_WORD_CHARS:,} characters", line)
    if line := find_excessive_count(text, MAX_TOML_PARTS):
        raise TomlTooLarge(f"more than {MAX_TOML_PARTS:,} keys and values", line)
