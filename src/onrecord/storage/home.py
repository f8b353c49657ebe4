"""The account's home folder: whether one is known, `~` in paths and messages, and the sentence where there is none."""

from __future__ import annotations

import os
import re
from pathlib import Path

# Stands for paths below a home folder that is not known: nothing can exist in it. No message shows it.
NO_HOME = Path(os.devnull, "no-home-folder")


def home_folder() -> str:
    """Return the absolute path of the home folder; empty if none is known, or HOME is empty or relative."""
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib's raises where there is none
    is_usable = os.path.isabs(os.environ.get("HOME", os.sep)) and os.path.isabs(home)  # noqa: PTH117 - as text
    return home if is_usable else ""


def expand_home(path: str) -> str:
    """Return the path with the home folder for a `~` at its beginning; unchanged if no home folder is known."""
    is_own_home = path.partition("/")[0] == "~"
    return path if is_own_home and not home_folder() else os.path.expanduser(path)  # noqa: PTH111 - pathlib's raises


def abbreviate_home(text: str) -> str:
    """Return the text with `~` wherever the home folder stands in it, if one is known that is not the root."""
    home = home_folder()
    if home in ("", Path(home).anchor):
        return text
    return re.sub(rf"(?<![\w.-]){re.escape(home)}(?![\w.-])", "~", text)


def no_home_reason(path: Path, variable: str = "ONRECORD_DATA") -> str:
    """Return that no home folder is known, if the path would lie in it; else an empty text.

    `variable` is the variable that names another place for what lies there.
    """
    return f"no home folder is known; set HOME or {variable}" if path.is_relative_to(NO_HOME) else ""


def failure_reason(error: Exception) -> str:
    """Return why reading or writing failed, for messages: without the number and the path that Python adds to it."""
    texts = (part for part in (getattr(error, "strerror", None), *error.args) if isinstance(part, str) and part)
    return next(texts, "for no reason that is known")


def describe_failure(path: Path, error: OSError) -> str:
    """Return `PATH: reason`; only that no home folder is known, if the path would lie in it."""
    return no_home_reason(path) or f"{path}: {failure_reason(error)}"
