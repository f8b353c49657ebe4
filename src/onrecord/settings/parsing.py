"""Parse the text of a settings file; errors are reported with their line, and nothing in it is evaluated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from onrecord.settings.config import Config, ConfigError
from onrecord.settings.validation import LIST_SETTINGS, NAME_SETTINGS, validate_config
from onrecord.text.characters import escape_controls
from onrecord.text.similarity import closest_words
from onrecord.text.toml_bounds import (
    MAX_KEY_PARTS,
    MAX_NESTING,
    MAX_WORD_CHARS,
    find_excessive_count,
    find_excessive_depth,
    find_overlong_word,
)
from onrecord.text.toml_lines import line_numbers, syntax_error

# Limit for key parts, values and tables together.
MAX_TOML_PARTS = 10_000
# Similarity (difflib's ratio) from which an unknown key is taken for a misspelled known one.
MISSPELLING_CUTOFF = 0.75
TABLE_SETTINGS = ("keys", "style")
KNOWN_SETTINGS = (*NAME_SETTINGS, *LIST_SETTINGS, *TABLE_SETTINGS)
# Messages of tomllib.
_DEFINED_TWICE = re.compile("cannot (overwrite a value|declare .* twice)")
_BARE_WORD = re.compile(r"^\s*([\w-]+)\s*=\s*(\[\s*)?(?!true|false|inf|nan)([A-Za-z][\w-]*)")


class InvalidToml(ValueError):
    """Raised if a text is not valid TOML; has a `reason`, in a few words, and the `line` (from 1)."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"{reason} (line {line})")
        self.reason = reason
        self.line = line


class TomlTooLarge(InvalidToml):
    """Raised if a text would take tomllib long; nobody writes such TOML by hand."""


def parse_config(path: Path, text: str, only: Collection[str] | None) -> Config:
    """Return the configuration in a text.

    With `only`, read only these keys; errors in others do not matter. But a key that seems to be one of these,
    misspelled or in the wrong place, is an error: otherwise it would be ignored silently.

    Raises:
        ConfigError: something in the text is wrong.
    """
    try:
        values = parse_toml(text)
    except InvalidToml as error:
        if _DEFINED_TWICE.match(error.reason):
            raise ConfigError(f"{path}:{error.line}: this key or table is defined twice; keep one of the two") from None
        is_too_large = isinstance(error, TomlTooLarge)
        fix = "shorten it" if is_too_large else _quotation_fix(text, error.line) or "write TOML, see docs/settings.md"
        raise ConfigError(f"{path}:{error.line}: {escape_controls(f'{error.reason}; {fix}')}") from None
    if only is None:
        return validate_config(path, text, values)
    _require_in_place(path, text, values, only)
    return validate_config(path, text, {key: value for key, value in values.items() if _could_mean_any(key, only)})


def _could_mean_any(key: str, only: Collection[str]) -> bool:
    """Return whether a key is one of `only`, or an unknown key similar to one of them."""
    return key in only or (key not in KNOWN_SETTINGS and bool(_similar(key, only)))


def _similar(key: str, only: Collection[str]) -> list[str]:
    return closest_words(key.lower(), only, 1, MISSPELLING_CUTOFF)


def _require_in_place(path: Path, text: str, values: dict[str, Any], only: Collection[str]) -> None:
    """Check that no top-level key is below a table's header, where it would belong to that table.

    Raises:
        ConfigError: one does.
    """
    for table in TABLE_SETTINGS:
        table_values = values.get(table)
        for key in only:
            if key not in values and isinstance(table_values, dict) and key in table_values:
                line = line_of(text, table, key)
                raise ConfigError(f"{path}:{line}: {key} is below [{table}]; move it above the first [table]")


def parse_toml(text: str) -> dict[str, Any]:
    """Return the values in a TOML text.

    Raises:
        InvalidToml: it is not TOML, or exceeds the limits for what is written by hand.
    """
    _require_written_by_hand(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidToml(*syntax_error(str(error), text)) from None


def line_of(text: str, *path: str) -> int:
    """Return the line (from 1) of a key in a TOML text; 0 if it has none."""
    return line_numbers(text, [path]).get(path, 0)


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


def _quotation_fix(text: str, line: int) -> str:
    """Return how to fix a value on the line that lacks quotation marks; empty if there is none."""
    match = _BARE_WORD.search("\n".join(text.split("\n")[line - 1 : line]))
    return f'put text in quotation marks: {match[1]} = {match[2] or ""}"{match[3]}"' if match else ""
