"""The check of the index, which goes on in the background, holds up nobody who leaves."""

from __future__ import annotations

import asyncio
import pathlib
import threading

from onrecord.library import Library, library_in_memory
from onrecord.model import Pack
from onrecord.packs import LoadedPacks
from onrecord.tui import OnrecordApp
from tests.support.driver import Driver


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
