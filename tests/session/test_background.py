"""Work in the background holds up nobody who leaves."""

from __future__ import annotations

import asyncio
import threading

import pytest

from onrecord.session.background import run_unjoined


async def test_what_comes_of_it_is_returned_or_raised() -> None:
    assert await run_unjoined(lambda: 8) == 8
    with pytest.raises(ZeroDivisionError):
        await run_unjoined(lambda: 1 // 0)


def test_the_end_does_not_wait_for_it() -> None:
    begun, let_go = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        let_go.wait()

    async def leave() -> None:
        waiting = asyncio.ensure_future(run_unjoined(work))
        while not begun.is_set():
            await asyncio.sleep(0.001)
        waiting.cancel()

    try:
        asyncio.run(leave())  # its own executor would be joined here
        assert not let_go.is_set()
    finally:
        let_go.set()
