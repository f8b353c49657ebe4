"""The user's configuration from `config.toml`, as a value."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

AUTO_THEME, TERMINAL_THEME = "auto", "terminal"
THEMES = (AUTO_THEME, "dark", "light", "high-contrast-dark", "high-contrast-light", TERMINAL_THEME)
# before the names of themes in the state file, and in Textual
THEME_PREFIX = "onrecord-"
SIGNS = ("auto", "unicode", "ascii")
LAYOUTS = ("auto", "one")
CURSORS = ("hidden", "visible")
BUNDLED = "bundled"
# stand for the bundled packs in `packs`, in place of a folder; the older name stays valid
NAMES_OF_BUNDLED = (BUNDLED, "shipped")


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
    panes share the window: `one` shows one at a time. `signs` is what texts are framed with, `cursor` says whether the
    terminal's cursor is seen. `routes` are names of clipboard routes in the order to try, `packs` the packs to open
    when a command names none, `keys` the keys of each command, as users write them, by command name. `line_numbers` has
    the line of each key, for messages: `routes`, `style.cable`, `style.cable.letter`.
    """

    path: Path
    theme: str | None = None
    default_style: str | None = None
    start_section: str | None = None
    layout: str | None = None
    signs: str | None = None
    cursor: str | None = None
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


def theme_setting(name: str | None) -> str | None:
    """Return the name in config.toml of a theme, as the state file or the configuration names it; None for no theme."""
    setting = (name or "").removeprefix(THEME_PREFIX)
    return setting if setting in THEMES else None
