"""Run work on a thread that the program does not wait for when it exits."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TypeVar

from onrecord.storage import start_thread

WorkResult = TypeVar("WorkResult")


async def run_unjoined(work: Callable[[], WorkResult]) -> WorkResult:
    """Return the result of `work`, or raise its exception, without delaying the end of the program.

    The threads of asyncio's own executor are joined at exit, however long they take. If the account may start no more
    threads (`ulimit -u`), `work` runs on this one, and everything else waits.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[WorkResult] = loop.create_future()

    def post(set_outcome: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is waiting
            loop.call_soon_threadsafe(lambda: None if outcome.done() else set_outcome())

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # raised again where the outcome is awaited
            failure = error
            post(lambda: outcome.set_exception(failure))
        else:
            post(lambda: outcome.set_result(result))

    if start_thread(run, "unwaited") is None:
        return work()
    return await outcome
