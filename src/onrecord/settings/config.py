"""The user's configuration from `config.toml`, as a value."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

THEMES = ("dark", "light")
LAYOUTS = ("auto", "one")


class ConfigError(Exception):
    """Raised if the configuration is unusable; the message is one sentence with file, line and how to fix it."""


class UserStyle(NamedTuple):
    """A style that the user defines in a table `[style.NAME]`; `template` is text with tokens."""

    name: str
    template: str
    letter: str
    title: str


class Config(NamedTuple):
    """The settings in a configuration file.

    `theme`, `start_section` and `default_style` are names; None keeps what the browser last used. `layout` is how the
    panes share the window: `one` shows one at a time. `routes` are names of
    clipboard routes in the order to try, `packs` the packs to open when a command names none, `keys` the keys of each
    command, as users write them, by command name. `line_numbers` has the line of each key, for messages: `routes`,
    `style.cable`, `style.cable.letter`.
    """

    path: Path
    theme: str | None = None
    default_style: str | None = None
    start_section: str | None = None
    layout: str | None = None
    routes: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    styles: tuple[UserStyle, ...] = ()
    line_numbers: Mapping[str, int] = MappingProxyType({})

    @property
    def is_empty(self) -> bool:
        """True if nothing is set, as where there is no file."""
        return self == Config(self.path)

    def location(self, key: str) -> str:
        """Return the file and line of a key, as `FILE:LINE`."""
        return f"{self.path}:{self.line_numbers.get(key, 0)}"
