"""Sessions that allow little, or whose environment says odd things: the browser works, or says why it does not."""

from __future__ import annotations

import os
import pathlib

import pytest

from tests.terminal.test_real_terminal import PROGRAM

pytest.importorskip("termios")
from tests.terminal.on_pty import on_pty

ODD = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DRIVER": "os:system",
    "TEXTUAL_COLOR_SYSTEM": "zzz",
    "TEXTUAL_PRESS": "y,q",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_LOG": "/nonexistent/log",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_THEME": "zzz",
    "TEXTUAL_FPS": "-1",
    "TEXTUAL_FILTERS": "zzz",
    "ESCDELAY": "9" * 400,
    "PYTHONASYNCIODEBUG": "1",
}


def test_no_variable_of_the_environment_is_in_the_way(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path, **ODD) as browser:
        browser.wait_for("Gateway")
        browser.type(b"?", "─ Help")
        browser.type(b"\x1b", "─ Missions")
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.given_back, browser.files) == (0, True, {"state.toml"})
        assert browser.last_lines == ""


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("-n 6", "onrecord: this session may open no more files; end other programs, or raise its limit (ulimit -n)"),
        ("-v 100000", "onrecord: there is not enough memory here; end other programs, or name fewer packs"),
        ("-v 250000", "onrecord: there is not enough memory here; end other programs, or name fewer packs"),
    ],
)
def test_too_little_is_said_in_one_sentence(tmp_path: pathlib.Path, limit: str, said: str) -> None:
    with on_pty(tmp_path, ["sh", "-c", f"ulimit {limit}; exec {PROGRAM}"]) as browser:
        assert browser.end() == 2
        assert browser.given_back
        assert browser.last_lines.split("\r\n") == [said, ""]
    assert "crash.txt" not in browser.files
