"""The file that a configuration is read from, and its errors with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from onrecord.settings.config import ConfigError
from onrecord.text.characters import escape_controls
from onrecord.text.toml_lines import KeyPath, closest_line, line_numbers


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
