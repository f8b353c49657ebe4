"""Work on a thread that nobody waits for: who leaves need not stay until it is done."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TypeVar

from onrecord.storage import start_thread

WorkResult = TypeVar("WorkResult")


async def run_unjoined(work: Callable[[], WorkResult]) -> WorkResult:
    """Return what `work` returns, or raise what it raises, without holding up the end of the program.

    The threads of asyncio's own executor are waited for at the end, however long they take. Where the account may start
    no more threads (`ulimit -u`) it is done on this one, and all else waits.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[WorkResult] = loop.create_future()

    def tell(settle: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is there to be told
            loop.call_soon_threadsafe(lambda: None if outcome.done() else settle())

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # it is raised where the outcome is awaited
            failure = error
            tell(lambda: outcome.set_exception(failure))
        else:
            tell(lambda: outcome.set_result(result))

    if start_thread(run, "unwaited") is None:
        return work()
    return await outcome
