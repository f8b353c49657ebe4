"""Another file for what cannot be saved in its own place: the path that a user types, and writing to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from onrecord import storage
from onrecord.text.characters import escape_and_shorten


def other_file(typed: str, usual_name: str) -> Path:
    """Return the file that is meant by a typed path: in a folder, one with the usual name."""
    path = Path(storage.expand_home(typed)).absolute()
    return path / usual_name if path.is_dir() else path


def write_other_file(path: Path, write: Callable[[Path], object]) -> str | None:
    """Write a new file in a folder that is there; return a sentence on why that failed, None if it did not."""
    if path.exists():
        return f"{escape_and_shorten(str(path))} is there already; name another"
    if not path.parent.is_dir():
        return f"there is no folder {escape_and_shorten(str(path.parent))}"
    try:
        write(path)
    except OSError as error:
        return storage.describe_failure(path, error)
    return None
