"""Helpers that hang or lie: the browser goes on, and tells the truth."""

from __future__ import annotations

import asyncio
import os
import pathlib
import shutil
import threading
import time

import pytest

from onrecord.clipboard import helper_process
from onrecord.clipboard.helper import XCLIP
from onrecord.model import Ref
from onrecord.session import copy_queue
from tests.clipboard.programs import Programs
from tests.clipboard.servers import x_server
from tests.support.driver import LIMIT
from tests.tui.conftest import Opening

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are written in sh")

LIVE = 30.0
"""Seconds: far more than the limit of a helper on a busy machine, far less than one takes that hangs."""

HUNG = "sleep 300"
HOLDS_ON = "sleep 5 & exit 0"
HUNG_WITH_A_CHILD = "sleep 300 & sleep 300"
LYING = "cat > /dev/null; exit 0"
HELD = "until [ -e '{}/go' ]; do sleep 0.02; done"
"""Until the test lets it go."""


@pytest.fixture
def xclip(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A session with a display whose only helper is a fake xclip."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    programs = Programs(folder)
    programs.put("xsel", "echo no display >&2; exit 1")
    return programs


@pytest.mark.parametrize("script", [HUNG, HUNG_WITH_A_CHILD, HOLDS_ON, LYING])
async def test_the_browser_answers_meanwhile_and_never_says_copied(
    xclip: Programs, opened: Opening, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    xclip.put("xclip", script)
    async with opened() as on:
        monkeypatch.setenv("DISPLAY", ":48151")
        said: list[str] = []
        monkeypatch.setattr(on.app, "say", said.append)
        seen = {on.app.browser.record()}
        on.send("y")
        await on.calm()
        while on.app.workers:
            on.send("j")
            await on.calm()
            if on.app.workers:  # the copy is still under way, and the cursor has moved
                seen.add(on.app.browser.record())
            await asyncio.sleep(0.02)
        await on.settle()
        assert len(seen) > 1
        [message] = said
        assert "copied" not in message.lower()
        assert str(on.copy_file) in message
        assert on.copied.startswith("“Both sides also conducted")
        await on.press("q")
    assert on.app.return_code == 0


async def test_one_hung_helper_costs_no_more_than_its_time(
    xclip: Programs, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    xclip.put("xclip", HUNG)
    async with opened() as on:
        monkeypatch.setenv("DISPLAY", ":48151")
        start = time.monotonic()
        await on.press("y")
        assert time.monotonic() - start < LIVE
        assert "not verifiable" in on.message


async def test_the_copy_that_was_asked_for_last_is_the_one_that_stays(
    xclip: Programs, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper_process, "HELPER_TIMEOUT_SECONDS", LIVE)
    real = shutil.which("xclip", path=os.environ["PATH"].partition(os.pathsep)[2])
    xclip.put("xclip", f"{HELD.format(xclip.folder)}; exec '{real}' \"$@\"")
    with x_server() as display:
        async with opened() as on:
            monkeypatch.setenv("DISPLAY", display["DISPLAY"])
            said: list[str] = []
            monkeypatch.setattr(on.app, "say", said.append)
            on.go_to("p6.s7")
            on.send("y", "j", "y", "j", "y")
            await on.calm()
            assert said == []
            (xclip.folder / "go").touch()
            await on.settle()
            expected = [f"Copied {ref} as quote  xclip  " for ref in ("p6.s7", "p6.s8", "p6.s9")]
            assert [message.startswith(start) for message, start in zip(said, expected, strict=True)] == [True] * 3
            held = XCLIP.read_text() or ""
            statement = on.app.browser.pack.statement
            assert held.startswith("“" + statement.text_at(Ref.parse("p6.s9")))


async def test_the_browser_lives_until_the_copy_is_finished_and_then_leaves(
    xclip: Programs, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper_process, "HELPER_TIMEOUT_SECONDS", LIVE)
    xclip.put("xclip", f"{HELD.format(xclip.folder)}; exit 1")
    async with opened() as on:
        monkeypatch.setenv("DISPLAY", ":48151")
        on.send("y", "q")
        await on.calm()
        assert "finishing the copy…" in on.message
        before = on.app.browser.record()
        on.send("j")
        await on.calm()
        assert on.app.browser.record() != before
        assert not on.app._exit
        (xclip.folder / "go").touch()
        await on.settle()
        assert on.app._exit
        assert on.copied.startswith("“Both sides also conducted")
        assert on.app._exit_renderables == []


async def test_a_second_q_leaves_at_once_and_says_what_is_not_done(
    xclip: Programs, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    xclip.put("xclip", HUNG)
    async with opened() as on:
        monkeypatch.setenv("DISPLAY", ":48151")
        start = time.monotonic()
        on.send("y", "y", "q", "q")
        await on.calm()
        assert on.app._exit
        assert time.monotonic() - start < LIVE
        assert on.app._exit_renderables == ["onrecord: quit before 2 copies were done"]


async def test_quitting_waits_no_longer_than_its_ceiling(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_queue, "MAX_COPY_WAIT_SECONDS", 2.0)
    back = threading.Event()
    try:
        async with opened() as on:
            monkeypatch.setattr(on.app.session, "put", lambda content: back.wait())
            on.send("y", "q")
            await on.calm()
            assert not on.app._exit
            async with asyncio.timeout(LIMIT):
                while not on.app._exit:
                    await asyncio.sleep(0.01)
            assert on.app._exit_renderables == ["onrecord: quit before a copy was done"]
    finally:
        back.set()


async def test_a_pipe_where_the_file_should_be_does_not_keep_the_browser(opened: Opening) -> None:
    async with opened() as on:
        on.copy_file.parent.mkdir()
        os.mkfifo(on.copy_file)
        await on.press("y")
        assert on.message.startswith(("Not copied", "Sent "))
        await on.press("q")
        assert on.app._exit
