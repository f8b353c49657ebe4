"""Check the limits on open files and memory before the browser takes over the terminal.

A start that fails halfway is harder to report than one that is refused.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

# for asyncio, for the signal watch, and for one file that is read or written
FILES_NEEDED = 8
# further address space, mostly for the stacks of threads; with less, Python may crash
BYTES_NEEDED = 240 * 1024 * 1024


def require_resources() -> None:
    """Check that the session's limits are high enough for the browser.

    Raises:
        OSError: too few files may be opened (`ulimit -n`).
        MemoryError: too little address space is allowed (`ulimit -v`).
    """
    _require_files()
    if sys.platform != "win32":
        _require_memory()


def _require_files() -> None:
    descriptors: list[int] = []
    try:
        descriptors.extend(os.dup(0) for _ in range(FILES_NEEDED))
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


if sys.platform != "win32":
    import resource

    def _require_memory() -> None:
        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        if limit != resource.RLIM_INFINITY and limit - _address_space() < BYTES_NEEDED:
            raise MemoryError

    def _address_space() -> int:
        """Return the size of this process's address space in bytes; 0 if the system does not tell."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        return 0
