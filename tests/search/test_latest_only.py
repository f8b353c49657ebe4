"""Only the newest question is answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from onrecord.search import Interrupted, LatestOnlyWorker

# Seconds; what takes longer never happens.
SOON = 20.0


class Desk:
    """Answers when it is let, and remembers."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.interrupted = threading.Event()
        self.free = threading.Event()
        self.told: list[tuple[str, str]] = []
        self.failed: list[tuple[str, str]] = []
        self.heard = threading.Semaphore(0)

    def answer(self, question: str) -> str:
        self.begun.release()
        if question == "slow":
            assert self.interrupted.wait(SOON)
            raise Interrupted
        if question == "stubborn":
            assert self.free.wait(SOON)
        if question == "broken":
            raise ValueError("no answer")
        return question.upper()

    def tell(self, question: str, answer: str) -> None:
        self.told.append((question, answer))
        self.heard.release()

    def fail(self, question: str, error: Exception) -> None:
        self.failed.append((question, str(error)))
        self.heard.release()

    def wait(self, what: threading.Semaphore) -> None:
        assert what.acquire(timeout=SOON)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def latest(desk: Desk) -> Iterator[LatestOnlyWorker[str, str]]:
    worker = LatestOnlyWorker(desk.answer, desk.tell, desk.fail, desk.interrupted.set)
    yield worker
    desk.free.set()
    worker.close()


def test_an_answer_is_told(desk: Desk, latest: LatestOnlyWorker[str, str]) -> None:
    latest.ask("a")
    desk.wait(desk.heard)
    assert desk.told == [("a", "A")]


def test_a_newer_question_interrupts(desk: Desk, latest: LatestOnlyWorker[str, str]) -> None:
    latest.ask("slow")
    desk.wait(desk.begun)
    latest.ask("b")
    desk.wait(desk.heard)
    assert desk.told == [("b", "B")]


def test_an_answer_that_cannot_be_interrupted_is_not_told(desk: Desk, latest: LatestOnlyWorker[str, str]) -> None:
    latest.ask("stubborn")
    desk.wait(desk.begun)
    latest.ask("b")
    latest.ask("c")
    desk.free.set()
    desk.wait(desk.heard)
    assert desk.told == [("c", "C")]


def test_what_was_dropped_is_not_told(desk: Desk, latest: LatestOnlyWorker[str, str]) -> None:
    latest.ask("stubborn")
    desk.wait(desk.begun)
    latest.cancel()
    desk.free.set()
    latest.ask("b")
    desk.wait(desk.heard)
    assert desk.told == [("b", "B")]


def test_an_error_is_told_and_the_next_question_answered(desk: Desk, latest: LatestOnlyWorker[str, str]) -> None:
    latest.ask("broken")
    desk.wait(desk.heard)
    latest.ask("b")
    desk.wait(desk.heard)
    assert desk.failed == [("broken", "no answer")]
    assert desk.told == [("b", "B")]


def test_closing_ends_the_thread(desk: Desk, latest: LatestOnlyWorker[str, str]) -> None:
    latest.ask("a")
    desk.wait(desk.heard)
    latest.close()
    assert not any(
        thread.name == "search" and thread.is_alive() and thread is latest._thread for thread in threading.enumerate()
    )


def test_where_no_thread_can_be_started_the_question_is_answered_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under `ulimit -u`."""

    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    desk = Desk()
    latest = LatestOnlyWorker(desk.answer, desk.tell, desk.fail, desk.interrupted.set)
    latest.ask("one")
    latest.ask("broken")
    latest.ask("two")
    latest.close()
    assert desk.told == [("one", "ONE"), ("two", "TWO")]
    assert desk.failed == [("broken", "no answer")]
