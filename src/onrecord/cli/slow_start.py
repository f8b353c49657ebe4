"""A message if the program loads slowly: from a network share or a USB stick, loading may take half a minute.

Only while modules are imported is the place to blame: reading packs and building an index take time wherever the
program lies. This module imports only what Python itself has loaded, and uses the low-level threads and locks.
"""

from __future__ import annotations

import _thread
import contextlib
import sys

SLOW_START_SECONDS = 1.5  # short enough that nobody believes that the program hangs

_LINE = "onrecord: loading from a slow place; a copy on a local disk starts faster\n"


class _Loading:
    """The loading that is being watched: a lock that is held meanwhile, and whether the line was written."""

    lock: _thread.LockType | None = None
    was_announced = False


_message_lock = _thread.allocate_lock()


def announce_if_slow(patience_seconds: float = SLOW_START_SECONDS) -> None:
    """Write a line to stderr, if that is a terminal, unless `loading_is_over` is called within that time.

    May be called again when more is to be loaded; the line is written once.
    """
    if sys.stderr is None or not sys.stderr.isatty() or _Loading.was_announced or _Loading.lock is not None:
        return
    lock = _thread.allocate_lock()
    lock.acquire()
    _Loading.lock = lock
    with contextlib.suppress(RuntimeError):  # no thread may be started: no line then
        _thread.start_new_thread(_watch, (lock, patience_seconds))


def loading_is_over() -> None:
    """Suppress the message from now on: work, the output of a command, or the browser's first picture follows."""
    with _message_lock:
        lock, _Loading.lock = _Loading.lock, None
        if lock is not None:
            lock.release()


def _watch(lock: _thread.LockType, patience_seconds: float) -> None:
    if lock.acquire(timeout=patience_seconds):
        return
    with _message_lock:
        if _Loading.lock is lock:
            _Loading.was_announced = True
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(_LINE)
                sys.stderr.flush()
