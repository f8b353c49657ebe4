"""Read regular files up to a size limit; refuse folders, pipes, sockets and devices."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

# Never blocks on a pipe or device that replaced the file between the check and opening.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class NotRegularFile(OSError):
    """Raised if a path leads to a folder, a pipe, a socket or a device."""


class FileTooLarge(OSError):
    """Raised if a file has more bytes than the limit."""


def read_regular(path: Path, max_bytes: int) -> tuple[bytes, os.stat_result]:
    """Return all bytes of a regular file, and the status of the file that was read; links are followed.

    Raises:
        NotRegularFile: it is a folder, pipe, socket or device; nothing was read.
        FileTooLarge: it has more than `max_bytes`.
        OSError: it cannot be read for any other reason, such as a missing file.
    """
    _require_regular(path, path.stat())  # before opening, which may have effects on a device
    descriptor = os.open(path, _OPEN_FLAGS)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        _require_regular(path, status)
        raw: bytes | None = stream.read(max_bytes + 1)
    if raw is None:  # a file of the system, such as /proc/kmsg, on which reading would block
        raise NotRegularFile(errno.EINVAL, "not a regular file", str(path))
    if len(raw) > max_bytes:
        raise FileTooLarge(errno.EFBIG, f"larger than {max_bytes} bytes", str(path))
    return raw, status


def _require_regular(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularFile(errno.EINVAL, "not a regular file", str(path))
