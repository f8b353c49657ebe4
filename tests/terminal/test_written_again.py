"""What another program wrote over the browser is gone after ctrl+l, and after a resize everything is written again."""

from __future__ import annotations

import os
import pathlib

import pytest

from tests.terminal.session import session
from tests.terminal.test_real_terminal import PROGRAM

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

CLEARED = b"\x1b[2J"


def test_ctrl_l_writes_the_whole_screen_and_a_step_does_not(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path, (120, 36)) as on:
        on.wait_for(b"quit")
        on.send(b"5")
        on.wait_for(b"1/30")
        on.settle(0.3)
        before = len(on.received)
        on.send(b"j")
        on.wait_for(b"2/30", before)
        on.settle(0.3)
        step = len(on.received) - before
        before = len(on.received)
        on.send(b"\x0c")
        on.wait_for(b"redrawn", before)
        on.settle(0.3)
        redrawn = on.received[before:]
        assert redrawn.count(CLEARED) == 1
        assert len(redrawn) > 4_000 > step
        assert all(text in redrawn.rpartition(CLEARED)[2] for text in (b"Participants", b"Reading", b"quit"))
        on.send(b"q")
        assert (on.end(), on.amiss) == (0, [])


def test_after_a_resize_everything_is_written(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path, (120, 36)) as on:
        on.wait_for(b"quit")
        on.send(b"5")
        on.wait_for(b"1/30")
        on.settle(0.3)
        for size in ((100, 30), (120, 36)):
            before = len(on.received)
            on.resize(size)
            on.wait_for(b"q quit", before)
            on.settle(0.3)
            assert all(text in on.received[before:] for text in (b"Commitments", b"Reading"))
        on.send(b"q")
        assert (on.end(), on.amiss) == (0, [])
