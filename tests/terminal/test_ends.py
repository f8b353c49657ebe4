"""However the browser ends, the terminal is given back, everything is saved, and the exit code says what it was."""

from __future__ import annotations

import os
import pathlib
import random
import re
import signal
import time

import pytest

from onrecord.briefs import read_brief
from tests.clipboard.servers import LIMIT, wait_until
from tests.terminal.test_real_terminal import PROGRAM, Start, start
from tests.tiers import trials

pytest.importorskip("termios")
from tests.terminal.on_pty import OnPty, on_pty, with_change

__all__ = ["start"]
SEED = 4
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGXCPU)
NOT_UTF_8 = (
    b"\xff",
    b"\xc3\x28",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xe9 ",
    b"\x93\xfa\x96{",
    b"\xb4\xc1\xbb\xfa",
    b"\xf1",
)
ODD = (b"\x1b[999999999~", b"\x1b[:R", b"\x1b[48;0;0;0;0t", b"\x1b[<0;1", b"\x1b[<65;99999;99999M", b"\x1b[1114112u")
HUNG = """
import onrecord.tui.app as app, pathlib, time
def hang(self):
    pathlib.Path({folder!r}, "hung").touch()
    time.sleep(300)
app.OnrecordApp.action_help = hang
"""
UNSEEN = (
    "threading.Thread(target=lambda: 1 / 0).start()",
    "asyncio.get_running_loop().call_soon(lambda: 1 / 0)",
)
"""Errors that no caller of ours sees: in a thread, and in the loop itself."""
BUSY = """
import onrecord.library.library as archive, pathlib, time
def work(self, stop=None):
    pathlib.Path({folder!r}, "working").touch()
    time.sleep(300)
archive.Library.integrity_error = work
"""


def collect(browser: OnPty) -> None:
    browser.open_missions()
    browser.type(b"a", "saved in")


@pytest.mark.parametrize("number", SIGNALS[: trials(test=1, soak=len(SIGNALS))], ids=lambda number: number.name)
def test_a_signal_ends_it_as_q_does_without_a_question(tmp_path: pathlib.Path, number: signal.Signals) -> None:
    with on_pty(tmp_path) as browser:
        collect(browser)
        browser.process.send_signal(number)
        assert browser.end() == 128 + number
        assert browser.given_back
        assert browser.last_lines == "", "all is saved, so there is nothing to say"
    assert browser.files == {"briefs", "state.toml"}
    assert "Maritime Domain Awareness" in (tmp_path / "data" / "briefs" / "brief.toml").read_text(encoding="utf-8")
    assert 'brief = "brief"' in (tmp_path / "data" / "state.toml").read_text(encoding="utf-8")


def test_a_signal_where_no_brief_can_be_saved_leaves_a_text(tmp_path: pathlib.Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "briefs").write_text("a file where the folder should be")
    with on_pty(tmp_path) as browser:
        browser.open_missions()
        browser.type(b"a", "Not saved")
        browser.process.send_signal(signal.SIGTERM)
        assert browser.end() == 143
        expected = (
            f"onrecord: ended by SIGTERM; what you collected is in {tmp_path}/data/clippings.txt, since the brief"
        )
        assert browser.last_lines.startswith(expected)
    assert browser.files == {"briefs", "clippings.txt", "state.toml"}
    assert "Maritime Domain Awareness" in (tmp_path / "data" / "clippings.txt").read_text(encoding="utf-8")


def test_what_was_shown_as_saved_is_there_when_the_browser_is_killed(tmp_path: pathlib.Path) -> None:
    dice = random.Random(SEED)
    file = tmp_path / "data" / "briefs" / "brief.toml"
    saved = 0
    for trial in range(trials(test=2, soak=20)):
        with on_pty(tmp_path) as browser:
            if trial == 0:
                browser.open_missions()
            else:  # there, as the first session saved it with its brief
                browser.wait_for(f"brief: Brief ({saved})")
            before, killed_after = len(browser.terminal.received), 0.1 + dice.random() * 0.4
            if trial == 0:
                browser.type(b"a", "saved in")
            end = time.monotonic() + killed_after
            while time.monotonic() < end:
                os.write(browser.terminal.outside, b"ja")
                time.sleep(0.02)
            browser.process.kill()
            browser.process.wait(LIMIT)
            painted = browser.terminal.painted.since(before)
        numbers = [
            int(number)
            for number in re.findall(r"saved in (?:Brief|the new brief “Brief”) +t shows (?:it|all (\d+))", painted)
            if number
        ]
        items = len(read_brief(file).brief.items) if file.exists() else 0
        assert items >= max([saved, *numbers]), f"seed {SEED}, trial {trial}"
        saved = items
    assert saved > 1, "the test would prove nothing"


