"""What the browser needs of the system before it takes the terminal: half a start is harder to say than none."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

FILES_NEEDED = 8
"""Those of asyncio, of the watch for signals, and of one file that is read or written."""
BYTES_NEEDED = 240 * 1024 * 1024
"""Address space beside what is taken: of threads' stacks for the most part. With less, Python may crash."""


def require_resources() -> None:
    """Raise OSError or MemoryError if the limits of the session are too low for the browser (`ulimit -n`, `-v`)."""
    _require_files()
    if sys.platform != "win32":
        _require_memory()


def _require_files() -> None:
    opened: list[int] = []
    try:
        opened.extend(os.dup(0) for _ in range(FILES_NEEDED))
    finally:
        for descriptor in opened:
            os.close(descriptor)


if sys.platform != "win32":

    def _require_memory() -> None:
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        if limit != resource.RLIM_INFINITY and limit - _address_space() < BYTES_NEEDED:
            raise MemoryError

    def _address_space() -> int:
        """Bytes that this process has taken; 0 where the system does not say."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        return 0
