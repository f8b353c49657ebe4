"""The forms of settings in config.toml: a name, a list of names, the table of keys, the tables of styles.

Types and sizes are checked here. Which names exist is checked by `onrecord.session`, which may ask the other rooms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from onrecord.settings.config import UserStyle
from onrecord.settings.setting import MAX_SETTING_NAME_CHARS, Form, Setting
from onrecord.text.characters import escape_and_shorten

if TYPE_CHECKING:
    from onrecord.settings.config_source import ConfigSource

STYLE_KEYS = ("template", "letter", "title")
MAX_TEMPLATE_CHARS = 4096
_STYLE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _read_name(source: ConfigSource, setting: Setting, value: Any) -> str:
    if not isinstance(value, str):
        source.refuse((setting.key,), f"{setting.key} is not a name; write {setting.example}")
    source.require_short((setting.key,), value, setting.max_chars)
    return value


def _read_names(source: ConfigSource, setting: Setting, value: Any) -> tuple[str, ...]:
    """Return the names of a list, each once: a repeated route or folder adds nothing."""
    if not _is_list_of_texts(value):
        source.refuse((setting.key,), f"{setting.key} is not a list of names; write {setting.example}")
    for index, name in enumerate(value):
        source.require_short((setting.key, index), name, setting.max_chars)
    return tuple(dict.fromkeys(value))


def _read_keys(source: ConfigSource, setting: Setting, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        source.refuse((setting.key,), 'keys is not a table; write [keys] and, below it, copy = "y"')
    return {name: _read_keys_of_command(source, (setting.key, name), keys) for name, keys in value.items()}


def _read_keys_of_command(source: ConfigSource, key_path: tuple[str, str], value: Any) -> tuple[str, ...]:
    name = key_path[-1]
    source.require_short(key_path, name, MAX_SETTING_NAME_CHARS)
    keys = [value] if isinstance(value, str) else value
    if not _is_list_of_texts(keys):
        source.refuse(key_path, f'{name} is neither a key nor a list of keys; write "x" or ["x", "f5"]')
    for key in keys:
        source.require_short(key_path, key, MAX_SETTING_NAME_CHARS)
    return tuple(dict.fromkeys(keys))


def _keys_to_text(keys: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join(f"{name} = {' '.join(of_command) or 'none'}" for name, of_command in keys.items())


def _read_styles(source: ConfigSource, setting: Setting, value: Any) -> tuple[UserStyle, ...]:
    if not isinstance(value, dict):
        source.refuse((setting.key,), 'style is not a table; write default_style = "quote" or [style.NAME]')
    return tuple(_read_style(source, (setting.key, name), table) for name, table in value.items())


def _read_style(source: ConfigSource, key_path: tuple[str, str], table: Any) -> UserStyle:
    name = key_path[-1]
    source.require_short(key_path, name, MAX_SETTING_NAME_CHARS)
    if not _STYLE_NAME.fullmatch(name):
        source.refuse(key_path, "a style's name may have only a-z, 0-9 and single hyphens; rename it")
    if not isinstance(table, dict):
        source.refuse(key_path, f'style.{name} is not a table; write [style.{name}] and template = "..." below it')
    for key in table:
        if key not in STYLE_KEYS:
            message = f"the key {escape_and_shorten(key)} is unknown; known keys: {', '.join(STYLE_KEYS)}"
            source.refuse((*key_path, key), message)
    for key in STYLE_KEYS:
        if not isinstance(table.get(key, ""), str):
            source.refuse((*key_path, key), f"{key} is not text; write it in quotation marks")
    if not table.get("template"):
        _refuse_empty_template(source, key_path, is_there="template" in table)
    source.require_short((*key_path, "template"), table["template"], MAX_TEMPLATE_CHARS)
    letter = table.get("letter", "")
    if len(letter) > 1 or (letter and not (letter.isascii() and letter.isalnum())):
        source.refuse((*key_path, "letter"), "letter is not a single letter or digit; choose one")
    title = table.get("title", "")
    source.require_short((*key_path, "title"), title, MAX_SETTING_NAME_CHARS)
    if not title.isprintable():
        source.refuse((*key_path, "title"), "title has a character that cannot be displayed; remove it")
    return UserStyle(name, table["template"], letter, title)


def _refuse_empty_template(source: ConfigSource, key_path: tuple[str, str], *, is_there: bool) -> NoReturn:
    if is_there:
        source.refuse((*key_path, "template"), "template is empty; write {quote} and the words around it")
    source.refuse(key_path, f'style.{key_path[-1]} has no template; add template = "..."')


def _styles_to_text(styles: tuple[UserStyle, ...]) -> str:
    return ", ".join(style.name for style in styles)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


NAME = Form(_read_name, str)
NAMES = Form(_read_names, ", ".join)
KEYS = Form(_read_keys, _keys_to_text)
STYLES_OF_USER = Form(_read_styles, _styles_to_text)
