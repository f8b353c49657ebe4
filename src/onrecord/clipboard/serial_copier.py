"""Copy on a background thread, one content after another, so that the last one requested stays on the clipboard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Generic, TypeVar

from onrecord.clipboard.copy import Report
from onrecord.storage import start_thread

CopiedContent = TypeVar("CopiedContent")


class SerialCopier(Generic[CopiedContent]):
    """Runs copies in order on a background thread; `put` copies one content, and may take seconds.

    The thread is a daemon, so that users can quit without waiting: Python waits for all other threads when it ends.
    """

    def __init__(self, put: Callable[[CopiedContent], Report]) -> None:
        self._put = put
        self._asked: SimpleQueue[tuple[CopiedContent, Future[Report]]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def copy(self, content: CopiedContent) -> Future[Report]:
        """Queue the content behind all earlier ones, and return a future of its report."""
        outcome: Future[Report] = Future()
        self._asked.put((content, outcome))
        self._thread = self._thread or start_thread(self._work, "copies")
        if self._thread is None:
            self._next()
        return outcome

    def _work(self) -> None:
        while True:
            self._next()

    def _next(self) -> None:
        """Copy the next content in the queue."""
        content, outcome = self._asked.get()
        if not outcome.set_running_or_notify_cancel():
            return
        try:
            outcome.set_result(self._put(content))
        except Exception as error:  # a defect: the future raises it for its caller
            outcome.set_exception(error)
