"""The user's configuration, as `config.toml` says it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

THEMES = ("dark", "light")


class ConfigError(Exception):
    """The configuration cannot be used; the message is one sentence with file, line and the mend."""


class UserStyle(NamedTuple):
    """`[style.NAME]`: a template of tokens."""

    name: str
    template: str
    letter: str
    title: str


class Config(NamedTuple):
    """`theme`, `start_section` and `default_style` are names; None leaves it to how the browser was left.

    `routes` are names of clipboard routes in the order to be tried, `packs` what to open where a command names none,
    `keys` the keys of commands, as people write them, by the commands' names.
    `lines` says where each thing stands, for a message about it: `routes`, `style.cable`, `style.cable.letter`.
    """

    path: Path
    theme: str | None = None
    default_style: str | None = None
    start_section: str | None = None
    routes: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    styles: tuple[UserStyle, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})

    def place(self, key: str) -> str:
        """The file and line of a key."""
        return f"{self.path}:{self.lines.get(key, 0)}"
