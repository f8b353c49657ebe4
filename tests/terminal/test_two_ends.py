"""Two browsers that cannot save are open, and a window is closed: the next start names each file of clippings once."""

from __future__ import annotations

import os
import pathlib
import signal

import pytest

pytest.importorskip("termios")
from onrecord.settings import read_state
from tests.terminal.on_pty import OnPty, on_pty
from tests.terminal.test_real_terminal import PROGRAM

NOTICE = "ended unexpectedly are in"


@pytest.fixture(autouse=True)
def _no_place_for_briefs(tmp_path: pathlib.Path) -> None:
    """Put a file where the folder of the briefs should be: what is collected is in memory, and then in a text."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "briefs").write_text("")


def collect(browser: OnPty) -> None:
    browser.open_missions()
    browser.type(b"a", "Not saved")


def hang_up(browser: OnPty) -> None:
    browser.process.send_signal(signal.SIGHUP)
    assert browser.end() == 129


def quit_browser(browser: OnPty) -> None:
    os.write(browser.terminal.outside, b"q")
    assert browser.end() == 0


def text_of(browser: OnPty) -> str:
    return browser.terminal.painted.since(0)


def assert_named_once(folder: pathlib.Path, *names: str) -> None:
    with on_pty(folder) as browser:
        for text in (NOTICE, *(f"data/{name}" for name in names)):
            browser.wait_for(text)
        quit_browser(browser)
    assert read_state(folder / "data" / "state.toml").rescued_files == ()
    with on_pty(folder) as browser:
        browser.wait_for("Gateway")
        browser.settle()
        quit_browser(browser)
        assert NOTICE not in text_of(browser)


def test_both_files_are_named_by_the_next_start(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path) as one, on_pty(tmp_path) as other:
        collect(one)
        collect(other)
        hang_up(one)
        hang_up(other)
    assert_named_once(tmp_path, "clippings.txt", "clippings-2.txt")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("keeps", [False, True], ids=["q", "K"])
def test_a_file_is_named_although_another_browser_writes_its_state_later(tmp_path: pathlib.Path, keeps: bool) -> None:
    with on_pty(tmp_path) as one, on_pty(tmp_path) as other:
        collect(one)
        other.wait_for("Gateway")
        hang_up(one)
        if keeps:
            other.type(b"/slim\x13", "kept")
            assert read_state(tmp_path / "data" / "state.toml").rescued_files == (f"{tmp_path}/data/clippings.txt",)
            os.write(other.terminal.outside, b"\x1b")
            other.settle()
        quit_browser(other)
    assert_named_once(tmp_path, "clippings.txt")


def test_a_browser_that_remembers_nothing_notes_no_file_and_says_where_it_is(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path, (str(PROGRAM), "--no-state")) as browser:
        collect(browser)
        hang_up(browser)
        assert f"what you collected is in {tmp_path}/data/clippings.txt" in browser.last_lines
    assert browser.files == {"briefs", "clippings.txt"}
