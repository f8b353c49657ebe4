"""Copies one after another."""

from __future__ import annotations

import threading

import pytest

from onrecord.clipboard import Content, Report, SerialCopier
from onrecord.clipboard.time_limit import run_with_timeout
from tests.clipboard.servers import LIMIT


def test_they_are_made_in_the_order_they_were_asked_for() -> None:
    first, made = threading.Event(), list[str]()

    def put(content: Content) -> Report:
        if content.text == "0":
            assert first.wait(LIMIT)
        made.append(content.text)
        return Report(len(content.text), ())

    in_turn = SerialCopier(put)
    outcomes = [in_turn.copy(Content(str(number))) for number in range(20)]
    first.set()
    assert [outcome.result(LIMIT) for outcome in outcomes] == [Report(len(str(n)), ()) for n in range(20)]
    assert made == [str(number) for number in range(20)]


def test_one_that_is_called_off_before_its_turn_is_not_made() -> None:
    first, made = threading.Event(), list[str]()

    def put(content: Content) -> Report:
        assert first.wait(LIMIT)
        made.append(content.text)
        return Report(1, ())

    in_turn = SerialCopier(put)
    one, two, three = (in_turn.copy(Content(text)) for text in "123")
    assert two.cancel()
    first.set()
    assert (one.result(LIMIT), three.result(LIMIT)) == (Report(1, ()), Report(1, ()))
    assert made == ["1", "3"]


def test_a_defect_is_raised_where_the_outcome_is_awaited_and_the_next_is_made() -> None:
    def put(content: Content) -> Report:
        if content.text == "bad":
            raise ZeroDivisionError
        return Report(4, ())

    in_turn = SerialCopier(put)
    bad, good = in_turn.copy(Content("bad")), in_turn.copy(Content("good"))
    with pytest.raises(ZeroDivisionError):
        bad.result(LIMIT)
    assert good.result(LIMIT) == Report(4, ())


def test_where_no_thread_can_be_started_copies_are_made_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under `ulimit -u`: late is better than never and without a word."""

    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    in_turn: SerialCopier[Content] = SerialCopier(lambda content: Report(len(content.text), ()))
    assert in_turn.copy(Content("text")).result(0) == Report(4, ())
    assert run_with_timeout(lambda: "answer", LIMIT) == "answer"
