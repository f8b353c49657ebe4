"""Advisory locks between processes, which the system releases when a process ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.storage.folders import make_private_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_POLL_SECONDS = 0.01


@contextlib.contextmanager
def file_lock(path: Path, patience_seconds: float) -> Iterator[bool]:
    """Hold the lock of the file at `path`, the file `NAME.lock` beside it; yield whether it was acquired.

    False means that another process held it for all of `patience_seconds`, or that the file system has no locks; the
    caller continues without it. The process that held the lock removes its file.

    Raises:
        OSError: the lock file cannot be created.
    """
    make_private_folder(path.parent)
    lock_path = path.with_name(f"{path.name}.lock")
    deadline = time.monotonic() + patience_seconds
    descriptor = _open(lock_path)
    acquired = False
    try:
        while (acquired := _acquire(descriptor, deadline)) and not _is_current(lock_path, descriptor):
            os.close(descriptor)  # its holder removed the file, and another process may have locked a new one
            descriptor = _open(lock_path)
        yield acquired
    finally:
        if acquired:
            with contextlib.suppress(OSError):  # Windows cannot remove an open file: it stays
                lock_path.unlink()
        os.close(descriptor)  # this releases the lock


def _open(lock_path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.open(lock_path, flags, 0o600)


def _is_current(lock_path: Path, descriptor: int) -> bool:
    """Return whether the locked file is still the one at this path."""
    try:
        return os.path.samestat(lock_path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _acquire(descriptor: int, deadline: float) -> bool:
    while True:
        try:
            _try_lock(descriptor)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                return False
            time.sleep(LOCK_POLL_SECONDS)
        except OSError:  # ENOLCK, ENOTSUP: a file system without locks
            return False
        else:
            return True


def _try_lock(descriptor: int) -> None:
    """Acquire the lock.

    Raises:
        BlockingIOError: another process holds it; on Windows this is a PermissionError.
    """
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
