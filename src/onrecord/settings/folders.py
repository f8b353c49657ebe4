"""Whether a folder can be written, found out by doing it and leaving nothing behind."""

from __future__ import annotations

import contextlib
import os.path
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """A folder of our own inside `folder`, or inside the nearest one above it that is there; it is gone afterwards.

    OSError where none can be made.
    """
    import tempfile  # not for commands that only look for a configuration

    existing = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
    with tempfile.TemporaryDirectory(prefix="onrecord-", dir=existing) as made:
        yield Path(made)


def write_error(folder: Path) -> str | None:
    """Why no file can be written in the folder, which need not be there yet; None where one can."""
    try:
        with scratch_folder(folder) as made:
            (made / "probe").write_bytes(b"onrecord")
    except OSError as error:
        return (error.strerror or "unknown reason").lower()
    return None
