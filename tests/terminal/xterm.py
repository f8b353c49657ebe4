"""A real xterm on a display of its own: keys are typed into it, its cells are read as it prints them, or as a picture.

`python -m tests.terminal.xterm` draws the pictures of screenshots/terminals anew.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.support.tmux import LIMIT, need
from tests.terminal.kitty import kitty
from tests.terminal.xvfb import display_of, save_picture, wait_for, wait_for_texts

SECOND_CELL = "\uffff"
"""What xterm prints for the second cell of a wide character."""
# Runs a command on a pseudo-terminal inside of xterm's: bytes from the pipe are typed; behind a NUL, written to xterm.
RELAY = """\
import fcntl, os, pty, select, signal, sys, termios, tty
pipe, command = sys.argv[1], sys.argv[2:]
tty.setraw(0)
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
def fit(*_):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
fit()
signal.signal(signal.SIGWINCH, fit)
keys = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
while True:
    for source in select.select([0, terminal, keys], [], [])[0]:
        try:
            data = os.read(source, 65536)
        except OSError:
            data = b""
        if not data and source == terminal:
            sys.exit()
        if source == keys:
            typed, *written = data.split(bytes(1))
            os.write(terminal, typed)
            os.write(1, b"".join(written))
        else:
            os.write(1 if source == terminal else terminal, data)
"""


@dataclass(frozen=True)
class XTerm:
    """One xterm; `folder` is the home folder of the program in it."""

    folder: pathlib.Path
    environment: dict[str, str]

    def type(self, keys: str) -> None:
        pipe = os.open(self.folder / "pipe", os.O_WRONLY | os.O_NONBLOCK)  # fails where xterm has ended
        os.write(pipe, keys.encode())
        os.close(pipe)

    @property
    def screen(self) -> str:
        """What its cells hold (xterm's “print screen”), without the marks of second cells."""
        printed = self.folder / "printed"
        printed.unlink(missing_ok=True)
        self.type("\0\x1b[i")
        wait_for(printed.exists, "xterm to print its screen")
        return printed.read_text(errors="replace").replace(SECOND_CELL, "")

    def wait_for(self, *texts: str) -> str:
        """Wait until its cells hold all the texts, and return them all."""
        return wait_for_texts(lambda: self.screen, texts)

    def save_picture(self, file: pathlib.Path) -> None:
        save_picture(self.environment, file)


@contextlib.contextmanager
def xterm(
    folder: pathlib.Path, command: Sequence[str], *options: str, size: tuple[int, int] = (120, 36)
) -> Iterator[XTerm]:
    """Start a command in an xterm of this size, with `options` of xterm's own."""
    need("xterm")
    environment = {"HOME": str(folder), "ONRECORD_DATA": str(folder / "data"), "LC_ALL": "C.UTF-8"}
    environment |= {"PATH": os.environ["PATH"]}
    os.mkfifo(folder / "pipe")
    (folder / "relay.py").write_text(RELAY)
    width, height = size
    words = ["xterm", *options, "-fa", "DejaVu Sans Mono", "-fs", "10", "-geometry", f"{width}x{height}+0+0"]
    words += ["-xrm", f"XTerm*printerCommand: cat > {folder}/part; mv {folder}/part {folder}/printed"]
    words += ["-xrm", "XTerm*printAttributes: 0", "-e", sys.executable, str(folder / "relay.py"), str(folder / "pipe")]
    with display_of((8 * width + 6, 17 * height + 6)) as display:
        environment |= display
        terminal = subprocess.Popen([*words, *command], env=environment, stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: _is_read(folder / "pipe"), "the program in xterm")
            yield XTerm(folder, environment)
        finally:
            terminal.terminate()
            terminal.wait(LIMIT)


def _is_read(pipe: pathlib.Path) -> bool:
    """Return whether a program reads the pipe."""
    try:
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


def end_of(terminal: XTerm) -> None:
    """Wait until the program in an xterm has ended."""
    wait_for(lambda: not _is_read(terminal.folder / "pipe"), "the end of the program")


def draw_pictures(folder: pathlib.Path) -> None:
    """Draw a mission of the bundled pack in xterm, tmux and GNU screen, and in kitty."""
    program = str(pathlib.Path(sys.executable).parent / "onrecord")
    in_tmux = ["tmux", "-L", f"pictures-{os.getpid()}", "-f", "/dev/null", "new-session", program]
    in_screen = ["screen", "-c", "/dev/null", "-U", program]
    for name, command, options in (
        ("xterm", [program], ()),
        ("xterm-cjk-width", [program], ("-cjk_width",)),
        ("tmux", in_tmux, ()),
        ("screen", in_screen, ()),
    ):
        with tempfile.TemporaryDirectory() as home, xterm(pathlib.Path(home), command, *options) as terminal:
            terminal.wait_for("At a glance", "quit")
            terminal.type(":missions/slim\r")
            terminal.wait_for("Smart Lander", "16/19")
            terminal.save_picture(folder / f"{name}.png")
            terminal.type("q")  # before the display goes: tmux and screen would run on
            end_of(terminal)
    with tempfile.TemporaryDirectory() as home, kitty(pathlib.Path(home), [program]) as terminal_of_its_own:
        terminal_of_its_own.wait_for("At a glance", "quit")
        terminal_of_its_own.type(":missions/slim\r")
        terminal_of_its_own.wait_for("Smart Lander", "16/19")
        terminal_of_its_own.save_picture(folder / "kitty.png")


if __name__ == "__main__":
    pictures = pathlib.Path(__file__).parents[2] / "screenshots" / "terminals"
    pictures.mkdir(exist_ok=True)
    draw_pictures(pictures)
