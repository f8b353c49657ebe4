"""The controlling terminal: sequences go there and never to the output."""

from __future__ import annotations

import base64
import os
import pathlib
import subprocess
import sys

import pytest

from tests.clipboard.servers import LIMIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

PROGRAM = """
import fcntl, pathlib, sys, termios
from onrecord.clipboard import Content, copy, routes
from onrecord.clipboard.terminal import controlling_terminal
if len(sys.argv) > 1:
    fcntl.ioctl(int(sys.argv[1]), termios.TIOCSCTTY, 0)
with controlling_terminal() as write:
    print(copy(Content("宇宙"), routes(write, pathlib.Path("unused"), ["osc52"])))
"""
ROOT = pathlib.Path(__file__).parents[2]


def _said(terminal: int | None) -> str:
    """Return the output of a program in a session of its own, with that terminal or none."""
    command = [sys.executable, "-X", "utf8", "-c", PROGRAM]
    if terminal is not None:
        command.append(str(terminal))
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        start_new_session=True,
        pass_fds=[] if terminal is None else [terminal],
        timeout=LIMIT,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout.decode()


def test_the_sequence_goes_to_the_terminal_and_the_output_stays_clean() -> None:
    outside, inside = os.openpty()
    assert _said(inside) == "2 characters sent to the terminal (OSC 52; not verifiable)\n"
    assert os.read(outside, 1_000) == b"\x1b]52;c;" + base64.b64encode("宇宙".encode()) + b"\x07"
    os.close(inside)
    os.close(outside)


def test_without_a_terminal_nothing_is_sent() -> None:
    assert _said(None) == "not copied: osc52: there is no terminal to send to\n"
