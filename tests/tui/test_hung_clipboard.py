"""Helpers that hang or lie: the browser goes on, and tells the truth."""

from __future__ import annotations

import asyncio
import os
import pathlib
import time

import pytest

from tests.clipboard.programs import Programs
from tests.tui.conftest import Opening

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are written in sh")

LIVE = 1.5
"""Seconds within which the browser has to answer, whatever a helper does."""

HUNG = "sleep 300"
HOLDS_ON = "sleep 5 & exit 0"
HUNG_WITH_A_CHILD = "sleep 300 & sleep 300"
LYING = "cat > /dev/null; exit 0"


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
        seen, longest = {on.app.browser.record()}, 0.0
        await on.pilot.press("y")
        while on.app.workers:
            start = time.monotonic()
            await on.pilot.press("j")
            longest = max(longest, time.monotonic() - start)
            seen.add(on.app.browser.record())
            await asyncio.sleep(0.02)
        await on.settle()
        assert longest < LIVE
        assert len(seen) > 1
        [message] = said
        assert "copied" not in message
        assert str(on.copy_file) in message
        assert on.copied.startswith("“The discussion included")
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
        assert time.monotonic() - start < 2 * LIVE
        assert "not verifiable" in on.message
