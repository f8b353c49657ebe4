"""Cursor and title as a real terminal (tmux) has them: where frames leave the cursor, and what the window is called."""

from __future__ import annotations

import signal
import time

import pytest

from tests.clipboard.servers import wait_until
from tests.support.tmux import LIMIT, Tmux
from tests.terminal.on_pty import on_pty
from tests.terminal.test_real_terminal import Start, open_missions, start

__all__ = ["start"]

POPPED = b"\x1b[23;2t"


def at_cursor(server: Tmux) -> str:
    """Return what stands from the cursor to the end of its line; letters before it are single cells."""
    x, y = map(int, server.run("display-message", "-p", "#{cursor_x} #{cursor_y}").split())
    return server.screen.split("\n")[y][x:]


def title(server: Tmux) -> str:
    return server.run("display-message", "-p", "#{pane_title}").rstrip("\n")


def is_seen(server: Tmux) -> bool:
    return server.run("display-message", "-p", "#{cursor_flag}").strip() == "1"


def wait_for_cursor(server: Tmux, expected: str, expected_title: str) -> None:
    end = time.monotonic() + LIMIT
    while not at_cursor(server).startswith(expected) or not title(server).endswith(expected_title):
        assert time.monotonic() < end, (at_cursor(server), title(server), server.screen)
        time.sleep(0.05)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
def test_both_follow_every_step(start: Start, size: tuple[int, int]) -> None:
    server = start(size)
    server.run("select-pane", "-T", "before")
    open_missions(server)
    wait_for_cursor(server, "- MDA", "MDA, 1 of 19, Missions - onrecord")
    for keys, cursor, expected in (
        (("j",), "- SSA", "SSA, 2 of 19, Missions - onrecord"),
        (("G",), "~ QZSS", "QZSS, 19 of 19, Missions - onrecord"),
        (("Enter",), "Both sides welcomed", "QZSS, p6.s9, Reading - onrecord"),
        (("Escape", "c"), "q  Quote", "Quote with citation, 1 of 14, Copy p6.s9 as - onrecord"),
        (("j",), "p  Plain", "Plain words, 2 of 14, Copy p6.s9 as - onrecord"),
        (("Escape", "?"), "Copying and", ", Help - onrecord"),
        (("Escape",), "~ QZSS", "QZSS, 19 of 19, Missions - onrecord"),
        (("/", "s", "l", "i", "m"), "", "SLIM · Smart Lander for Investigating Moon, 1 of 6, Results - onrecord"),
    ):
        for key in keys:
            server.keys(key)
            time.sleep(0.2 if key == "Escape" else 0)  # with a letter right behind it, Esc would be alt
        wait_for_cursor(server, cursor, expected)
    assert not is_seen(server)
    server.keys("C-q")
    server.wait_for("left with 0")
    assert title(server) == "before"
    assert is_seen(server)


def test_a_setting_shows_it(start: Start) -> None:
    server = start((80, 24))
    (server.folder / "config.toml").write_text('cursor = "visible"\n')
    server.type(f"export ONRECORD_CONFIG={server.folder}/config.toml")
    server.keys("Enter")
    open_missions(server)
    assert is_seen(server)
    (server.folder / "config.toml").write_text('cursor = "hidden"\n')
    server.keys("R")
    wait_until(lambda: not is_seen(server), "a hidden cursor")
    (server.folder / "config.toml").write_text('cursor = "visible"\n')
    server.keys("R")
    wait_until(lambda: is_seen(server), "a visible cursor")
    server.keys("y")
    server.wait_for("Copied ")
    server.keys("S")
    server.wait_for("Select the text above")
    server.keys("Enter")
    server.wait_for("1/19")
    wait_until(lambda: is_seen(server) and title(server).startswith("MDA"), "cursor and title after the plain page")
    server.keys("q")
    server.wait_for("left with 0")


@pytest.mark.parametrize("kind", ["linux", "vt100"])
def test_a_terminal_that_would_print_a_title_gets_none(tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    with on_pty(tmp_path_factory.mktemp("home"), TERM=kind) as on:
        on.open_missions()
        on.type(b"q", "")
        assert on.end() == 0
        asked = on.terminal.received.replace(b"\x1b]11;?", b"")  # the question for the background
        assert b"\x1b]" not in asked, "neither a title nor a shape of the pointer"
        assert POPPED not in on.terminal.received


def test_however_it_ends_the_title_is_given_back_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    for number in (None, signal.SIGTERM, signal.SIGHUP):
        with on_pty(tmp_path_factory.mktemp("home")) as on:
            on.open_missions()
            wait_until(lambda: b"\x1b]2;MDA, 1 of 19, Missions - onrecord\x07" in on.terminal.received, "the title")
            if number:
                on.process.send_signal(number)
            else:
                on.type(b"q", "")
            on.end()
            assert on.terminal.received.count(b"\x1b[22;2t") == on.terminal.received.count(POPPED) == 1
            assert on.given_back
