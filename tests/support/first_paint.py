"""Measure the time from the start of a program until it paints a text on a pseudo-terminal, and its peak memory.

Usable as a script, with the standard library alone: python tests/support/first_paint.py MARKER COMMAND [ARG ...]
"""

from __future__ import annotations

import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

COLUMNS, LINES = 120, 36
PATIENCE = 20.0
STATE_FILE = ".local/state/onrecord/state.toml"  # where Linux has it
ATTRIBUTES_ASKED = b"\x1b[c"
# A terminal's answers: cursor position, background color, and device attributes, which come last.
ANSWERS = b"\x1b[1;2R\x1b]11;rgb:1414/1818/1f1f\x1b\\\x1b[?62;22c"
# Prefixes of variables that users do not set; Python's may prevent it from caching bytecode.
DROPPED = ("NO_COLOR", "TMUX", "COLUMNS", "LINES", "TEXTUAL", "VIRTUAL_ENV", "PYTHON")


class NotPainted(Exception):
    """The marker did not appear; the message ends with the output."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Seconds until the first paint; `peak_mb` is read from /proc, and None where there is none."""

    seconds: float
    peak_mb: float | None


def first_paint(command: Sequence[str], marker: str, answering: bool = True, state: str = "") -> Paint:
    """Measure one run with an empty home, as on first use. The program is killed once it has painted.

    The terminal answers what programs ask of it, as nearly all do, unless `answering` is False. With a `state` the
    browser is opened as one that was left there.
    """
    with tempfile.TemporaryDirectory() as home:
        if state:
            file = pathlib.Path(home, STATE_FILE)
            file.parent.mkdir(parents=True)
            file.write_text(state, encoding="utf-8")
        started = time.perf_counter()
        with on_a_terminal(command, home) as (pid, terminal):
            wait_for(marker.encode(), terminal, answering=answering)
            return Paint(time.perf_counter() - started, peak_mb(pid))


@contextmanager
def on_a_terminal(command: Sequence[str], home: str) -> Iterator[tuple[int, int]]:
    """Start a program on a terminal; yield its process id and our end of the terminal. It is killed at the end."""
    pid, terminal = pty.fork()
    if pid == 0:
        _become(command, home)
    try:
        yield pid, terminal
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def _become(command: Sequence[str], home: str) -> None:
    """Execute the program in the child: on a terminal of known size and type, without the caller's settings."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        env = {key: value for key, value in os.environ.items() if not key.startswith((*DROPPED, "XDG_"))}
        env |= {"HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execvpe(command[0], list(command), env)
    except OSError as error:
        os.write(2, str(error).encode())
    finally:
        os._exit(127)


def wait_for(marker: bytes, terminal: int, patience: float = PATIENCE, answering: bool = True) -> None:
    """Read until the marker appears.

    Raises:
        NotPainted: when it does not within `patience` seconds.
    """
    seen = b""
    answered = not answering
    started = time.perf_counter()
    while marker not in seen:
        left = started + patience - time.perf_counter()
        try:
            ready, _, _ = select.select([terminal], [], [], max(0.0, left))
            data = os.read(terminal, 1 << 16) if ready else b""
        except OSError:  # on Linux, when the program has closed its end
            data = b""
        if not data:
            output = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen)[-300:].decode(errors="replace")
            raise NotPainted(f"{marker.decode()} was not seen after {time.perf_counter() - started:.1f} s: {output!r}")
        seen += data
        if not answered and ATTRIBUTES_ASKED in seen:
            os.write(terminal, ANSWERS)
            answered = True


def peak_mb(pid: int) -> float | None:
    """Return the peak memory of a running process in MB; None where /proc does not have it."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    peak = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(peak[1]) / 1024 if peak else None


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        paint = first_paint(sys.argv[2:], sys.argv[1])
    except NotPainted as silence:
        sys.exit(f"{silence}")
    print(f"{sys.argv[1]} painted after {paint.seconds:.3f} s")
