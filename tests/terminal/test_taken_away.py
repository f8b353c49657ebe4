"""The program is taken away while its browser stands, as where a stick is pulled out."""

from __future__ import annotations

import os
import pathlib
import shutil
import signal

import pytest

from tests.clipboard.emulator import emulator
from tests.clipboard.servers import LIMIT, wait_until
from tests.terminal.carried_away import carried_program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

STEPS = (
    (b"?", b"scroll"),
    (b"q", b"Missions"),
    (b"3", b"1/19"),
    (b"sslim", b"1/2"),
    (b"\r\x1b", b"/19"),
    (b"R", b"built-in settings"),
    (b"t", b"nothing collected yet"),
    (b"q", b"collect"),
    (b"c", b"BibTeX"),
    (b"\x1b", b"q quit"),
    (b"/slim\r", b"found"),
    (b"F", b"Esc"),
    (b"\x1b\x1b", b"q quit"),
    (b"y", b"not verifiable"),
    (b"S", b"-- Select the text above"),
    (b"\r", b"Reading"),
    (b"\x10", b"or letters of it"),
    (b"\x1b", b"q quit"),
    (b"Y", b"row"),
    (b"C", b"table"),
    (b"\x1b", b"q quit"),
    (b"T", b"Reading"),
    (b"8\rvww", b"2 words"),
    (b"y", b"not verifiable"),
    (b"\x1b3", b"/19"),
    (b"O", b"by name"),
    (b"x", b"not verifiable"),
    (b"i", b"At a glance"),
    (b"3", b"/19"),
    (b"a", b"saved"),
)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("ending", ["q", "signal"])
def test_reading_copying_leaving_and_saving_go_on(tmp_path: pathlib.Path, ending: str) -> None:
    import termios

    (tmp_path / "program").mkdir()
    command = carried_program(tmp_path / "program")
    with emulator() as terminal:
        termios.tcsetwinsize(terminal.inside, (36, 120))
        home = {"HOME": str(tmp_path), "ONRECORD_DATA": str(tmp_path / "data"), "TERM": "xterm-256color"}
        loaded = tmp_path / "loaded"
        command[command.index("-c") + 1] = WATCHED.format(loaded=str(loaded)) + command[command.index("-c") + 1]
        browser = terminal.start(command, home, terminal.inside)
        try:
            wait_until(loaded.exists, "all that keys need")
            shutil.rmtree(tmp_path / "program")
            for keys, expected in STEPS if ending == "q" else STEPS[-2:]:
                before = len(terminal.received)
                os.write(terminal.outside, keys)
                wait_until(lambda: expected.decode() in terminal.painted.since(before), f"{expected!r} after {keys!r}")  # noqa: B023
            if ending == "q":
                os.write(terminal.outside, b"q")
            else:
                browser.send_signal(signal.SIGTERM)
            assert browser.wait(LIMIT) == (0 if ending == "q" else 143)
        finally:
            browser.kill()
            browser.wait()
        assert b"Traceback" not in terminal.received
    kept = {path.name for path in (tmp_path / "data").iterdir()}
    assert kept == {"state.toml", "briefs"} | (set() if ending == "signal" else {"last-copy.txt"})


WATCHED = """
import threading
start = threading.Thread.start
def noted(thread):
    if thread.name == "unwaited":
        open({loaded!r}, "x").close()
    start(thread)
threading.Thread.start = noted
"""
"""The thread that looks through the index begins once all is loaded, which nobody can see from outside."""
