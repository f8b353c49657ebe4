"""Atomic writes: a file holds all of the old bytes or all of the new ones, after a crash and on a full disk too."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

from onrecord.storage.folders import make_private
from onrecord.storage.regular import NotRegular

PRIVATE_FILE = 0o600
SUFFIX = ".tmp"
ABANDONED_SECONDS = 3600
"""Age at which a temporary file belongs to a process that was killed."""


def write_atomically(path: Path, raw: bytes) -> None:
    """Replace the file at `path` with one that holds `raw`, readable and writable by its owner alone.

    The bytes go to a temporary file beside it, are flushed to the disk, read back and then renamed into place. A link
    at `path` is replaced, never followed. Missing folders are made private.

    Raises:
        NotRegular: a folder, pipe, socket or device is in the way.
        OSError: any other reason, such as a full disk. The old file is as it was.
    """
    import tempfile  # costs more than all else here, and most commands write nothing

    make_private(path.parent)
    _refuse_what_is_no_file(path)
    _remove_abandoned(path)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=SUFFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, PRIVATE_FILE)  # the umask may have taken even the owner's rights
            stream.write(raw)
            stream.flush()
            os.fsync(descriptor)
            stream.seek(0)
            if stream.read() != raw:
                raise OSError(errno.EIO, "does not hold what was written", str(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _refuse_what_is_no_file(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
            raise NotRegular(errno.EINVAL, "no ordinary file; move it away", str(path))


def _remove_abandoned(path: Path) -> None:
    """Remove the temporary files of writers of `path` that were killed."""
    oldest = time.time() - ABANDONED_SECONDS
    with contextlib.suppress(OSError):
        for leftover in path.parent.glob(f".{path.name}.*{SUFFIX}"):
            if leftover.lstat().st_mtime < oldest:
                leftover.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system lets a folder be flushed."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
