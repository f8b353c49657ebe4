"""A terminal emulator for tests: it records what programs send, and answers them."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.cli.running import Outcome
from tests.clipboard.servers import LIMIT
from tests.support.painted import Painted

SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION")
ASKS_POSITION = b"\x1b[6n"


@dataclass
class Emulator:
    """A terminal; programs use the device `inside`, and get `columns` as answers about the cursor.

    `received` are all bytes that programs wrote, and `painted` is what that shows.
    """

    outside: int
    inside: int
    columns: list[int] = field(default_factory=list)
    received: bytes = b""
    asked: int = 0
    painted: Painted = field(default_factory=Painted)

    @property
    def clipboard(self) -> list[str]:
        """Return every text that was sent by OSC 52, in order."""
        found = re.findall(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", self.received)
        return [base64.b64decode(text, validate=True).decode() for text in found]

    def start(self, command: Sequence[str], environment: dict[str, str], output: int) -> subprocess.Popen[bytes]:
        """Start a program with this as controlling terminal and standard input."""

        import fcntl
        import termios

        def take_terminal() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        clean = {key: value for key, value in os.environ.items() if key not in SESSION}
        return subprocess.Popen(
            command,
            stdin=self.inside,
            env={**clean, **environment},
            start_new_session=True,
            preexec_fn=take_terminal,
            stdout=output,
            stderr=output,
        )

    def run(self, *command: str, **environment: str) -> Outcome:
        """Run a program to its end; its output and errors are pipes, not this terminal."""
        with self.start(command, environment, subprocess.PIPE) as process:
            try:
                out, err = process.communicate(timeout=LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return Outcome(process.returncode, out.decode(), err.decode())

    def onrecord(self, *arguments: str, **environment: str) -> Outcome:
        return self.run(sys.executable, "-m", "onrecord", *arguments, **environment)

    def listen(self) -> None:
        """Record what arrives until the terminal is closed."""
        with contextlib.suppress(OSError):
            while part := os.read(self.outside, 65_536):
                self.painted.add(part)
                self.received += part
                while self.received.count(ASKS_POSITION) > self.asked and self.columns:
                    self.asked += 1
                    os.write(self.outside, f"\x1b[1;{self.columns.pop(0)}R".encode())


@contextlib.contextmanager
def emulator(*columns: int) -> Iterator[Emulator]:
    """Yield a terminal that answers with these columns when it is asked for the cursor's position."""
    outside, inside = os.openpty()
    terminal = Emulator(outside, inside, list(columns))
    listener = threading.Thread(target=terminal.listen)
    listener.start()
    try:
        yield terminal
    finally:
        os.close(inside)
        listener.join(LIMIT)
        os.close(outside)
