"""Temporary files in the cache: created next to their final path, locked while their writer lives."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.storage import make_private_folder

if sys.platform != "win32":
    import fcntl

# Prefix of the name of a file that is being written.
BUILD_PREFIX = "building-"

# Age from which a file that cannot be locked is stale: some file systems have no locks.
STALE_BUILD_SECONDS = 24 * 60 * 60

_PRIVATE_FILE = 0o600


@contextlib.contextmanager
def temporary_file(file: Path) -> Iterator[Path]:
    """Yield a new file next to `file`, to be filled and moved there; unless it was moved, it is deleted afterwards.

    Missing folders are created, private to the user.

    Raises:
        OSError: the file cannot be created.
    """
    make_private_folder(file.parent)
    path, descriptor = _create_locked(file)
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        if descriptor is not None:
            os.close(descriptor)  # which releases the lock


def remove_stale_files(folder: Path) -> None:
    """Delete the files of programs that ended before they finished writing."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{BUILD_PREFIX}*"):
            with contextlib.suppress(OSError):
                _remove_if_stale(path)


def _create_locked(file: Path) -> tuple[Path, int | None]:
    """Return a new file and the descriptor that holds its lock; None on Windows, where open files cannot be deleted."""
    import tempfile  # slow to import, and rarely needed

    while True:
        descriptor, name = tempfile.mkstemp(prefix=BUILD_PREFIX, suffix=file.suffix, dir=file.parent)
        path = Path(name)
        if not hasattr(os, "fchmod"):
            os.close(descriptor)
            return path, None
        os.fchmod(descriptor, _PRIVATE_FILE)  # the umask may have taken even the owner's rights
        _try_lock(descriptor)
        if path.exists():
            return path, descriptor
        os.close(descriptor)  # another program took it for a leftover before it was locked


def _try_lock(descriptor: int) -> bool:
    """Return whether the lock was acquired; False also if the file system has none."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove_if_stale(path: Path) -> None:
    if not hasattr(os, "fchmod") or path.is_symlink() or not path.is_file():
        path.unlink()  # on Windows it fails while the file is open
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        if _try_lock(descriptor) or os.fstat(descriptor).st_mtime < time.time() - STALE_BUILD_SECONDS:
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)
