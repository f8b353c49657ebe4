"""Every signal that would end the program is heard."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from onrecord.briefs.abnormal_exit import EndedBySignal
from onrecord.tui.signals import ENDING_SIGNALS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the signals of Linux")

TOO_LATE = {signal.SIGKILL, signal.SIGILL, signal.SIGBUS, signal.SIGFPE, signal.SIGSEGV}
"""One that nobody hears, and faults, after whose handler the fault comes again."""
IGNORED_BY_PYTHON = {signal.SIGPIPE, signal.SIGXFSZ}

FATAL = """
import os, resource, signal
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for number in signal.valid_signals():
    child = os.fork()
    if not child:
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        os._exit(0)
    _, status = os.waitpid(child, os.WUNTRACED)
    if os.WIFSIGNALED(status):
        print(int(number))
    elif os.WIFSTOPPED(status):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
"""


def test_each_that_ends_a_program_is_heard_if_it_leaves_time_for_that() -> None:
    done = subprocess.run([sys.executable, "-S", "-c", FATAL], capture_output=True, text=True, check=True)
    fatal = {int(line) for line in done.stdout.split()}
    assert {signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV, 40} <= fatal
    assert set(ENDING_SIGNALS) == fatal - TOO_LATE - IGNORED_BY_PYTHON


def test_each_has_a_name_to_be_said() -> None:
    assert {number: str(EndedBySignal(number)) for number in (2, 15, 40)} == {
        2: "SIGINT",
        15: "SIGTERM",
        40: "signal 40",
    }
    assert all(str(EndedBySignal(number)) for number in ENDING_SIGNALS)