@pytest.mark.parametrize("ignored", [False, True], ids=["hangup", "nohup"])
def test_a_window_that_is_closed_loses_nothing(start: Start, tmp_path: pathlib.Path, ignored: bool) -> None:
    server = start((120, 36))
    trap = 'trap "" HUP; ' if ignored else ""
    server.type(f"sh -c 'echo $$ > {tmp_path}/pid; {trap}exec {PROGRAM}'")
    server.keys("Enter")
    server.wait_for("Artemis", "quit")
    server.keys("3")
    server.wait_for("━ Missions")
    server.keys("a")
    server.wait_for("undoes")
    server.run("kill-session")
    process = pathlib.Path("/proc", (tmp_path / "pid").read_text().strip())
    wait_until(lambda: not process.exists(), "the end of a browser without a terminal")
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"briefs", "state.toml"}


def test_input_that_no_terminal_should_send_is_survived(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path) as browser:
        collect(browser)
        browser.type(NOT_UTF_8[0], "not UTF-8")
        browser.type(b"?", "━ Help")
        for raw in (*NOT_UTF_8, *ODD):
            os.write(browser.terminal.outside, raw)
        browser.type(b"\x1b", "q quit")
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.given_back, browser.files) == (0, True, {"briefs", "state.toml"})


def test_a_key_that_is_cut_anywhere_is_still_that_key(tmp_path: pathlib.Path) -> None:
    """A report of the terminal's, cut behind its first characters, would be typed: `y` copies, `q` leaves."""
    with on_pty(tmp_path) as browser:
        browser.open_missions()
        for sequence in (b"\x1b[?9999;2$y", b"\x1b[I"):
            for cut in range(2, len(sequence)):
                os.write(browser.terminal.outside, sequence[:cut])
                time.sleep(0.15)  # longer than Textual waits for the rest
                os.write(browser.terminal.outside, sequence[cut:])
        browser.type(b"?", "━ Help")
        browser.type(b"\x1b", "q quit")
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.files) == (0, {"state.toml"})


def test_a_program_that_is_told_to_go_on_takes_the_terminal_once(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path) as browser:
        collect(browser)
        for _ in range(2):
            start = len(browser.terminal.received)
            browser.process.send_signal(signal.SIGCONT)
            wait_until(lambda: b"\x1b[?1049h" in browser.terminal.received[start:], "the screen again")  # noqa: B023
            browser.settle()  # a second signal while the terminal is being taken is no other
        browser.type(b"?", "━ Help")
        browser.type(b"\x1b", "q quit")
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.given_back) == (0, True)


def test_a_program_that_is_told_to_go_on_at_any_moment_goes_on(tmp_path: pathlib.Path) -> None:
    """Whatever it does just then: drawing, reading, taking the terminal again."""
    moments = random.Random(SEED)
    with on_pty(tmp_path) as browser:
        collect(browser)
        for _ in range(trials(test=40, soak=400)):
            os.write(browser.terminal.outside, moments.choice((b"j", b"k", b"l", b"2", b"1")))
            time.sleep(moments.random() * 0.02)
            browser.process.send_signal(signal.SIGCONT)
        browser.settle()  # keys that come while the terminal is being taken are thrown away
        browser.type(b"?", "━ Help")
        os.write(browser.terminal.outside, b"\x1b")
        browser.settle()
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.given_back) == (0, True)


def test_where_the_program_hangs_it_ends_all_the_same(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path, with_change(HUNG.format(folder=str(tmp_path)))) as browser:
        collect(browser)
        os.write(browser.terminal.outside, b"?")
        wait_until((tmp_path / "hung").exists, "the program to hang")
        browser.process.send_signal(signal.SIGTERM)
        assert (browser.end(), browser.given_back) == (143, True)
    assert browser.files == {"briefs", "state.toml"}


def test_q_does_not_wait_for_what_works_in_the_background(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path, with_change(BUSY.format(folder=str(tmp_path)))) as browser:
        browser.wait_for("Gateway")
        wait_until((tmp_path / "working").exists, "the work")
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.given_back, browser.files) == (0, True, {"state.toml"})


