"""A handler for signals that may come faster than it runs: it schedules its work once on the app's event loop."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable


class DeferredSignal:
    """A signal handler that runs `work` on the event loop, once for all signals received until then.

    Python runs a handler inside the one before if the next signal comes meanwhile. Slow work, such as drawing at a new
    window size, would be nested a thousand times while the window's corner is dragged.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, work: Callable[[], object]) -> None:
        self._loop = loop
        self._work = work
        self._is_scheduled = False

    def __call__(self, *_: object) -> None:
        if self._is_scheduled:
            return
        self._is_scheduled = True
        with contextlib.suppress(RuntimeError):  # the app has ended
            self._loop.call_soon_threadsafe(self._run)

    def _run(self) -> None:
        self._is_scheduled = False
        self._work()
