"""Check types and sizes in config.toml. Names of styles, routes and keys are checked by the rooms that know them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

from onrecord.settings.config import Config, ConfigError, UserStyle
from onrecord.text.characters import escape_and_shorten, escape_controls
from onrecord.text.toml_lines import KeyPath as TomlPath
from onrecord.text.toml_lines import closest_line, line_numbers

# Keys with one name as value, each with an example.
NAME_SETTINGS = {"theme": '"dark"', "default_style": '"quote"', "start_section": '"missions"'}
# Keys with a list of texts as value, each with an example.
LIST_SETTINGS = {"routes": '["tmux", "osc52"]', "packs": '["bundled", "~/statements"]'}
ALL_SETTINGS = (*NAME_SETTINGS, *LIST_SETTINGS, "[keys]", "[style.NAME]")
STYLE_KEYS = ("template", "letter", "title")
MAX_SETTING_NAME_CHARS = 256
MAX_PATH_CHARS = 4096
MAX_TEMPLATE_CHARS = 4096
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def validate_config(path: Path, text: str, values: dict[str, Any]) -> Config:
    """Return the configuration in the file at `path` with this text and these values.

    Raises:
        ConfigError: a value is wrong; the message has its line.
    """
    return _Reader(path, text).config(values)


class _Reader:
    """Checks the values of one file, and knows its path and lines for messages."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = line_numbers(text)

    def config(self, values: dict[str, Any]) -> Config:
        """Return the configuration, with every value checked."""
        for key in values:
            if key not in (*NAME_SETTINGS, *LIST_SETTINGS, "keys", "style"):
                self._refuse(
                    (key,), f"the key {escape_and_shorten(key)} is unknown; known keys: {', '.join(ALL_SETTINGS)}"
                )
        lines = {".".join(map(str, path)): line for path, line in self._lines.items() if len(path) <= 3}
        return Config(
            self._path,
            theme=self._name(values, "theme"),
            default_style=self._name(values, "default_style"),
            start_section=self._name(values, "start_section"),
            routes=self._texts(values, "routes", MAX_SETTING_NAME_CHARS),
            packs=self._texts(values, "packs", MAX_PATH_CHARS),
            keys=self._keys(values.get("keys", {})),
            styles=self._styles(values.get("style", {})),
            line_numbers=lines,
        )

    def _name(self, values: dict[str, Any], key: str) -> str | None:
        value = values.get(key)
        if value is not None and not isinstance(value, str):
            self._refuse((key,), f"{key} is not a name; write {key} = {NAME_SETTINGS[key]}")
        self._require_short((key,), value or "", MAX_SETTING_NAME_CHARS)
        return value

    def _texts(self, values: dict[str, Any], key: str, max_chars: int) -> tuple[str, ...]:
        """Return the texts of a list, each once: a repeated route or folder adds nothing."""
        value = values.get(key, [])
        if not _is_list_of_texts(value):
            self._refuse((key,), f"{key} is not a list of names; write {key} = {LIST_SETTINGS[key]}")
        for index, text in enumerate(value):
            self._require_short((key, index), text, max_chars)
        return tuple(dict.fromkeys(value))

    def _keys(self, table: Any) -> dict[str, tuple[str, ...]]:
        if not isinstance(table, dict):
            self._refuse(("keys",), 'keys is not a table; write [keys] and, below it, copy = "y"')
        return {name: self._keys_of(name, value) for name, value in table.items()}

    def _keys_of(self, name: str, value: Any) -> tuple[str, ...]:
        self._require_short(("keys", name), name, MAX_SETTING_NAME_CHARS)
        keys = [value] if isinstance(value, str) else value
        if not _is_list_of_texts(keys):
            self._refuse(("keys", name), f'{name} is neither a key nor a list of keys; write "x" or ["x", "f5"]')
        for key in keys:
            self._require_short(("keys", name), key, MAX_SETTING_NAME_CHARS)
        return tuple(dict.fromkeys(keys))

    def _styles(self, tables: Any) -> tuple[UserStyle, ...]:
        if not isinstance(tables, dict):
            self._refuse(("style",), 'style is not a table; write default_style = "quote" or [style.NAME]')
        return tuple(self._style(name, table) for name, table in tables.items())

    def _style(self, name: str, table: Any) -> UserStyle:
        path = ("style", name)
        self._require_short(path, name, MAX_SETTING_NAME_CHARS)
        if not _NAME.fullmatch(name):
            self._refuse(path, "a style's name may have only a-z, 0-9 and single hyphens; rename it")
        if not isinstance(table, dict):
            self._refuse(path, f'style.{name} is not a table; write [style.{name}] and template = "..." below it')
        for key in table:
            if key not in STYLE_KEYS:
                self._refuse(
                    (*path, key), f"the key {escape_and_shorten(key)} is unknown; known keys: {', '.join(STYLE_KEYS)}"
                )
        for key in STYLE_KEYS:
            if not isinstance(table.get(key, ""), str):
                self._refuse((*path, key), f"{key} is not text; write it in quotation marks")
        if not table.get("template"):
            self._refuse(path, f'style.{name} has no template; add template = "..."')
        self._require_short((*path, "template"), table["template"], MAX_TEMPLATE_CHARS)
        letter = table.get("letter", "")
        if len(letter) > 1 or (letter and not (letter.isascii() and letter.isalnum())):
            self._refuse((*path, "letter"), "letter is not a single letter or digit; choose one")
        title = table.get("title", "")
        self._require_short((*path, "title"), title, MAX_SETTING_NAME_CHARS)
        if not title.isprintable():
            self._refuse((*path, "title"), "title has a character that cannot be displayed; remove it")
        return UserStyle(name, table["template"], letter, title)

    def _require_short(self, path: TomlPath, text: str, max_chars: int) -> None:
        if len(text) > max_chars:
            self._refuse(path, f"{len(text):,} characters, and {max_chars:,} are the most; shorten it")

    def _refuse(self, path: TomlPath, message: str) -> NoReturn:
        raise ConfigError(f"{self._path}:{closest_line(self._lines, path)}: {escape_controls(message)}")


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
