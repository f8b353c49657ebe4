"""Ends in sessions where something is out of order: nobody reads the terminal, an interruption is swallowed."""

from __future__ import annotations

import pathlib
import signal
import sys

import pytest

from onrecord.tui.signals import PAIR_SECONDS
from tests.terminal.session import session
from tests.terminal.test_real_terminal import PROGRAM

pytest.importorskip("termios")
from tests.terminal.on_pty import on_pty, with_change


@pytest.mark.parametrize("signals", [1, 2], ids=["once", "twice"])
def test_a_signal_ends_it_where_nobody_reads_the_terminal(tmp_path: pathlib.Path, signals: int) -> None:
    """As where a window hangs, or a line is cut without a word."""
    with session([str(PROGRAM)], tmp_path, (120, 36)) as on:
        on.wait_for(b"quit")
        on.send(b"3")
        on.wait_for(b"1/19")
        on.send(b"a")
        on.wait_for(b"undoes")
        on.type_until_held()
        assert on.end_unread(*[signal.SIGTERM] * signals, seconds_between=2 * PAIR_SECONDS) == 143
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"briefs", "state.toml"}


SWALLOWED = """
import os, signal, sys
class Gone:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            Gone()
sys.meta_path.insert(0, Finder())
from onrecord.cli import main
sys.exit(main([]))
"""


@pytest.mark.parametrize(
    "module", ["onrecord.library", "onrecord.cli.terminal_question", "textual.app", "onrecord.tui"]
)
def test_an_interruption_that_python_throws_away_ends_it_all_the_same(tmp_path: pathlib.Path, module: str) -> None:
    """Where it comes while an object is done away with, as at many an import, no exception leads out of there."""
    with session([sys.executable, "-c", SWALLOWED.format(module=module)], tmp_path) as on:
        assert on.end() == 130


LATE = "import onrecord.tui as tui, time; tui.kill_clipboard_helpers = lambda: time.sleep(300)"


def test_the_keyboard_is_given_back_once_also_where_the_end_takes_too_long(tmp_path: pathlib.Path) -> None:
    """The driver has done so already when the process is ended at last: once more would undo what a shell had asked."""
    with on_pty(tmp_path, with_change(LATE)) as browser:
        browser.wait_for("Gateway")
        browser.process.send_signal(signal.SIGTERM)
        assert (browser.end(), browser.given_back) == (143, True)
