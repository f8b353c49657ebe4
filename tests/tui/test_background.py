"""Work in the background holds up nobody who leaves."""

from __future__ import annotations

import asyncio
import pathlib
import threading

import pytest

from onrecord.library import Library, library_in_memory
from onrecord.model import Pack
from onrecord.packs import LoadedPacks
from onrecord.session.background import run_unjoined
from onrecord.tui import OnrecordApp
from tests.support.driver import Driver


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


class NeverChecked(Library):
    """Its index takes for ever to be looked through."""

    begun = threading.Event()
    let_go = threading.Event()

    def integrity_error(self, stop: object = None) -> str | None:
        self.begun.set()
        self.let_go.wait()
        return None


def test_q_leaves_while_the_index_is_looked_through(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    opened = library_in_memory(LoadedPacks((shipped_pack,)))
    app = OnrecordApp(NeverChecked(opened.packs, opened.titles))

    async def leave() -> None:
        async with app.run_test() as pilot:
            on = Driver(app, pilot, tmp_path)
            while not NeverChecked.begun.is_set():
                await asyncio.sleep(0.001)
            on.send("q")
            while app.is_running:
                await asyncio.sleep(0.001)

    try:
        asyncio.run(leave())
        assert app.return_code == 0
    finally:
        NeverChecked.let_go.set()
