"""Sessions that allow little, or whose environment says odd things: the browser works, or says why it does not."""

from __future__ import annotations

import os
import pathlib
import shutil
from collections.abc import Sequence

import pytest

from tests.clipboard.servers import wait_until
from tests.storage.accounts import needs_root
from tests.terminal.test_real_terminal import PROGRAM
from tests.tiers import trials

pytest.importorskip("termios")
from tests.terminal.on_pty import on_pty

ODD = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DRIVER": "os:system",
    "TEXTUAL_COLOR_SYSTEM": "zzz",
    "TEXTUAL_PRESS": "y,q",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_LOG": "/nonexistent/log",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_THEME": "zzz",
    "TEXTUAL_FPS": "-1",
    "TEXTUAL_FILTERS": "zzz",
    "ESCDELAY": "9" * 400,
    "PYTHONASYNCIODEBUG": "1",
}


def test_no_variable_of_the_environment_is_in_the_way(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path, **ODD) as browser:
        browser.open_missions()
        browser.type(b"?", "━ Help")
        browser.type(b"\x1b", "q quit")
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.given_back, browser.files) == (0, True, {"state.toml"})
        assert browser.last_lines == ""


ONLY_READS_ALL = ("-all", "+dac_override", "+dac_read_search")
"""Rights of root that another account needs here to read where Python is; with none of the others a limit binds it."""
FIRST_ACCOUNT = 54_000
"""From here on no account has any process."""
MOST_THREADS = 8
NO_MORE_THREADS = (
    "onrecord: this account has too many programs or threads running; close some, or raise the limit (ulimit -u)"
)


def with_threads(number: int, command: Sequence[str]) -> list[str]:
    """Return the words that run a command as an account that may have so many processes and threads (`ulimit -u`)."""
    account, rights = str(FIRST_ACCOUNT + number), ",".join(ONLY_READS_ALL)
    become = ["setpriv", "--reuid", account, "--regid", account, "--clear-groups"]
    limit = [f"--inh-caps={rights}", f"--ambient-caps={rights}", "prlimit", f"--nproc={number}"]
    return [*become, *limit, *command]


@needs_root
@pytest.mark.skipif(not (shutil.which("setpriv") and shutil.which("prlimit")), reason="no util-linux here")
@pytest.mark.parametrize("number", range(1, MOST_THREADS + 1)[:: trials(test=4, soak=1)])
def test_with_few_threads_it_copies_and_searches_or_says_that_it_cannot_begin(
    tmp_path: pathlib.Path, number: int
) -> None:
    tmp_path.chmod(0o777)
    with on_pty(tmp_path, with_threads(number, [str(PROGRAM)])) as browser:
        wait_until(lambda: browser.process.poll() is not None or b"quit" in browser.terminal.received, "a start")
        browser.settle()
        if browser.process.poll() is not None:
            assert (browser.end(), browser.given_back) == (2, True)
            assert browser.last_lines.split("\r\n") == [NO_MORE_THREADS, ""]
            return
        browser.type(b"3", "━ Missions")
        browser.type(b"y", "as quote, not verifiable")
        browser.type(b"/slim", "found")
        browser.type(b"\x1b", "q quit")
        os.write(browser.terminal.outside, b"q")
        assert (browser.end(), browser.given_back) == (0, True)
        assert "last-copy.txt" in browser.files


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (
            "-n 6",
            "onrecord: this session has too many open files; close other programs, or raise the limit (ulimit -n)",
        ),
        ("-v 100000", "onrecord: there is not enough memory; close other programs, or open fewer packs"),
        ("-v 250000", "onrecord: there is not enough memory; close other programs, or open fewer packs"),
    ],
)
def test_too_little_is_said_in_one_sentence(tmp_path: pathlib.Path, limit: str, said: str) -> None:
    with on_pty(tmp_path, ["sh", "-c", f"ulimit {limit}; exec {PROGRAM}"]) as browser:
        assert browser.end() == 2
        assert browser.given_back
        assert browser.last_lines.split("\r\n") == [said, ""]
    assert "crash.txt" not in browser.files
