"""The other side of a terminal: what a terminal emulator receives from a program, and answers to it."""

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

SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION")
ASKS_POSITION = b"\x1b[6n"


@dataclass
class Emulator:
    """`inside` is the terminal device of programs; `columns` are the answers to be given to who asks for the cursor."""

    outside: int
    inside: int
    columns: list[int] = field(default_factory=list)
    received: bytes = b""
    asked: int = 0

    @property
    def clipboard(self) -> list[str]:
        """Every text that was sent by OSC 52, in order."""
        found = re.findall(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", self.received)
        return [base64.b64decode(text, validate=True).decode() for text in found]

    def start(self, command: Sequence[str], environment: dict[str, str], output: int) -> subprocess.Popen[bytes]:
        """A program whose controlling terminal, and standard input, this is."""

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
        """The program's end; its output and errors are pipes, not this terminal."""
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
        """Take in what arrives until the terminal is closed."""
        with contextlib.suppress(OSError):
            while part := os.read(self.outside, 65_536):
                self.received += part
                while self.received.count(ASKS_POSITION) > self.asked and self.columns:
                    self.asked += 1
                    os.write(self.outside, f"\x1b[1;{self.columns.pop(0)}R".encode())


@contextlib.contextmanager
def emulator(*columns: int) -> Iterator[Emulator]:
    """A terminal that listens, and answers with these columns when it is asked where its cursor is."""
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
