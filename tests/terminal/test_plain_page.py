"""The page for selecting by hand: in every encoding, with every key, and where there is no alternate screen."""

from __future__ import annotations

import contextlib
import os
import pathlib
import signal
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.clipboard.servers import wait_until
from tests.support.tmux import need
from tests.terminal.test_real_terminal import PROGRAM

pytest.importorskip("termios")
from tests.terminal.on_pty import OnPty, on_pty

HINT = "-- Select the text above"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
NEITHER = ("ja_JP.eucJP", "de_DE.ISO-8859-1")
"""Locales whose encoding is neither UTF-8 nor unknown."""
ESCAPED = "\\u{201C}Both sides also"
SAID = "-- Characters that this terminal cannot show are written as \\u{...}: those are not as published. --"


def show(browser: OnPty) -> bytes:
    """Copy, and look at the copy; return what was written on the plain page."""
    browser.open_missions()
    browser.type(b"y", "as quote, not verifiable")
    browser.type(b"S", HINT)
    return browser.terminal.received.rpartition(b"\x1b[?1049l")[2]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("environment", "expected", "escaped"),
    [
        ({"LC_ALL": "C.UTF-8"}, "“Both sides also".encode(), False),
        ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"}, "“Both sides also".encode(), False),
        ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}, "“Both sides also".encode(), False),
        (ASCII, ESCAPED.encode(), True),
        ({"LC_ALL": "ja_JP.eucJP", "PYTHONUTF8": "0"}, "“Both sides also".encode("euc_jp"), False),
        ({"LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0"}, ESCAPED.encode(), True),
    ],
    ids=str,
)
def test_the_words_are_written_as_the_terminal_takes_them(
    tmp_path: pathlib.Path, environment: dict[str, str], expected: bytes, escaped: bool
) -> None:
    with on_pty(tmp_path, **environment) as browser:
        if environment["LC_ALL"] in NEITHER:
            browser.wait_for("the screen is drawn in UTF-8, and this session's encoding is ")
        page = show(browser)
        assert expected in page
        assert (SAID.encode() in page) == escaped
        os.write(browser.terminal.outside, b"\r")
        browser.process.send_signal(signal.SIGTERM)
        assert (browser.end(), browser.given_back) == (143, True)


def test_keys_that_send_signals_elsewhere_are_keys(tmp_path: pathlib.Path) -> None:
    """Who selects text with the mouse presses ctrl+c; and ctrl+s would freeze the terminal until ctrl+q."""
    with on_pty(tmp_path) as browser:
        show(browser)
        for key in (b"\x03", b"\x1c"):
            browser.type(b"\x13\x1a" + key, "━ Missions")
            browser.type(b"S", HINT)
        browser.type(b"\x1b[Axx\r", "━ Missions")
        browser.type(b"S", HINT)
        browser.process.send_signal(signal.SIGINT)
        assert (browser.end(), browser.given_back) == (130, True)
        for left in browser.terminal.received.split(b"\x1b[<u")[1:]:
            assert left.startswith(b"\x1b[0m\x1b[2J"), "a terminal that does not know it has written a letter"
    assert browser.files == {"last-copy.txt", "state.toml"}


def test_an_answer_is_no_key_there_and_what_is_typed_behind_esc_is_one_of_the_browser(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path) as browser:
        show(browser)
        browser.type(b"\x1b]2;q\x1b\\\x1bP1$rq\x1b\\\x1b5", "━ Commitments")
        browser.type(b"S", HINT)
        browser.type(b"\x1b?", "━ Help")
        browser.process.send_signal(signal.SIGTERM)
        assert (browser.end(), browser.given_back) == (143, True)


@contextlib.contextmanager
def gnu_screen(folder: pathlib.Path) -> Iterator[tuple[Callable[[str], None], Callable[[], str]]]:
    """A session of GNU screen as it comes, which has no alternate screen: `type` into it, and `read` what it shows."""
    need("screen")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TMUX", "DISPLAY", "WAYLAND"))}
    environment = {**clean, "HOME": str(folder), "ONRECORD_DATA": str(folder / "data"), "LC_ALL": "C.UTF-8"}
    (folder / "sockets").mkdir(mode=0o700)
    environment |= {"SCREENDIR": str(folder / "sockets"), "TERM": "xterm-256color", "PS1": "$ "}
    name = f"onrecord-{os.getpid()}"

    def screen(*arguments: str) -> None:
        subprocess.run(["screen", *arguments], env=environment, capture_output=True, check=True)

    def is_up() -> bool:
        asked = ["screen", "-S", name, "-p", "0", "-X", "stuff", ""]
        return subprocess.run(asked, env=environment, capture_output=True, check=False).returncode == 0

    def read() -> str:
        copy = folder / "hardcopy"
        copy.unlink(missing_ok=True)
        screen("-S", name, "-X", "hardcopy", str(copy))
        wait_until(copy.exists, "what GNU screen shows")
        return copy.read_text(encoding="utf-8", errors="replace")

    screen("-c", "/dev/null", "-U", "-dmS", name, "-s", "/bin/sh")
    try:
        wait_until(is_up, "GNU screen")
        yield lambda text: screen("-S", name, "-p", "0", "-X", "stuff", text), read
    finally:
        screen("-S", name, "-X", "quit")


def test_without_an_alternate_screen_words_and_interface_are_never_mixed(tmp_path: pathlib.Path) -> None:
    with gnu_screen(tmp_path) as (type_, read):
        type_(f"{PROGRAM}; echo left with $?\n")
        wait_until(lambda: "Gateway" in read() and "q quit" in read(), "the browser")
        type_("3")
        wait_until(lambda: "1/19" in read(), "the list")
        type_("y")
        wait_until(lambda: "p4.s2 as quote" in read(), "the copy")
        type_("S")
        wait_until(lambda: HINT in read(), "the plain page")
        copied = (tmp_path / "data" / "last-copy.txt").read_text(encoding="utf-8")
        hint = "-- Select the text above with the mouse. Enter, Esc: back. y: copy again. --"
        shown = ascii_letters(read())
        words, end = ascii_letters(copied), ascii_letters(hint)
        assert shown.endswith(words + end)  # the window has not enough rows for the report too: it stands above them
        report = shown.removesuffix(words + end)
        assert "lastcopytxtitwaswrittentoafileandreadback" in report
        assert not [name for name in ("Missions", "Gateway", "Reading", "quit") if name in report]
        type_("\n")
        wait_until(lambda: "Gateway" in read() and HINT not in read(), "the browser again")
        type_("q")
        wait_until(lambda: "left with 0" in read(), "its end")
        assert read().split() == ["left", "with", "0", "$"]


def ascii_letters(text: str) -> str:
    """Without blanks and what GNU screen writes in an encoding of its own."""
    return "".join(char for char in text if char.isascii() and char.isalnum())
