"""With NO_COLOR, what the browser really sends to a terminal."""

from __future__ import annotations

import os
import pathlib
import re

import pytest

from tests.clipboard.emulator import Emulator, emulator
from tests.clipboard.servers import wait_until
from tests.support.painted import ENTERED
from tests.support.screen_model import ScreenModel
from tests.terminal.test_real_terminal import PROGRAM

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

DRAWN = re.compile(rb"\x1b\[([0-9;:]*)m")
COLOURS = {*range(30, 39), *range(40, 49), 58, *range(90, 108)}
"""39 and 49 are the terminal's own."""
STEPS = (
    (b"/", b"leaves"),
    (b"satellite", b"found"),
    (b"\r", b"collect"),
    (b"?", b"scroll"),
    (b"q", b"collect"),
    (b"c", b"Quote with citation"),
    (b"\x1b", b"collect"),
    (b"3", b"1/19"),
)


def sent(folder: pathlib.Path, **environment: str) -> bytes:
    """All that the browser wrote while somebody searched, read the help and chose a style."""
    import termios

    with emulator() as terminal:
        termios.tcsetwinsize(terminal.inside, (24, 80))
        home = {"HOME": str(folder), "ONRECORD_DATA": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        browser = terminal.start([str(PROGRAM), "--no-state"], home | environment, terminal.inside)
        try:
            _wait_for(terminal, b"Gateway", 0)
            for keys, expected in STEPS:
                before = len(terminal.received)
                os.write(terminal.outside, keys)
                _wait_for(terminal, expected, before)
        finally:
            browser.kill()
            browser.wait()
        return terminal.received


def _wait_for(terminal: Emulator, text: bytes, start: int) -> None:
    wait_until(lambda: text.decode() in terminal.painted.since(start), text.decode())


def codes(written: bytes) -> set[int]:
    """Every parameter of every SGR sequence."""
    return {int(code) for given in DRAWN.findall(written) for code in re.split(rb"[;:]", given) if code}


def looks(written: bytes, word: str) -> set[frozenset[str]]:
    """The attributes of a word, wherever and whenever it stands on the screen."""
    screen, seen = ScreenModel(80, 24), set()
    for part in re.split(r"(?=\x1b\[[0-9;]*H)", written.decode().partition(ENTERED)[2]):
        screen.feed(part)
        for row in screen.cells:
            text = "".join(cell.text[:1] or " " for cell in row)
            if (column := text.find(word)) >= 0:
                seen.add(row[column].attributes)
    return seen


def test_it_sends_no_colour_but_reverse_and_underline(tmp_path: pathlib.Path) -> None:
    written = sent(tmp_path, NO_COLOR="1")
    assert not codes(written) & COLOURS
    assert {1, 4, 7} <= codes(written)
    assert frozenset({"reverse"}) in looks(written, "MDA")
    assert frozenset({"bold", "underline", "reverse"}) in looks(written, "satellite")


def test_where_the_setting_is_empty_it_does(tmp_path: pathlib.Path) -> None:
    """As no-color.org has it; and else the reading above would prove nothing."""
    assert {38, 48} <= codes(sent(tmp_path, NO_COLOR=""))
