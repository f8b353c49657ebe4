"""A worker thread that answers only the newest question, so that typing stays smooth during a slow search."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from onrecord.storage import start_thread

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Interrupted(Exception):
    """An answer was aborted because a newer question came."""


class LatestOnlyWorker(Generic[Question, Answer]):
    """Answers questions on a thread that starts with the first question.

    `on_answer` is called on that thread, with the answer to the newest question only. `interrupt` may be called from
    any thread, and should make a running `answer` raise Interrupted. Any other error of `answer` goes to `on_error`, on
    that thread too.
    """

    def __init__(
        self,
        answer: Callable[[Question], Answer],
        on_answer: Callable[[Question, Answer], None],
        on_error: Callable[[Question, Exception], None],
        interrupt: Callable[[], None],
    ) -> None:
        self._answer = answer
        self._on_answer = on_answer
        self._on_error = on_error
        self._interrupt = interrupt
        self._changed = threading.Condition()
        self._pending: list[Question] = []
        self._busy = False
        self._closed = False
        self._thread: threading.Thread | None = None

    def ask(self, question: Question) -> None:
        """Ask a question in place of any earlier one."""
        with self._changed:
            self._pending[:] = [question]
            if self._busy:
                self._interrupt()
            self._thread = self._thread or start_thread(self._run, "search")
            if self._thread is not None:
                self._changed.notify_all()
                return
        self._process(question)

    def cancel(self) -> None:
        """Discard the question: its answer is no longer needed."""
        with self._changed:
            self._pending.clear()
            if self._busy:
                self._interrupt()

    def close(self) -> None:
        """End the thread; wait for it a second at most."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self.cancel()
        if self._thread is not None:
            self._thread.join(1)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._busy = False
                self._changed.wait_for(lambda: self._pending or self._closed)
                if self._closed:
                    return
                question = self._pending[0]
                self._busy = True
            self._process(question)

    def _process(self, question: Question) -> None:
        """Answer the question, and pass on the answer or the error unless a newer question was asked meanwhile."""
        try:
            answer = self._answer(question)
        except Interrupted:
            return  # a newer question is waiting, or this one will be asked again
        except Exception as error:  # passed on, not swallowed: the thread must live on
            if self._is_newest(question):
                self._on_error(question, error)
        else:
            if self._is_newest(question):
                self._on_answer(question, answer)

    def _is_newest(self, question: Question) -> bool:
        """Return whether no newer question was asked; if so, it no longer waits."""
        with self._changed:
            if not self._pending or self._pending[0] is not question:
                return False
            self._pending.clear()
            return True
