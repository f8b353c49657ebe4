"""One question at a time, and only the newest matters: what keeps typing smooth where a search takes its time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from onrecord.storage import start_thread

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Interrupted(Exception):
    """Raised by an answer that was given up because a newer question came."""


class LatestOnlyWorker(Generic[Question, Answer]):
    """Answers on a thread of its own, made with the first question.

    `tell` is called on that thread, for the newest question alone. `interrupt` may be called from any thread, and
    should make a running `answer` raise Interrupted. Any other error of `answer` goes to `failed`, on that thread too.
    """

    def __init__(
        self,
        answer: Callable[[Question], Answer],
        tell: Callable[[Question, Answer], None],
        failed: Callable[[Question, Exception], None],
        interrupt: Callable[[], None],
    ) -> None:
        self._answer = answer
        self._tell = tell
        self._failed = failed
        self._interrupt = interrupt
        self._asked = threading.Condition()
        self._waiting: list[Question] = []
        self._busy = False
        self._closed = False
        self._thread: threading.Thread | None = None

    def ask(self, question: Question) -> None:
        """Take the place of whatever was asked before."""
        with self._asked:
            self._waiting[:] = [question]
            if self._busy:
                self._interrupt()
            self._thread = self._thread or start_thread(self._run, "search")
            if self._thread is not None:
                self._asked.notify_all()
                return
        self._do(question)

    def drop(self) -> None:
        """Nothing that was asked matters any more."""
        with self._asked:
            self._waiting.clear()
            if self._busy:
                self._interrupt()

    def close(self) -> None:
        """Ends the thread; waits for it a second at most."""
        with self._asked:
            self._closed = True
            self._asked.notify_all()
        self.drop()
        if self._thread is not None:
            self._thread.join(1)

    def _run(self) -> None:
        while True:
            with self._asked:
                self._busy = False
                self._asked.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                question = self._waiting[0]
                self._busy = True
            self._do(question)

    def _do(self, question: Question) -> None:
        """Answer it, and tell the answer or what went wrong if nothing newer was asked meanwhile."""
        try:
            answer = self._answer(question)
        except Interrupted:
            return  # a newer question waits, or this one is asked again
        except Exception as error:  # told, not swallowed: the thread must live on
            if self._is_newest(question):
                self._failed(question, error)
        else:
            if self._is_newest(question):
                self._tell(question, answer)

    def _is_newest(self, question: Question) -> bool:
        """And then it waits no more."""
        with self._asked:
            if not self._waiting or self._waiting[0] is not question:
                return False
            self._waiting.clear()
            return True
