"""The real program on a pseudo-terminal that is typed into, resized and read, and asked how it ended."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pathlib
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence

from tests.support.painted import Painted

LIMIT = 30.0
"""Seconds to wait for a condition, on a slow machine too."""
HELD_SECONDS = 1.0
"""A program that still draws writes something within this time, at every key."""
ENTERED = b"\x1b[?1049h"
"""What the browser sends when it takes the terminal: from then on keys reach it."""
AMISS = (b"Traceback", b"an internal error", b"Error")
"""What is written where something ended that should not."""


class Ended(AssertionError):
    """The program is gone."""


class Session:
    """`received` is all that was written to the terminal; `home` is where the program keeps its files."""

    def __init__(
        self, command: Sequence[str], home: pathlib.Path, size: tuple[int, int] = (80, 24), **environment: str
    ) -> None:
        self.home = home
        self._outside, inside = os.openpty()
        self._resize(inside, size)
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("TMUX", "SSH_", "WAYLAND"))}
        for name in ("DISPLAY", "STY", "NO_COLOR", "COLORTERM", "COLORFGBG"):
            clean.pop(name, None)
        home.mkdir(parents=True, exist_ok=True)
        clean |= {"HOME": str(home), "ONRECORD_DATA": str(home / "data"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        clean |= environment
        self._process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=clean,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(inside)
        self.received = b""
        self._painted = Painted()
        self._received_count = 0

    def send(self, typed: bytes) -> None:
        """Write it at once, as one packet; what comes back meanwhile is read, so that nobody waits for the other."""
        while typed:
            self._read(0)
            if select.select([], [self._outside], [], 0.01)[1]:
                typed = typed[os.write(self._outside, typed[:1024]) :]
            elif self.ended:
                raise Ended

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another number of columns and lines."""
        self._resize(self._outside, size)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGWINCH)

    @staticmethod
    def _resize(terminal: int, size: tuple[int, int]) -> None:
        width, height = size
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def _read(self, seconds: float) -> bool:
        """Whether anything came within so many seconds."""
        if not select.select([self._outside], [], [], seconds)[0]:
            return False
        try:
            part = os.read(self._outside, 65_536)
        except OSError:
            return False
        self.received += part
        self._painted.add(part)
        self._received_count += len(part)
        return bool(part)

    def settle(self, quiet: float = 0.02, most: float = LIMIT) -> None:
        """Read until nothing has come for so many seconds, or `most` seconds have gone by."""
        end = time.monotonic() + most
        while self._read(quiet) and time.monotonic() < end:
            pass

    def wait_for(self, text: bytes, since: int = 0) -> None:
        """Read until the program has written to a line that says the text, behind the first `since` bytes."""
        end = time.monotonic() + LIMIT
        while text not in self.received[since:] and text.decode() not in self.painted(since):
            if self.ended and not self._read(0.05):
                raise Ended(f"waited for {text!r}; it ended with {self._process.returncode}")
            assert time.monotonic() < end, f"waited in vain for {text!r}"
            self._read(0.05)

    def painted(self, since: int = 0) -> str:
        """Return the lines that were written to, behind the first `since` bytes of what is kept."""
        return self._painted.since(self._received_count - len(self.received) + since)

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def end(self) -> int:
        """Read until the program has ended; its exit code."""
        end = time.monotonic() + LIMIT
        while not self.ended:
            assert time.monotonic() < end, "it does not end"
            self._read(0.02)
        self.settle()
        return self._process.wait()

    def storm(self, number: signal.Signals, count: int) -> None:
        """Send a signal so many times, as fast as that goes; what comes back meanwhile is read."""
        for sent in range(count):
            os.kill(self._process.pid, number)
            if sent % 100 == 0:
                self._read(0)

    def type_until_held(self) -> None:
        """Have it draw, and read nothing of it, until the terminal takes nothing more."""
        waiting, since = -1, time.monotonic()
        while time.monotonic() < since + HELD_SECONDS:
            os.write(self._outside, b"23")
            time.sleep(0.02)
            if waiting != (waiting := self._unread):
                since = time.monotonic()

    @property
    def _unread(self) -> int:
        return int(struct.unpack("i", fcntl.ioctl(self._outside, termios.FIONREAD, struct.pack("i", 0)))[0])

    def end_unread(self, *signals: signal.Signals, seconds_between: float) -> int:
        """Send signals, read nothing more, and return the exit code."""
        for number in signals:
            self._process.send_signal(number)
            time.sleep(seconds_between)
        return self._process.wait(LIMIT)

    @property
    def amiss(self) -> list[bytes]:
        """The lines that were written and should not have been."""
        return [line for line in self.received.splitlines() if any(word in line for word in AMISS)]

    @property
    def megabytes(self) -> float:
        """Of memory that the program holds."""
        status = pathlib.Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def close(self) -> None:
        if not self.ended:
            self._process.kill()
        self._process.wait()
        os.close(self._outside)


@contextlib.contextmanager
def session(
    command: Sequence[str], home: pathlib.Path, size: tuple[int, int] = (80, 24), **environment: str
) -> Iterator[Session]:
    """A running program, ended behind the block."""
    running = Session(command, home, size, **environment)
    try:
        yield running
    finally:
        running.close()
