"""ctrl+l draws every screen from nothing in a real terminal, whatever another program has written over it."""

from __future__ import annotations

import pathlib
import time

import pytest

from tests.clipboard.servers import wait_until
from tests.support.tmux import Tmux
from tests.terminal.test_real_terminal import Start, open_missions, start

__all__ = ["start"]

NOISE = "written over it"


def write_over(server: Tmux) -> None:
    """Write over every line of the program's screen, with a wrong color, as a program in the background may."""
    terminal = pathlib.Path(server.run("display-message", "-p", "#{pane_tty}").strip())
    height = int(server.run("display-message", "-p", "#{pane_height}"))
    lines = "".join(f"\x1b[{row};5H{NOISE} {row}" for row in range(1, height + 1))
    terminal.write_text(f"\x1b[41m{lines}")
    server.wait_for(f"{NOISE} {height}")


def settled(server: Tmux) -> str:
    """Return the screen, colors included, once it has not changed for a while."""
    seen, since = "", time.monotonic()

    def is_settled() -> bool:
        nonlocal seen, since
        if (screen := server.run("capture-pane", "-p", "-e")) != seen:
            seen, since = screen, time.monotonic()
        return time.monotonic() - since > 0.4

    wait_until(is_settled, "the last picture")
    return seen


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
def test_every_screen_is_drawn_from_nothing(start: Start, size: tuple[int, int]) -> None:
    server = start(size)
    open_missions(server)
    for keys in (("j",), ("Enter",), ("Escape", "i"), ("3", "c"), ("Escape", "/", "s"), ("Escape", ":", "p"),
                 ("Escape", "P"), ("Escape", "?"), ("Escape", "a", "t")):  # fmt: skip
        for key in keys:
            server.keys(key)
            settled(server)
        before = settled(server)
        write_over(server)
        server.keys("C-l")
        end = time.monotonic() + 10
        while NOISE in server.screen and time.monotonic() < end:
            time.sleep(0.05)
        assert NOISE not in server.screen
        assert settled(server).split("\n")[:-2] == before.split("\n")[:-2], keys
    server.keys("C-q")
