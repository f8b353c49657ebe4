"""The installed program in a real terminal: start, search, copy, quit."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.terminal.tmux import Tmux
from tests.tui.test_copying import SLIM

PROGRAM = pathlib.Path(sys.executable).parent / "onrecord"
Start = Callable[..., Tmux]


@pytest.fixture
def start(tmp_path: pathlib.Path) -> Iterator[Start]:
    servers: list[Tmux] = []

    def start_(size: tuple[int, int], *options: str) -> Tmux:
        server = Tmux.start(tmp_path, size, *options)
        servers.append(server)
        server.type("PS1='ready$ '")
        server.keys("Enter")
        server.wait_for_prompt()
        return server

    yield start_
    for server in servers:
        server.stop()


def open_browser(server: Tmux, *expected: str) -> None:
    server.type(f"{PROGRAM}; echo left with $?")
    server.keys("Enter")
    server.wait_for(*expected)


@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
def test_search_copy_quit(start: Start, size: tuple[int, int]) -> None:
    server = start(size)
    open_browser(server, "Artemis", "quit")
    server.keys("/")
    server.type("XRISM SLIM")
    server.wait_for("found")
    server.keys("Escape")
    server.wait_for("19 missions")
    server.type(":missions/slim")
    server.keys("Enter")
    server.wait_for("Smart Lander for Investigating" if size[0] > 100 else "Missions › SLIM")
    server.keys("y")
    server.wait_for("read back")
    assert server.buffer == SLIM
    server.keys("q")
    server.wait_for("left with 0")
    server.wait_for_prompt()
    server.type("echo usable")
    server.keys("Enter")
    server.wait_for("\nusable")
    assert server.run("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}").split() == [
        "0",
        "1",
        "0",
    ]


def test_it_reopens_where_it_was_left(start: Start) -> None:
    server = start((120, 36))
    open_browser(server, "Artemis", "quit")
    server.keys("6")
    server.wait_for("─ Events")
    server.keys("q")
    server.wait_for("left with 0")
    server.type("clear")
    server.keys("Enter")
    open_browser(server, "─ Events", "1st Dialogue")
    assert [path.name for path in (server.folder / "data").iterdir()] == ["state.toml"]


@pytest.mark.parametrize("clipboard", ["on", "external", "off"])
def test_tmux_takes_the_copy_however_it_is_set(start: Start, clipboard: str) -> None:
    server = start((100, 30), f"set -s set-clipboard {clipboard}")
    server.type(f"{PROGRAM} copy missions/slim; echo left with $?")
    server.keys("Enter")
    server.wait_for("left with 0", "in the tmux buffer (read back)")
    assert server.buffer == SLIM


def test_the_last_copy_is_shown_plainly(start: Start) -> None:
    server = start((100, 30))
    open_browser(server, "Artemis", "quit")
    server.keys("y")
    server.wait_for("read back")
    server.keys("S")
    assert "╭" not in server.wait_for("Select the text above").partition("“The discussion")[2]
    server.keys("Enter")
    server.wait_for("─ Missions")
    server.keys("q")
    server.wait_for("left with 0")
