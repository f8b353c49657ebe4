"""Copies off the caller's thread, one after another: the one that was asked for last is the one that stays."""

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
    """`put` brings one content to a clipboard, and may take seconds.

    The thread is a daemon, so that whoever will not wait can leave: Python waits for every other kind when it ends.
    """

    def __init__(self, put: Callable[[CopiedContent], Report]) -> None:
        self._put = put
        self._asked: SimpleQueue[tuple[CopiedContent, Future[Report]]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def copy(self, content: CopiedContent) -> Future[Report]:
        """Copy it when all that was asked for before is done."""
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
        """Copy what was asked for next."""
        content, outcome = self._asked.get()
        if not outcome.set_running_or_notify_cancel():
            return
        try:
            outcome.set_result(self._put(content))
        except Exception as error:  # a defect: whoever waits for the outcome raises it
            outcome.set_exception(error)
