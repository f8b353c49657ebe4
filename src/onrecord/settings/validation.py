"""Make a `Config` from the text of config.toml, by the table of settings; errors are reported with their line."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from onrecord.settings.config import Config, ConfigError
from onrecord.settings.config_source import ConfigSource
from onrecord.settings.parsing import InvalidToml, TomlTooLarge, line_of, parse_toml
from onrecord.settings.table import SETTINGS
from onrecord.text.characters import escape_and_shorten, escape_controls
from onrecord.text.similarity import closest_words

KNOWN_KEYS = tuple(setting.key for setting in SETTINGS)
TABLE_KEYS = tuple(setting.key for setting in SETTINGS if setting.heading)
# Similarity (difflib's ratio) from which an unknown key is taken for a misspelled known one.
MISSPELLING_CUTOFF = 0.75
# Messages of tomllib.
_DEFINED_TWICE = re.compile("cannot (overwrite a value|declare .* twice)")
_BARE_WORD = re.compile(r"^\s*([\w-]+)\s*=\s*(\[\s*)?(?!true|false|inf|nan)([A-Za-z][\w-]*)")


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
    if only is not None:
        _require_in_place(path, text, values, only)
        values = {key: value for key, value in values.items() if _could_mean_any(key, only)}
    return _validate(ConfigSource(path, text), values)


def _validate(source: ConfigSource, values: dict[str, Any]) -> Config:
    """Return the configuration with these values, each checked as its setting demands.

    Raises:
        ConfigError: a key is unknown, or a value is wrong.
    """
    for key in values:
        if key not in KNOWN_KEYS:
            known = ", ".join(setting.key_as_written for setting in SETTINGS)
            source.refuse((key,), f"the key {escape_and_shorten(key)} is unknown; known keys: {known}")
    read_values = {
        setting.name: setting.form.read(source, setting, values[setting.key])
        for setting in SETTINGS
        if setting.key in values
    }
    return Config(source.path, line_numbers=source.line_numbers(), **read_values)


def _could_mean_any(key: str, only: Collection[str]) -> bool:
    """Return whether a key is one of `only`, or an unknown key similar to one of them."""
    return key in only or (key not in KNOWN_KEYS and bool(_similar(key, only)))


def _similar(key: str, only: Collection[str]) -> list[str]:
    return closest_words(key.lower(), only, 1, MISSPELLING_CUTOFF)


def _require_in_place(path: Path, text: str, values: dict[str, Any], only: Collection[str]) -> None:
    """Check that no top-level key is below a table's header, where it would belong to that table.

    Raises:
        ConfigError: one does.
    """
    for table in TABLE_KEYS:
        table_values = values.get(table)
        for key in only:
            if key not in values and isinstance(table_values, dict) and key in table_values:
                line = line_of(text, table, key)
                raise ConfigError(f"{path}:{line}: {key} is below [{table}]; move it above the first [table]")


def _quotation_fix(text: str, line: int) -> str:
    """Return how to fix a value on the line that lacks quotation marks; empty if there is none."""
    match = _BARE_WORD.search("\n".join(text.split("\n")[line - 1 : line]))
    return f'put text in quotation marks: {match[1]} = {match[2] or ""}"{match[3]}"' if match else ""
