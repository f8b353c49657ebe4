"""Run a call that may block forever, such as on a file server, with a time limit."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import TypeVar

from onrecord.storage import start_thread

CallResult = TypeVar("CallResult")


def run_with_timeout(call: Callable[[], CallResult], timeout_seconds: float) -> CallResult:
    """Return the result of a call on another thread, or raise its exception.

    If the account may start no more threads (`ulimit -u`), the call runs on this thread without a limit.

    Raises:
        TimeoutError: it takes longer than `timeout_seconds`; its thread is left behind.
    """
    results: list[CallResult] = []
    errors: list[Exception] = []

    def work() -> None:
        try:
            results.append(call())
        except Exception as error:
            errors.append(error)

    thread = start_thread(work, "bounded")
    if thread is None:
        return call()
    thread.join(timeout_seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError(errno.ETIMEDOUT, f"no answer within {timeout_seconds:g} s")
    return results[0]
