"""A first line where the program is slow to load: from a share or a stick, half a minute would pass without a word.

Nothing is imported here that Python has not loaded by itself: a thread and two locks of its lowest layer.
"""

from __future__ import annotations

import _thread
import contextlib
import sys

SLOW_START_SECONDS = 1.5
"""What nobody takes for a program that hangs."""

_LINE = "onrecord: loading from a slow place; a copy on a disk of this machine starts sooner\n"

_speaking = _thread.allocate_lock()
_loaded = _thread.allocate_lock()


def announce_if_slow(patience_seconds: float = SLOW_START_SECONDS) -> None:
    """Write one line to a terminal's error output unless `loading_is_over` is called within that time."""
    if sys.stderr is None or not sys.stderr.isatty() or not _loaded.acquire(blocking=False):
        return
    with contextlib.suppress(RuntimeError):  # no thread may be started: no line then
        _thread.start_new_thread(_watch, (patience_seconds,))


def loading_is_over() -> None:
    """Say nothing from now on; the first output of a command, or the browser's first picture, may come."""
    with _speaking, contextlib.suppress(RuntimeError):  # it was said before
        _loaded.release()


def _watch(patience_seconds: float) -> None:
    if _loaded.acquire(timeout=patience_seconds):
        _loaded.release()
        return
    with _speaking:
        if _loaded.locked():
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(_LINE)
                sys.stderr.flush()
