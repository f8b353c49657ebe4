"""One setting of config.toml as a value: its name, form and meaning in words; and the file that it is read from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from onrecord.settings.config import ConfigError
from onrecord.text.characters import escape_controls
from onrecord.text.toml_lines import KeyPath, closest_line, line_numbers

MAX_SETTING_NAME_CHARS = 256


class ConfigSource:
    """The file that a configuration is read from. It knows the line of each key, for messages."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._lines = line_numbers(text)

    def line_numbers(self) -> dict[str, int]:
        """Return the line of each key with at most three parts, such as `style.cable.letter`."""
        return {".".join(map(str, key_path)): line for key_path, line in self._lines.items() if len(key_path) <= 3}

    def require_short(self, key_path: KeyPath, text: str, max_chars: int) -> None:
        """Check the length of a text.

        Raises:
            ConfigError: it is too long.
        """
        if len(text) > max_chars:
            self.refuse(key_path, f"{len(text):,} characters, and {max_chars:,} are the most; shorten it")

    def refuse(self, key_path: KeyPath, message: str) -> NoReturn:
        """Raise a ConfigError with the file, the line of the key, and the message."""
        raise ConfigError(f"{self.path}:{closest_line(self._lines, key_path)}: {escape_controls(message)}")


class Form(NamedTuple):
    """How a setting is written. `read` checks its TOML value, `to_text` prints what `read` returned.

    `read` gets the file, the setting and the TOML value, and raises a ConfigError if the value has another form.
    """

    read: Callable[[ConfigSource, Setting, Any], Any]
    to_text: Callable[[Any], str]


class Setting(NamedTuple):
    """A setting of config.toml. Its value is the attribute `name` of `Config`, which has the default too.

    `meaning` and `if_omitted` are words for people: code is in backticks, as in Markdown. `example` is a line of
    config.toml, for messages and for the template, unless that has other lines (`template`). `names` are all names that
    it may have, where this room knows them. `heading` is the header of a setting that is a table, as messages write it;
    `page` is the page in docs/ with more.
    """

    name: str
    form: Form
    meaning: str
    if_omitted: str
    example: str
    template: str = ""
    names: tuple[str, ...] = ()
    max_chars: int = MAX_SETTING_NAME_CHARS
    heading: str = ""
    page: str = ""

    @property
    def key(self) -> str:
        """The key at the top level of config.toml: `theme`, or `style` for the tables `[style.NAME]`."""
        return self.heading.strip("[]").partition(".")[0] or self.name

    @property
    def key_as_written(self) -> str:
        """The key as messages and docs write it: `theme`, `[style.NAME]`."""
        return self.heading or self.name
