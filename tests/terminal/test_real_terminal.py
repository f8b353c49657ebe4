"""The installed program in a real terminal: start, search, copy, quit."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.clipboard.servers import wait_until
from tests.support.tmux import Tmux
from tests.tui.test_copying import SLIM

PROGRAM = pathlib.Path(sys.executable).parent / "onrecord"
Start = Callable[..., Tmux]
DRAWN = "━─│┃"
"""Signs of the interface: rules and bars."""
HELPERS = ("wl-copy", "xclip", "xsel", "tmux")


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


def open_missions(server: Tmux) -> None:
    """Open the browser of a new home, which begins at a glance, and a list that keys can act on."""
    open_browser(server, "At a glance", "help")
    server.keys("3")
    server.wait_for("1/19")


@pytest.mark.parametrize("size", [(120, 36), (40, 12)], ids=str)
def test_search_copy_quit(start: Start, size: tuple[int, int]) -> None:
    server = start(size)
    open_browser(server, "At a glance", "help")
    server.keys("/")
    server.type("XRISM SLIM")
    server.wait_for("found")
    server.keys("Escape")
    server.wait_for("At a glance", "Enter to Missions")
    server.keys("Enter")
    server.wait_for("1/19")
    server.type(":missions/slim")
    server.keys("Enter")
    server.wait_for("Smart Lander for Investigating" if size[0] > 100 else "16/19")
    server.keys("y")
    server.wait_for("Copied ")
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


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            f"{PROGRAM} 2> /dev/null",
            "but its error output is not one; onrecord list, show, search and copy need no screen",
        ),
        (
            f"TERM=dumb {PROGRAM}",
            "cannot draw if TERM is dumb; if this terminal can do more, name it, as in TERM=xterm-256color",
        ),
        (f"TERM=unknown {PROGRAM}", "cannot draw if TERM is unknown"),
    ],
)
def test_where_it_could_not_be_seen_it_does_not_open(start: Start, command: str, said: str) -> None:
    server = start((200, 20))
    server.type(f"clear; {command}; echo left with $?")
    server.keys("Enter")
    server.wait_for(said, "left with 2")


@pytest.mark.parametrize("term", ["", "nobody-knows-it", "vt100"])
def test_any_other_terminal_is_trusted(start: Start, term: str) -> None:
    server = start((100, 30))
    server.type(f"export TERM={term}")
    server.keys("Enter")
    open_browser(server, "Artemis", "quit")
    server.keys("q")
    server.wait_for("left with 0")


def test_it_reopens_where_it_was_left(start: Start) -> None:
    server = start((120, 36))
    open_browser(server, "Artemis", "quit")
    server.keys("6")
    server.wait_for("━ Events")
    server.keys("q")
    server.wait_for("left with 0")
    server.type("clear")
    server.keys("Enter")
    open_browser(server, "━ Events", "1st Dialogue")
    assert [path.name for path in (server.folder / "data").iterdir()] == ["state.toml"]


@pytest.mark.parametrize("clipboard", ["on", "external", "off"])
def test_tmux_takes_the_copy_however_it_is_set(start: Start, clipboard: str) -> None:
    server = start((100, 30), f"set -s set-clipboard {clipboard}")
    server.type(f"{PROGRAM} copy missions/slim; echo left with $?")
    server.keys("Enter")
    server.wait_for("left with 0", "in the tmux buffer (read back;")
    assert server.buffer == SLIM


def test_the_last_copy_is_shown_plainly(start: Start) -> None:
    server = start((100, 30))
    open_missions(server)
    server.keys("y")
    server.wait_for("Copied ")
    for leaving in ("Enter", "Escape"):
        server.keys("S")
        assert not set(DRAWN) & set(server.wait_for("Select the text above").partition("“Both sides also")[2])
        server.keys("Up", "x")  # no key of that screen
        server.keys(leaving)
        server.wait_for("━ Missions")
    server.keys("j", "y")
    server.wait_for("Copied p5.s1 as quote")
    server.run("set-buffer", "something else")
    server.keys("S")
    server.wait_for("Select the text above")
    server.keys("y")
    server.wait_for("Copied the last copy")
    assert server.buffer.startswith("“On commercial space")
    server.keys("q")
    server.wait_for("left with 0")


def test_leaving_at_once_leaves_no_helper_behind(start: Start, tmp_path: pathlib.Path) -> None:
    server = start((100, 30))
    (tmp_path / "bin").mkdir()
    for name in HELPERS:  # each has a second, so that there is time to press two keys on a slow machine too
        script = tmp_path / "bin" / name
        script.write_text(f"#!/bin/sh\necho $$ > '{tmp_path}/pid'\nsleep 300\n")
        script.chmod(0o755)
    server.type(f"export PATH='{tmp_path}/bin':$PATH DISPLAY=:48151 WAYLAND_DISPLAY=none")
    server.keys("Enter")
    open_missions(server)
    server.keys("y")
    wait_until((tmp_path / "pid").exists, "the helper")
    server.keys("q")
    server.wait_for("finishing the copy…")
    server.keys("q")
    server.wait_for("onrecord: quit before a copy was done", "left with 0")
    hung = pathlib.Path("/proc", (tmp_path / "pid").read_text().strip())
    wait_until(lambda: not hung.exists(), "the helper's end")


def test_where_showing_is_the_habit_y_shows_and_touches_no_clipboard(start: Start, tmp_path: pathlib.Path) -> None:
    config = tmp_path / ".config" / "onrecord" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('routes = ["show"]\n')
    server = start((100, 30), "set -s set-clipboard on")
    server.run("set-buffer", "what was there")
    open_missions(server)
    for keys in (("y",), ("c", "p"), ("Y",)):
        server.keys(*keys)
        assert not set(DRAWN) & set(server.wait_for("Select the text above"))
        server.keys("Enter")
        server.wait_for("━ Missions")
    server.keys("q")
    server.wait_for("left with 0")
    assert server.buffer == "what was there"
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["state.toml"]


def test_in_an_ascii_locale_it_draws_as_anywhere(start: Start) -> None:
    server = start((120, 36))
    server.type(f"LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {PROGRAM} --no-state; echo left with $?")
    server.keys("Enter")
    screen = server.wait_for("Artemis", "━━ At a glance", "quit")
    server.keys("3")
    screen += server.wait_for("Artemis", "━━ Missions", "quit")
    assert "\\u" not in screen
    assert "\\x" not in screen
    server.keys("q")
    server.wait_for("left with 0")
