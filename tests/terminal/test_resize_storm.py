"""A window that is resized without end while somebody types: the browser lives, and draws for its last size."""

from __future__ import annotations

import os
import pathlib
import random
import signal

import pytest

from tests.terminal.session import session
from tests.terminal.test_real_terminal import PROGRAM
from tests.tiers import trials

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

SEED = 29


def test_a_storm_of_sizes_while_typing(tmp_path: pathlib.Path) -> None:
    dice, count = random.Random(SEED), trials(test=60, soak=1_500)
    print(f"seed {SEED}, {count} sizes")
    with session([str(PROGRAM)], tmp_path, (120, 36)) as on:
        on.wait_for(b"quit")
        for _ in range(count):
            on.resize((dice.randint(1, 300), dice.randint(1, 100)))
            on.send(dice.choice((b"j", b"k", b"/", b"slim", b"\r", b"\x1b", b"3", b"8", b"l", b"h")))
        on.settle(0.3)
        on.resize((100, 30))
        on.send(b"\x1b\x1b\x1b\x1b\x1b3")
        since = len(on.received)
        on.resize((120, 36))
        on.wait_for(b"/19", since)
        on.send(b"q")
        assert on.end() == 0
        assert on.amiss == []


def test_signals_that_come_faster_than_they_are_handled(tmp_path: pathlib.Path) -> None:
    """As while a window's corner is dragged: Python runs a handler inside the one before, a thousand times at most."""
    count = trials(test=20_000, soak=200_000)
    with session([str(PROGRAM)], tmp_path, (120, 36)) as on:
        on.wait_for(b"quit")
        for number in (signal.SIGWINCH, signal.SIGCONT):
            on.storm(number, count)
            on.settle(0.3)
            assert not on.ended, number
        since = len(on.received)
        on.resize((100, 30))
        on.send(b"3")
        on.wait_for(b"/19", since)
        on.send(b"q")
        assert on.end() == 0
        assert on.amiss == []