def test_no_helper_is_left_behind(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("xclip", "xsel", "wl-copy"):
        (folder / name).write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nsleep 300\n")
        (folder / name).chmod(0o755)
    with on_pty(tmp_path, PATH=f"{folder}:{os.environ['PATH']}", DISPLAY=":48151") as browser:
        browser.open_missions()
        os.write(browser.terminal.outside, b"y")
        wait_until((tmp_path / "pid").exists, "the helper")
        browser.process.send_signal(signal.SIGTERM)
        assert browser.end() == 143
    hung = pathlib.Path("/proc", (tmp_path / "pid").read_text().strip())
    wait_until(lambda: not hung.exists(), "the helper's end")


def test_a_defect_still_keeps_what_was_searched(tmp_path: pathlib.Path) -> None:
    change = "import onrecord.tui.app as app; app.OnrecordApp.action_problems = lambda self: 1 / 0"
    with on_pty(tmp_path, with_change(change)) as browser:
        collect(browser)
        browser.type(b"/slim\x13", "kept")
        browser.type(b"\x1b", "q quit")
        os.write(browser.terminal.outside, b"!")
        assert (browser.end(), browser.given_back) == (2, True)
        assert browser.last_lines.startswith(
            "onrecord: ended because of an internal error (ZeroDivisionError); a crash report"
        )
    assert browser.files == {"briefs", "crash.txt", "state.toml"}
    assert 'saved = [\n    "slim",\n]' in (tmp_path / "data" / "state.toml").read_text()


@pytest.mark.parametrize("unseen", UNSEEN[: trials(test=1, soak=2)])
def test_an_error_that_nobody_sees_ends_it_in_order(tmp_path: pathlib.Path, unseen: str) -> None:
    change = "import asyncio, threading, onrecord.tui.app as app; app.OnrecordApp.action_help = lambda self: "
    with on_pty(tmp_path, with_change(change + unseen)) as browser:
        collect(browser)
        os.write(browser.terminal.outside, b"?")
        assert (browser.end(), browser.given_back) == (2, True)
        assert browser.last_lines.startswith(
            "onrecord: ended because of an internal error (ZeroDivisionError); a crash report"
        )
    assert browser.files == {"briefs", "crash.txt", "state.toml"}


def test_whenever_a_signal_comes_the_terminal_is_given_back(tmp_path: pathlib.Path) -> None:
    dice = random.Random(SEED)
    for trial in range(trials(test=2, soak=60)):
        number = dice.choice((signal.SIGTERM, signal.SIGHUP, signal.SIGINT))
        with on_pty(tmp_path / str(trial)) as browser:
            sent = dice.randrange(12_000)
            wait_until(lambda: browser.terminal.received or browser.process.poll() is not None, "its first words")
            while len(browser.terminal.received) < sent and b"Gateway" not in browser.terminal.received:
                time.sleep(0.001)
            browser.process.send_signal(number)
            browser.process.send_signal(number)
            assert browser.process.wait(LIMIT) == 128 + number, f"seed {SEED}, trial {trial}"
            wait_until(lambda: browser.given_back, f"the terminal as it was: seed {SEED}, trial {trial}")
            assert "Traceback" not in browser.last_lines


def test_a_second_q_that_was_typed_before_the_question_confirms_nothing(tmp_path: pathlib.Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "briefs").write_text("a file where the folder should be")
    with on_pty(tmp_path) as browser:
        browser.open_missions()
        browser.type(b"a", "Not saved")
        browser.type(b"q", "1 clipping is not saved")
        browser.settle()
        assert browser.process.poll() is None
        browser.type(b"q", "")
        assert browser.end() == 0


@pytest.mark.sampled(1)
@pytest.mark.parametrize("key", [b"\x1a", b"\x03", b"\x1c"], ids=["ctrl+z", "ctrl+c", "ctrl+backslash"])
def test_a_key_just_behind_q_changes_nothing_of_the_end(tmp_path: pathlib.Path, key: bytes) -> None:
    with on_pty(tmp_path) as browser:
        browser.wait_for("Gateway")
        os.write(browser.terminal.outside, b"q")
        while browser.process.poll() is None:
            os.write(browser.terminal.outside, key)
            time.sleep(0.001)
        assert (browser.end(), browser.given_back) == (0, True)


def test_what_is_shown_as_collected_is_written_whenever_a_signal_comes(tmp_path: pathlib.Path) -> None:
    dice = random.Random(SEED)
    for trial in range(trials(test=2, soak=40)):
        with on_pty(tmp_path / str(trial)) as browser:
            browser.open_missions()
            os.write(browser.terminal.outside, b"a")
            time.sleep(dice.random() * 0.02)
            browser.process.send_signal(signal.SIGTERM)
            assert browser.end() == 143, f"seed {SEED}, trial {trial}"
            shown = "brief: Brief (1)" in browser.terminal.painted.since(0)
        file = browser.data / "briefs" / "brief.toml"
        assert file.exists() or not shown, f"seed {SEED}, trial {trial}"
        assert not shown or "Maritime Domain Awareness" in file.read_text(encoding="utf-8")
