"""The width of the terminal on standard output, in columns."""

from __future__ import annotations

import os
import sys

DEFAULT_COLUMNS = 80


def terminal_width() -> int:
    """Return the width as shutil does: COLUMNS, or else the terminal's, or else 80. shutil is slow to import."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or DEFAULT_COLUMNS  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return DEFAULT_COLUMNS


def is_on_terminal() -> bool:
    """Return whether standard output is a terminal, where people read, and not a file or a pipe, where programs do."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:  # it is closed
        return False
