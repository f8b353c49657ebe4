"""A message if the program loads slowly: from a network share or a USB stick, loading may take half a minute.

This module imports only what Python itself has loaded, and uses the low-level threads and locks.
"""

from __future__ import annotations

import _thread
import contextlib
import sys

SLOW_START_SECONDS = 1.5  # short enough that nobody believes that the program hangs

_LINE = "onrecord: loading from a slow place; a copy on a local disk starts faster\n"

_message_lock = _thread.allocate_lock()
_loading_lock = _thread.allocate_lock()


def announce_if_slow(patience_seconds: float = SLOW_START_SECONDS) -> None:
    """Write a line to stderr, if that is a terminal, unless `loading_is_over` is called within that time."""
    if sys.stderr is None or not sys.stderr.isatty() or not _loading_lock.acquire(blocking=False):
        return
    with contextlib.suppress(RuntimeError):  # no thread may be started: no line then
        _thread.start_new_thread(_watch, (patience_seconds,))


def loading_is_over() -> None:
    """Suppress the message from now on: the output of a command, or the browser's first picture, follows."""
    with _message_lock, contextlib.suppress(RuntimeError):  # it was said before
        _loading_lock.release()


def _watch(patience_seconds: float) -> None:
    if _loading_lock.acquire(timeout=patience_seconds):
        _loading_lock.release()
        return
    with _message_lock:
        if _loading_lock.locked():
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(_LINE)
                sys.stderr.flush()
