"""Asking a terminal how wide it draws a text."""

from __future__ import annotations

import os
import pathlib
import sys

import pytest

from onrecord.cli.doctor import measured_width
from onrecord.cli.doctor.measured_width import WidthNotMeasured
from tests.clipboard.emulator import Emulator, emulator
from tests.clipboard.servers import LIMIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

PROGRAM = """
import sys, termios
from onrecord.cli.doctor import measured_width
from onrecord.cli.doctor.measured_width import WidthNotMeasured, measure_widths
measured_width.ANSWER_TIMEOUT_SECONDS = float(sys.argv.pop(1))
before = termios.tcgetattr(0)
try:
    print(measure_widths(sys.argv[1:]))
except WidthNotMeasured as reason:
    print(reason)
print("as before" if termios.tcgetattr(0) == before else "changed")
"""


def _asked(terminal: Emulator, *texts: str, limit: float = LIMIT / 2) -> list[str]:
    return terminal.run(sys.executable, "-c", PROGRAM, str(limit), *texts).out.splitlines()


def test_the_terminals_own_answer_counts() -> None:
    with emulator(3, 1, 2) as terminal:
        assert _asked(terminal, "宇", "", "“") == ["[2, 0, 1]", "as before"]
    assert terminal.received.startswith("\r宇\x1b[6n".encode())
    assert terminal.received.endswith(b"\r\x1b[K"), "nothing is left on the screen"


def test_a_terminal_that_does_not_answer() -> None:
    with emulator() as terminal:
        assert _asked(terminal, "宇", limit=1) == ["the terminal did not answer within 1 s", "as before"]


def test_keys_that_are_waiting_are_not_taken() -> None:
    with emulator(3) as terminal:
        os.write(terminal.outside, b"ls\n")
        assert _asked(terminal, "宇") == ["keys were pressed meanwhile", "as before"]
    assert b"\x1b[6n" not in terminal.received


def test_one_that_says_anything_but_the_answer_is_not_listened_to_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured_width, "ANSWER_TIMEOUT_SECONDS", 0.05)
    with (
        pathlib.Path("/dev/zero").open("rb") as chatty,
        pytest.raises(WidthNotMeasured, match=r"did not answer within 0\.05 s"),
    ):
        measured_width._column(chatty.fileno())


def test_one_that_is_gone_says_nothing_more() -> None:
    outside, inside = os.pipe()
    os.close(inside)
    try:
        with pytest.raises(WidthNotMeasured, match="the terminal is gone"):
            measured_width._column(outside)
    finally:
        os.close(outside)


def test_without_a_terminal() -> None:
    import subprocess

    code = (
        "from onrecord.cli.doctor.measured_width import WidthNotMeasured, measure_widths\n"
        "try:\n    measure_widths(['x'])\nexcept WidthNotMeasured as reason:\n    print(reason)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, start_new_session=True, check=True
    )
    assert done.stdout == b"no controlling terminal\n"
