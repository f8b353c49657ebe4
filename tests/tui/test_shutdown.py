"""The browser ends on an error: one sentence, no traceback, and what was collected is kept."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib
import threading
from functools import partial

import pytest
from textual.worker import WorkerFailed

from onrecord.briefs import read_brief
from onrecord.briefs.abnormal_exit import EndedBySignal
from onrecord.briefs.brief import OwnNote
from onrecord.settings import SavedState, SessionMemory
from onrecord.tui import OnrecordApp, _handle_thread_error
from tests.search.damage import edited
from tests.support.driver import Driver
from tests.tui.conftest import Opening
from tests.tui.indexed import indexed_archive
from tests.tui.refused import in_the_way


async def test_a_defect_is_one_sentence_and_what_was_collected_is_kept(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Driver] = []

    async def collect_and_fail() -> None:
        async with opened() as on:
            kept.append(on)
            on.go_to("p6.s7")
            await on.press("a")
            monkeypatch.setattr(on.app.browser, "step_area", lambda step: 1 / 0)
            on.send("right_square_bracket")
            await on.calm()

    with pytest.raises(ZeroDivisionError):
        await collect_and_fail()
    [on] = kept
    folder = on.copy_file.parent
    assert on.app.shutdown.outcome
    [message] = on.app.shutdown.outcome.sentences
    assert message.startswith("onrecord: ended because of an internal error (ZeroDivisionError); a crash report")
    assert (on.app.shutdown.code, on.app._exit_renderables) == (2, [])
    assert read_brief(folder / "briefs" / "brief.toml").brief == on.app.session.clippings.brief
    assert not (folder / "clippings.txt").exists()
    report = (folder / "crash.txt").read_text()
    assert "step_area" in report
    assert report.endswith("ZeroDivisionError: division by zero\n")
    assert on.app.return_code


async def test_a_note_that_is_being_typed_into_a_brief_is_kept(opened: Opening) -> None:
    async with opened() as on:
        await on.press("a", "t", "n")
        await on.type("half a sen")
        on.app.end(EndedBySignal(15))
        on.app.end(EndedBySignal(15))
        file = on.copy_file.parent / "briefs" / "brief.toml"
    assert on.app.shutdown.code == 143
    assert read_brief(file).brief.items[1:] == (OwnNote("half a sen"),)


async def test_a_pack_that_cannot_be_read_from_the_index_says_what_to_do(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = indexed_archive(tmp_path, monkeypatch, 300)
    assert archive.file
    edited(archive.file, "UPDATE targets SET data = '{' WHERE pack = 'archive-2'")
    app = OnrecordApp(archive)
    async with app.run_test() as pilot:
        on = Driver(app, pilot, tmp_path)
        await on.press("colon")
        await on.type("archive-1:p1.s1")
        await on.press("enter", "colon")
        await on.type("archive-2:p1.s1")
        await on.press("enter")
        assert app.browser.pack.id == "archive-1", "it stays where it was"
        assert "the index is damaged" in on.shown
        assert "--anew DIR" in on.shown


async def test_the_pack_in_use_stays_whatever_becomes_of_the_files(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are read meanwhile, as for a copy of a list, and only so many are kept."""
    archive = indexed_archive(tmp_path, monkeypatch, 300)
    assert archive.file
    app = OnrecordApp(archive)
    async with app.run_test() as pilot:
        on = Driver(app, pilot, tmp_path)
        await on.press("colon")
        await on.type("archive-1:p1.s1")
        await on.press("enter")
        shown = on.shown
        monkeypatch.setattr(type(archive.packs), "__getitem__", lambda *_: 1 / 0)
        await on.press("8", "j", "k", "1", "colon")
        await on.type("p1.s1")
        await on.press("enter")
        assert on.shown == shown


class Told(SessionMemory):
    """Says what it was told at the end."""

    def close(self, own: SavedState) -> str:
        return f"state {own.last_position.target}"


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
            on.app.save_state_to(Told(None))
            in_the_way(on)
            await on.press("a")
            if failing == "panic":
                on.app.call_later(on.app.panic, "a driver gave up")
            elif failing == "timer":
                on.app.set_timer(0.001, fail)
            else:
                on.app.run_worker(fail if failing == "thread worker" else fail_later, thread=failing != "worker")
            await on.until(lambda: on.app.shutdown.has_begun)

    with contextlib.suppress(ZeroDivisionError, WorkerFailed):
        await collect_and_fail()
    [app] = apps
    assert app.shutdown.outcome
    ended, remembered = app.shutdown.outcome.sentences
    assert "clippings.txt" in ended
    assert remembered == "onrecord: state missions/mda"
    assert app.shutdown.code == 2


async def test_only_the_first_end_counts(opened: Opening) -> None:
    async with opened() as on:
        on.app.end(EndedBySignal(15))
        on.app.end(EndedBySignal(1))
        on.app.shutdown.save(ValueError())
        assert on.app.shutdown.code == 143
    assert on.app.return_code == 143


async def test_a_thread_that_fails_ends_the_browser(opened: Opening) -> None:
    async def fail() -> OnrecordApp:
        async with opened() as on:
            thread = threading.Thread(target=lambda: 1 / 0)
            monkeypatch_hook = threading.excepthook
            threading.excepthook = partial(_handle_thread_error, on.app, asyncio.get_running_loop())
            try:
                thread.start()
                await asyncio.to_thread(thread.join)
            finally:
                threading.excepthook = monkeypatch_hook
            await on.until(lambda: on.app.shutdown.has_begun)
            assert on.app.shutdown.code == 2
            return on.app

    with pytest.raises(ZeroDivisionError):
        await fail()
