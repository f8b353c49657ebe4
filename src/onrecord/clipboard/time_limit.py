"""A call that may hang, such as one that waits for a file server, and that nobody should have to wait for."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import TypeVar

from onrecord.storage import start_thread

CallResult = TypeVar("CallResult")


def run_with_timeout(call: Callable[[], CallResult], limit: float) -> CallResult:
    """The call's result, or what it raised; TimeoutError, with its thread left behind, where it takes too long.

    Where the account may start no more threads (`ulimit -u`) the call is made on this one, without a limit.
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
    thread.join(limit)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError(errno.ETIMEDOUT, f"no answer within {limit:g} s")
    return results[0]
