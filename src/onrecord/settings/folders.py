"""Test whether a folder is writable by writing to it, leaving nothing behind."""

from __future__ import annotations

import contextlib
import os.path
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder inside `folder`, or inside its nearest existing parent; remove it afterwards.

    Raises:
        OSError: it cannot be created.
    """
    existing = next((parent for parent in (folder, *folder.parents) if os.path.lexists(parent)), folder)
    with tempfile.TemporaryDirectory(prefix="onrecord-", dir=existing) as name:
        yield Path(name)


def write_error(folder: Path) -> str | None:
    """Return why no file can be written in the folder, which need not exist yet; None if one can."""
    try:
        with scratch_folder(folder) as scratch:
            (scratch / "probe").write_bytes(b"onrecord")
    except OSError as error:
        return (error.strerror or "unknown reason").lower()
    return None
