"""A paste that means harm, as a terminal sends it, and what the browser sends back."""

from __future__ import annotations

import os
import pathlib
import re

import pytest

from tests.clipboard.emulator import emulator
from tests.clipboard.servers import LIMIT, wait_until
from tests.terminal.test_real_terminal import PROGRAM

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

HARM = "SLIM\x1b]52;c;cHduZWQ=\x07\x1b]0;a\x07\x9b2J\x9db\x9c\x1bc\r\nXRISM\tMMX\x1b[?1049l\x1bPq\x1b\\"
HARMLESS = b"SLIM]52;c;cHduZWQ=]0;a[2J]b\\c XRISM MMX[?1049lPq\\"
"""Without its escapes; controls of one character are the two that stand for them (ECMA-48, 5.3)."""
HARMFUL = re.compile(rb"\x1b[\]PX^_]|\x1bc|\xc2[\x80-\x9f]|\x07|\x1b\[2J")
"""What begins an OSC, DCS, SOS, PM or APC; a reset; C1 in UTF-8; a bell; clearing the screen."""

OUR_LINKS_AND_TITLES = re.compile(rb"\x1b\]8;(?:id=\d+;https://[!-~]+|;)\x1b\\|\x1b\]2;[^\x00-\x1f\x7f]*\x07")
"""The sources of the record that the search finds, which are addresses on the web, and the end of such a link."""


def test_nothing_of_it_acts_on_the_terminal(tmp_path: pathlib.Path) -> None:
    import termios

    with emulator() as terminal:
        termios.tcsetwinsize(terminal.inside, (24, 120))
        home = {"HOME": str(tmp_path), "ONRECORD_DATA": str(tmp_path), "TERM": "xterm-256color"}
        browser = terminal.start([str(PROGRAM)], home, terminal.inside)
        try:
            wait_until(lambda: "Gateway" in terminal.painted.since(0), "the browser")
            os.write(terminal.outside, b"/")
            wait_until(lambda: "leaves" in terminal.painted.since(0), "the search box")
            before = len(terminal.received)
            os.write(terminal.outside, b"\x1b[200~" + HARM.encode() + b"\x1b[201~")
            wait_until(lambda: HARMLESS in terminal.painted.since(before).encode(), "what was pasted")
            assert HARMFUL.findall(OUR_LINKS_AND_TITLES.sub(b"", terminal.received[before:])) == []
            os.write(terminal.outside, b"\rq")
            assert browser.wait(LIMIT) == 0
        finally:
            browser.kill()
            browser.wait()
        assert terminal.clipboard == []
