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
    """Runs copies in order on a background thread; `copy_content` copies one content, and may take seconds.

    The thread is a daemon, so that users can quit without waiting: Python waits for all other threads when it ends.
    """

    def __init__(self, copy_content: Callable[[CopiedContent], Report]) -> None:
        self._copy_content = copy_content
        self._queue: SimpleQueue[tuple[CopiedContent, Future[Report]]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def copy(self, content: CopiedContent) -> Future[Report]:
        """Queue the content behind all earlier ones, and return a future of its report."""
        future: Future[Report] = Future()
        self._queue.put((content, future))
        self._thread = self._thread or start_thread(self._work, "copies")
        if self._thread is None:
            self._next()
        return future

    def _work(self) -> None:
        while True:
            self._next()

    def _next(self) -> None:
        """Copy the next content in the queue."""
        content, future = self._queue.get()
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(self._copy_content(content))
        except Exception as error:  # a defect: the future raises it for its caller
            future.set_exception(error)
