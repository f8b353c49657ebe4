"""What the text of a file of settings says. What is wrong in it is said with its line; nothing in it is evaluated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from onrecord.settings.checked import LISTS, NAMES, checked
from onrecord.settings.config import Config, ConfigError
from onrecord.text.characters import safe
from onrecord.text.toml_bounds import (
    MAX_KEY_PARTS,
    MAX_NESTING,
    MAX_WORD_CHARS,
    refuse_count,
    refuse_depth,
    refuse_word,
)
from onrecord.text.toml_lines import line_numbers, syntax_error

MAX_PARTS = 10_000
"""Parts of keys, values and tables together."""
MISSPELT = 0.75
"""How like a known key another must be (difflib's ratio) to be taken for it misspelt."""
TABLES = ("keys", "style")
KNOWN = (*NAMES, *LISTS, *TABLES)
_TWICE = re.compile("cannot (overwrite a value|declare .* twice)")
"""As tomllib says it."""
_BARE_WORD = re.compile(r"^\s*([\w-]+)\s*=\s*(\[\s*)?(?!true|false|inf|nan)([A-Za-z][\w-]*)")


class NoToml(ValueError):
    """The text is no TOML that a person would write: `reason`, in a few words, and the `line` (from 1)."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"{reason} (line {line})")
        self.reason = reason
        self.line = line


class TooMuch(NoToml):
    """It would take tomllib long, and no person writes it."""


def parsed(path: Path, text: str, only: Collection[str] | None) -> Config:
    """ConfigError where something in it is wrong; with `only`, what other keys say does not matter.

    But a key that seems to be one of these, misspelt or in the wrong place, does: it would be missed without a word.
    """
    try:
        values = toml_values(text)
    except NoToml as error:
        if _TWICE.match(error.reason):
            raise ConfigError(f"{path}:{error.line}: this key or table is there already; keep one of the two") from None
        is_too_much = isinstance(error, TooMuch)
        mend = "shorten it" if is_too_much else _quoted(text, error.line) or "write TOML, see docs/settings.md"
        raise ConfigError(f"{path}:{error.line}: {safe(f'{error.reason}; {mend}')}") from None
    if only is None:
        return checked(path, text, values)
    _require_in_place(path, text, values, only)
    return checked(path, text, {key: value for key, value in values.items() if _may_be_meant(key, only)})


def _may_be_meant(key: str, only: Collection[str]) -> bool:
    """Return whether a key is one of those, or so like one that nothing else can be meant."""
    return key in only or (key not in KNOWN and bool(_similar(key, only)))


def _similar(key: str, only: Collection[str]) -> list[str]:
    import difflib  # only where a key is unknown

    return difflib.get_close_matches(key.lower(), only, 1, MISSPELT)


def _require_in_place(path: Path, text: str, values: dict[str, Any], only: Collection[str]) -> None:
    """ConfigError where a key of the file itself stands below a table's header, and so belongs to that table."""
    for table in TABLES:
        inside = values.get(table)
        for key in only:
            if key not in values and isinstance(inside, dict) and key in inside:
                line = line_numbers(text).get((table, key), 0)
                raise ConfigError(f"{path}:{line}: {key} stands below [{table}]; put it above the first [table]")


def toml_values(text: str) -> dict[str, Any]:
    """Return what the text says; NoToml where it is not TOML, or of a size that no person writes."""
    _require_what_people_write(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoToml(*syntax_error(str(error), text)) from None


def _require_what_people_write(text: str) -> None:
    """Raise TooMuch before tomllib sees the text."""
    if line := refuse_depth(text):
        reason = f"a key of more than {MAX_KEY_PARTS} parts, or values nested more than {MAX_NESTING} deep"
        raise TooMuch(reason, line)
    if line := refuse_word(text):
        raise TooMuch(f"a key or number of more than {MAX_WORD_CHARS:,} characters", line)
    if line := refuse_count(text, MAX_PARTS):
        raise TooMuch(f"more than {MAX_PARTS:,} keys and values", line)


def _quoted(text: str, line: int) -> str:
    """The mend where a value on that line is a word without quotation marks; empty where that is not what is wrong."""
    found = _BARE_WORD.search("\n".join(text.split("\n")[line - 1 : line]))
    return f'text stands in quotation marks: {found[1]} = {found[2] or ""}"{found[3]}"' if found else ""
