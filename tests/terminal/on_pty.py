"""The installed program on a pseudo-terminal: what is typed, what it wrote, and in which state it left the terminal."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.text.terminal_answers import QUESTION
from tests.clipboard.emulator import Emulator, emulator
from tests.clipboard.servers import LIMIT, wait_until
from tests.terminal.test_real_terminal import PROGRAM

MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
NORMAL = {25, 7}
"""Private modes that a terminal is in before anything: the cursor is seen, and lines are wrapped."""
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")

BEHIND = b"\x1b[999m"
"""Written to the terminal behind what the program wrote; it means nothing."""


@dataclass
class OnPty:
    """One run of the program."""

    terminal: Emulator
    process: subprocess.Popen[bytes]
    data: pathlib.Path
    before: list[Any]

    def type(self, keys: bytes, expected: str) -> None:
        """Type keys, and wait until a line that is written to since then says `expected`."""
        start = len(self.terminal.received)
        os.write(self.terminal.outside, keys)
        wait_until(lambda: expected in self.terminal.painted.since(start), expected)

    def wait_for(self, expected: str) -> None:
        wait_until(lambda: expected in self.terminal.painted.since(0), expected)

    def open_missions(self) -> None:
        """Wait for the browser of a new home, which begins at a glance, and open a list that keys can act on."""
        self.wait_for("quit")
        self.type(b"3", " Missions  text order")  # behind a rule of whatever signs the terminal has

    def settle(self, quiet: float = 0.5) -> None:
        """Wait until nothing has been written for so many seconds."""
        received = -1
        while received != (received := len(self.terminal.received)):
            time.sleep(quiet)

    def end(self) -> int:
        """The exit code, once all that the program wrote has been received."""
        code = self.process.wait(LIMIT)
        os.write(self.terminal.inside, BEHIND)
        wait_until(lambda: BEHIND in self.terminal.received, "what the program wrote last")
        wait_until(lambda: self.modes == NORMAL or code < 0, "the terminal's ordinary modes")
        return code

    @property
    def modes(self) -> set[int]:
        """The private modes that are on by now."""
        on = set(NORMAL)
        for numbers, what in MODE.findall(self.terminal.received):
            for number in map(int, numbers.split(b";")):
                (on.add if what == b"h" else on.discard)(number)
        return on

    @property
    def given_back(self) -> bool:
        """Whether the terminal is as it was: modes, keyboard protocol, echo and the rest of its settings."""
        pushed, popped = self.terminal.received.count(b"\x1b[>25u"), self.terminal.received.count(b"\x1b[<u")
        return self.modes == NORMAL and popped == pushed and termios.tcgetattr(self.terminal.inside) == self.before

    @property
    def files(self) -> set[str]:
        return {path.name for path in self.data.iterdir()} if self.data.exists() else set()

    @property
    def last_lines(self) -> str:
        """What was written on the ordinary screen after the program's own was left, without its question."""
        written = self.terminal.received.rpartition(b"\x1b[?1049l")[2].replace(QUESTION.encode(), b"")
        return SEQUENCE.sub(b"", written).decode()


@contextlib.contextmanager
def on_pty(folder: pathlib.Path, command: Sequence[str] = (str(PROGRAM),), **environment: str) -> Iterator[OnPty]:
    """Start the program in a window of 120 x 36; it is killed in the end if it still runs."""
    with emulator() as terminal:
        termios.tcsetwinsize(terminal.inside, (36, 120))
        before = termios.tcgetattr(terminal.inside)
        plain = {"HOME": str(folder), "ONRECORD_DATA": str(folder / "data"), "TERM": "xterm-256color"}
        process = terminal.start(command, {**plain, "LC_ALL": "C.UTF-8", **environment}, terminal.inside)
        try:
            yield OnPty(terminal, process, folder / "data", before)
        finally:
            process.kill()
            process.wait()


def with_change(change: str) -> list[str]:
    """The words that start the program after a line of Python that changes something in it."""
    return [sys.executable, "-c", f"{change}\nimport sys\nfrom onrecord.cli import main\nsys.exit(main([]))"]
