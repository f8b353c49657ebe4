"""Reads `config.toml`. What is wrong in it is said with its line; nothing in it is evaluated."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Container
from pathlib import Path

from onrecord.settings.checked import checked
from onrecord.settings.config import Config, ConfigError, printable
from onrecord.toml import syntax_error

LARGEST = 256 * 1024
_BARE_WORD = re.compile(r"^\s*([\w-]+)\s*=\s*(\[\s*)?(?!true|false|inf|nan)([A-Za-z][\w-]*)")


def read_config(path: Path, *, named: bool = False, only: Container[str] | None = None) -> Config:
    """The configuration; an empty one where there is no file, unless the user named it.

    ConfigError where something in it is wrong; with `only`, what other keys say does not matter.
    """
    try:
        if path.is_fifo():
            raise ConfigError(f"{path}: no file but a pipe, on which one would wait for ever; remove it")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
        text = raw.decode("utf-8-sig")  # Windows editors put a byte order mark first
    except (FileNotFoundError, NotADirectoryError):
        if named:
            raise ConfigError(f"{path}: no such file; make it, or unset ONRECORD_CONFIG, which names it") from None
        return Config(path)
    except OSError as error:
        if not named and not os.access(path.parent, os.X_OK):  # another account's: none of this person's
            return Config(path)
        raise ConfigError(f"{path}: {(error.strerror or 'unreadable').lower()}; mend or remove the file") from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    if len(raw) > LARGEST:
        raise ConfigError(f"{path}: larger than {LARGEST // 1024} KiB, no configuration of onrecord; move it elsewhere")
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason, line = syntax_error(str(error), text)
        mend = _quoted(text, line) or "write TOML, see docs/settings.md"
        raise ConfigError(f"{path}:{line}: {printable(f'{reason}; {mend}')}") from None
    return checked(path, text, {key: value for key, value in values.items() if only is None or key in only})


def _quoted(text: str, line: int) -> str:
    """The mend where a value on that line is a word without quotation marks; empty where that is not what is wrong."""
    found = _BARE_WORD.search("\n".join(text.split("\n")[line - 1 : line]))
    return f'text stands in quotation marks: {found[1]} = {found[2] or ""}"{found[3]}"' if found else ""
