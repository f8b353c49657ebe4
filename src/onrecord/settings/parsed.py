"""What the text of `config.toml` says. What is wrong in it is said with its line; nothing in it is evaluated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from pathlib import Path
from typing import Any

from onrecord.settings.checked import checked
from onrecord.settings.config import Config, ConfigError
from onrecord.text.characters import safe
from onrecord.text.toml_lines import syntax_error

_TWICE = re.compile("cannot (overwrite a value|declare .* twice)")
"""As tomllib says it."""
_BARE_WORD = re.compile(r"^\s*([\w-]+)\s*=\s*(\[\s*)?(?!true|false|inf|nan)([A-Za-z][\w-]*)")


def parsed(path: Path, text: str, only: Container[str] | None) -> Config:
    """ConfigError where something in it is wrong; with `only`, what other keys say does not matter."""
    values = _values(path, text)
    return checked(path, text, {key: value for key, value in values.items() if only is None or key in only})


def _values(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason, line = syntax_error(str(error), text)
        if _TWICE.match(reason):
            raise ConfigError(f"{path}:{line}: this key or table is there already; keep one of the two") from None
        mend = _quoted(text, line) or "write TOML, see docs/settings.md"
        raise ConfigError(f"{path}:{line}: {safe(f'{reason}; {mend}')}") from None


def _quoted(text: str, line: int) -> str:
    """The mend where a value on that line is a word without quotation marks; empty where that is not what is wrong."""
    found = _BARE_WORD.search("\n".join(text.split("\n")[line - 1 : line]))
    return f'text stands in quotation marks: {found[1]} = {found[2] or ""}"{found[3]}"' if found else ""
