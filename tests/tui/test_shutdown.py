"""The browser ends on an error: one sentence, no traceback, and what was collected is kept."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib
import threading
from functools import partial

import pytest
from textual.worker import WorkerFailed

from onrecord.briefs.abnormal_exit import EndedBySignal
from onrecord.quoting.styles import DEFAULT_STYLE
from onrecord.search import CorruptIndexError
from onrecord.settings import SavedState, SessionMemory
from onrecord.tui import OnrecordApp, _tell_of_failed_thread
from tests.search.damage import edited
from tests.support.driver import Driver
from tests.tui.conftest import Opening
from tests.tui.indexed import indexed_archive


async def test_a_defect_is_one_sentence_and_what_was_collected_is_kept(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Driver] = []

    async def collect_and_fail() -> None:
        async with opened() as on:
            kept.append(on)
            on.browse.going.to("p6.s7")
            await on.press("a")
            monkeypatch.setattr(on.app.browser, "step_area", lambda step: 1 / 0)
            on.send("right_square_bracket")
            await on.calm()

    with pytest.raises(ZeroDivisionError):
        await collect_and_fail()
    [on] = kept
    words = on.app.desk.clippings.render(DEFAULT_STYLE)
    folder = on.copy_file.parent
    assert on.app.ending.outcome
    [message] = on.app.ending.outcome.sentences
    assert message.startswith("onrecord: ended on a defect of its own (ZeroDivisionError); a report")
    assert (on.app.ending.code, on.app._exit_renderables) == (2, [])
    assert (folder / "clippings.txt").read_text() == words != ""
    report = (folder / "crash.txt").read_text()
    assert "step_area" in report
    assert report.endswith("ZeroDivisionError: division by zero\n")
    assert on.app.return_code


async def test_a_pack_that_cannot_be_read_from_the_index_says_what_to_do(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = indexed_archive(tmp_path, monkeypatch, 300)
    assert archive.file
    edited(archive.file, "UPDATE targets SET data = '{' WHERE pack = 'archive-2'")
    app = OnrecordApp(archive)

    async def go_there() -> None:
        async with app.run_test() as pilot:
            on = Driver(app, pilot, tmp_path)
            await on.press("colon")
            await on.type("archive-1:p1.s1")
            await on.press("enter", "colon")
            await on.type("archive-2:p1.s1")
            on.send("enter")
            await on.calm()

    with pytest.raises(CorruptIndexError):
        await go_there()
    assert app.ending.outcome
    [message] = app.ending.outcome.sentences
    assert message.startswith("onrecord: the search index is damaged")
    assert message.endswith("onrecord index --anew DIR builds it again")
    assert not (tmp_path / "data" / "crash.txt").exists()


class Told(SessionMemory):
    """Says what it was told at the end."""

    def leave(self, own: SavedState) -> str:
        return f"state {own.left.target}"


@pytest.mark.parametrize("failing", ["panic", "thread worker", "worker", "timer"])
async def test_however_it_breaks_everything_is_saved(opened: Opening, failing: str) -> None:
    """Not only errors in what a key does, which is what Textual calls fatal."""
    apps: list[OnrecordApp] = []

    def fail() -> None:
        raise ZeroDivisionError

    async def fail_later() -> None:
        raise ZeroDivisionError

    async def collect_and_fail() -> None:
        async with opened() as on:
            apps.append(on.app)
            on.app.remember_in(Told(None))
            await on.press("a")
            if failing == "panic":
                on.app.call_later(on.app.panic, "a driver gave up")
            elif failing == "timer":
                on.app.set_timer(0.001, fail)
            else:
                on.app.run_worker(fail if failing == "thread worker" else fail_later, thread=failing != "worker")
            await on.until(lambda: on.app.ending.begun)

    with contextlib.suppress(ZeroDivisionError, WorkerFailed):
        await collect_and_fail()
    [app] = apps
    assert app.ending.outcome
    ended, remembered = app.ending.outcome.sentences
    assert "clippings.txt" in ended
    assert remembered == "onrecord: state missions/artemis"
    assert app.ending.code == 2


async def test_only_the_first_end_counts(opened: Opening) -> None:
    async with opened() as on:
        on.app.end(EndedBySignal(15))
        on.app.end(EndedBySignal(1))
        on.app.ending.save(ValueError())
        assert on.app.ending.code == 143
    assert on.app.return_code == 143


async def test_a_thread_that_fails_ends_the_browser(opened: Opening) -> None:
    async def fail() -> OnrecordApp:
        async with opened() as on:
            thread = threading.Thread(target=lambda: 1 / 0)
            monkeypatch_hook = threading.excepthook
            threading.excepthook = partial(_tell_of_failed_thread, on.app, asyncio.get_running_loop())
            try:
                thread.start()
                await asyncio.to_thread(thread.join)
            finally:
                threading.excepthook = monkeypatch_hook
            await on.until(lambda: on.app.ending.begun)
            assert on.app.ending.code == 2
            return on.app

    with pytest.raises(ZeroDivisionError):
        await fail()
