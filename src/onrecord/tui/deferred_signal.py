"""A handler for signals that may come faster than it runs: it asks for its work once, and the app's loop does it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable


class DeferredSignal:
    """Calls `work` on the loop, between two steps of the app, once for all signals that came until then.

    Python runs a handler inside the one before where the next signal comes meanwhile. What takes long, as drawing for
    another size of the window, would be in itself a thousand times while somebody drags the window's corner.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, work: Callable[[], object]) -> None:
        self._loop = loop
        self._work = work
        self._asked = False

    def __call__(self, *_: object) -> None:
        if self._asked:
            return
        self._asked = True
        with contextlib.suppress(RuntimeError):  # the app has ended
            self._loop.call_soon_threadsafe(self._act)

    def _act(self) -> None:
        self._asked = False
        self._work()
