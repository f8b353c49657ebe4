"""The index is damaged while the browser is open: the screen says so, and the search is done again by a new one."""

from __future__ import annotations

import asyncio
import pathlib
import threading

import pytest

from onrecord.tui import OnrecordApp
from tests.support.driver import LIMIT, Driver
from tests.tui.indexed import indexed_archive


async def test_a_search_is_done_again_once_the_index_is_built_again(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = indexed_archive(tmp_path, monkeypatch, 200)
    assert archive.with_sources
    assert archive.file
    app = OnrecordApp(archive.with_sources())
    async with app.run_test(size=(120, 36)) as pilot:
        on = Driver(app, pilot, tmp_path)
        lookup, go_on = app.browser.search_service, threading.Event()
        mend = lookup.rebuild_index
        monkeypatch.setattr(lookup, "rebuild_index", lambda: (go_on.wait(), mend()))
        await on.settle()
        await on.press("slash", *"sides")
        await on.until(lambda: "found" in on.shown)
        await on.until(lambda: app.browser.location.text == "sides" and bool(_places(app)))
        places = _places(app)
        archive.file.write_bytes(b"\0" * (archive.file.stat().st_size // 2))
        on.send("minus")
        async with asyncio.timeout(LIMIT):
            while "no answer" not in on.shown:  # what is built again is not waited for
                await asyncio.sleep(0.01)
                await on.calm()
        assert [row.label for row in app.browser.rows()][:1] == ["No answer yet."]
        assert on.message == "the index is damaged and is being built again; this search waits for it"
        go_on.set()
        await on.until(lambda: "no answer" not in on.shown)
        assert on.message.startswith("the index was damaged and has been built again")
        on.send("backspace")
        await on.until(lambda: _places(app) == places)


def _places(app: OnrecordApp) -> list[tuple[str, str]]:
    """Return where the results of the search are, in their order."""
    results = app.browser.results
    return [(hit.pack_id, hit.place.address) for hit in results.hits] if results else []
