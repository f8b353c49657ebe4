"""Reading regular files, and only so much of them."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""What takes the place of the file between looking and opening is opened without waiting for it."""


class NotRegularFile(OSError):
    """The path leads to a folder, a pipe, a socket or a device."""


class FileTooLarge(OSError):
    """The file holds more bytes than were allowed."""


def read_regular(path: Path, max_bytes: int) -> tuple[bytes, os.stat_result]:
    """Return all bytes of a regular file and what the system knows of this very file; links are followed.

    Raises:
        NotRegularFile, TooLarge: nothing was read, or too much would have been.
        OSError: any other reason, such as a missing file.
    """
    _require_regular(path, path.stat())  # opening a device may already do something
    descriptor = os.open(path, _OPENING)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        _require_regular(path, status)
        raw: bytes | None = stream.read(max_bytes + 1)
    if raw is None:  # a file of the system's own, as /proc/kmsg, that would keep us waiting
        raise NotRegularFile(errno.EINVAL, "not a regular file", str(path))
    if len(raw) > max_bytes:
        raise FileTooLarge(errno.EFBIG, f"larger than {max_bytes} bytes", str(path))
    return raw, status


def _require_regular(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularFile(errno.EINVAL, "not a regular file", str(path))
