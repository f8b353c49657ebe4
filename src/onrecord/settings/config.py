"""The user's configuration, `config.toml`. What is wrong in it is said with its line; nothing in it is evaluated."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from onrecord.toml import line_numbers, nearest, syntax_error

LARGEST = 256 * 1024
KEYS = ("default_style", "routes", "[style.NAME]")
STYLE_KEYS = ("template", "letter", "title")
_BARE_WORD = re.compile(r"^\s*([\w-]+)\s*=\s*(\[\s*)?(?!true|false|inf|nan)([A-Za-z][\w-]*)")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ConfigError(Exception):
    """The configuration cannot be used; the message is one sentence with file, line and the mend."""


@dataclass(frozen=True, slots=True)
class UserStyle:
    """`[style.NAME]`: a template of tokens."""

    name: str
    template: str
    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class Config:
    """`default_style` is a style's name; `routes` are names of clipboard routes in the order to be tried.

    `lines` says where each thing stands, for a message about it: `routes`, `style.cable`, `style.cable.letter`.
    """

    path: Path
    default_style: str | None = None
    routes: tuple[str, ...] = ()
    styles: tuple[UserStyle, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """The file and line of a key."""
        return f"{self.path}:{self.lines.get(key, 0)}"


def read_config(path: Path, *, named: bool = False) -> Config:
    """The configuration; an empty one where there is no file, unless the user named it.

    ConfigError where something in it is wrong.
    """
    try:
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
        raise ConfigError(f"{path}: larger than {LARGEST // 1024} KiB, no configuration of onrecord; remove the file")
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason, line = syntax_error(str(error), text)
        mend = _quoted(text, line) or "write TOML, see docs/styles.md"
        raise ConfigError(f"{path}:{line}: {_printable(f'{reason}; {mend}')}") from None
    return _Reader(path, text).config(values)


class _Reader:
    """Checks one file; remembers it for messages."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = line_numbers(text)

    def config(self, values: dict[str, Any]) -> Config:
        """What the file says, all of it checked."""
        for key in values:
            if key not in ("default_style", "routes", "style"):
                self._refuse((key,), f"the key {key} is unknown; known are {', '.join(KEYS)}")
        routes, default, tables = values.get("routes", []), values.get("default_style"), values.get("style", {})
        if not isinstance(routes, list) or not all(isinstance(route, str) for route in routes):
            self._refuse(("routes",), 'routes is not a list of names; write routes = ["tmux", "osc52"]')
        if default is not None and not isinstance(default, str):
            self._refuse(("default_style",), 'default_style is not a name; write default_style = "quote"')
        if not isinstance(tables, dict):
            self._refuse(("style",), 'style is not a table; write default_style = "quote" or [style.NAME]')
        styles = tuple(self._style(name, table) for name, table in tables.items())
        lines = {".".join(map(str, path)): line for path, line in self._lines.items() if len(path) <= 3}
        return Config(self._path, default, tuple(routes), styles, lines)

    def _style(self, name: str, table: Any) -> UserStyle:
        path = ("style", name)
        if not _NAME.fullmatch(name):
            self._refuse(path, "a style's name is of a-z, 0-9 and single hyphens; rename it")
        if not isinstance(table, dict):
            self._refuse(path, f'style.{name} is not a table; write [style.{name}] and template = "..." below it')
        for key in table:
            if key not in STYLE_KEYS:
                self._refuse((*path, key), f"the key {key} is unknown; known are {', '.join(STYLE_KEYS)}")
        for key in STYLE_KEYS:
            if not isinstance(table.get(key, ""), str):
                self._refuse((*path, key), f"{key} is not text; write it in quotation marks")
        if not table.get("template"):
            self._refuse(path, f'style.{name} has no template; add template = "..."')
        letter = table.get("letter", "")
        if len(letter) > 1 or (letter and not (letter.isascii() and letter.isalnum())):
            self._refuse((*path, "letter"), "letter is not one letter or digit; choose one")
        title = table.get("title", "")
        if not title.isprintable():
            self._refuse((*path, "title"), "title holds a character that cannot be shown; remove it")
        return UserStyle(name, table["template"], letter, title)

    def _refuse(self, path: tuple[str, ...], message: str) -> NoReturn:
        raise ConfigError(f"{self._path}:{nearest(self._lines, path)}: {_printable(message)}")


def _quoted(text: str, line: int) -> str:
    """The mend where a value on that line is a word without quotation marks; empty where that is not what is wrong."""
    found = _BARE_WORD.search("\n".join(text.split("\n")[line - 1 : line]))
    return f'text stands in quotation marks: {found[1]} = {found[2] or ""}"{found[3]}"' if found else ""


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in text)
