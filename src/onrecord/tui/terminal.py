"""Save the terminal's state before Textual changes it, restore it at the end, and write last messages to it."""

from __future__ import annotations

import contextlib
import os
import select
import struct
import sys
from typing import Any

from onrecord.text.characters import escape_controls
from onrecord.tui.encoding import encode_for_terminal, terminal_encoding
from onrecord.tui.stalled_work import run_unless_stalled

if sys.platform != "win32":
    import fcntl
    import termios

# clears all in the colors of the terminal
CLEAR = "\x1b[0m\x1b[2J\x1b[H"
GIVE_BACK = (
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse reports
    "\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[?2026l"  # reports of pastes, focus and size; updates held back
    f"\x1b[?7h{CLEAR}\x1b[?1049l\x1b[?25h"  # wrapping, colors, picture, cursor
)
# Restores the former keyboard mode. Sent once too often, it would undo what a shell had set.
POP_KEYBOARD = "\x1b[<u"
# A terminal keeps earlier titles on a stack (xterm's CSI 22 and 23 t). One without a stack is left with an empty title,
# for which it shows its own.
PUSH_TITLE, POP_TITLE = "\x1b[22;2t", "\x1b]2;\x07\x1b[23;2t"
SHAPE = "\x1b]22;"  # begins the sequence that gives the pointer a shape
# how long to wait for a terminal that is stopped (ctrl+s) or gone
GIVE_BACK_TIMEOUT_SECONDS = 0.5
# any terminal that accepts output accepts so much at once
CHUNK_BYTES = 128


WITHOUT_STRINGS = ("linux", "dumb", "vt")  # how the names of terminals begin that show an unknown sequence as text


def takes_strings() -> bool:
    """Return whether the terminal takes links (OSC 8) and titles (OSC 2), or at least drops them.

    Consoles and old terminals print them.
    """
    if os.environ.get("WT_SESSION"):
        return True
    name = os.environ.get("TERM", "")
    return bool(name) and not name.startswith(WITHOUT_STRINGS)


class Terminal:
    """The terminal of standard input and error output, and the modes (termios) to restore: by default, the current."""

    def __init__(self, modes: list[Any] | None = None) -> None:
        self._modes = modes
        self._stalled = False
        self._bytes_written = 0
        if modes is None and sys.platform != "win32":
            with contextlib.suppress(termios.error, OSError):
                self._modes = termios.tcgetattr(0)

    def give_back(self, *, keyboard: bool, title: bool = False) -> None:
        """Turn off everything that was turned on; keyboard mode and title only if they were not given back yet."""
        self._write(((POP_KEYBOARD if keyboard else "") + (POP_TITLE if title else "") + GIVE_BACK).encode())
        self.restore_modes()

    def restore_modes(self) -> None:
        """Restore the saved modes."""
        if self._modes is not None and sys.platform != "win32":
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(0, termios.TCSANOW, self._modes)

    def say(self, lines: tuple[str, ...], text: str = "") -> None:
        """Write each line with its control characters escaped, and then a text unchanged."""
        output = "".join(f"{escape_controls(line)}\n" for line in lines) + (f"\n{text}\n" if text else "")
        self._write(encode_for_terminal(output, terminal_encoding()))

    def flush(self) -> None:
        """Flush Python's standard streams, giving up if the terminal accepts no output."""
        if not self._stalled:
            self._stalled = not run_unless_stalled(GIVE_BACK_TIMEOUT_SECONDS, _flush, self._progress)

    def _write(self, raw: bytes) -> None:
        """Write to the error output; if it accepts nothing for a while, give up for good."""
        if raw and sys.__stderr__ is not None and not self._stalled:
            self._stalled = not run_unless_stalled(
                GIVE_BACK_TIMEOUT_SECONDS, lambda: self._write_now(raw), self._progress
            )

    def _progress(self) -> tuple[int, int]:
        """Return a value that changes as long as the terminal accepts any output, ours or other programs'."""
        return self._bytes_written, waiting_bytes(sys.__stderr__.fileno()) if sys.__stderr__ else 0

    def _write_now(self, raw: bytes) -> None:
        stream = sys.__stderr__
        assert stream is not None
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            if sys.platform == "win32":
                stream.buffer.write(raw)
                stream.flush()
                return
            while raw and select.select([], [stream.fileno()], [], GIVE_BACK_TIMEOUT_SECONDS)[1]:
                count = os.write(stream.fileno(), raw[:CHUNK_BYTES])
                self._bytes_written += count
                raw = raw[count:]


def waiting_bytes(terminal: int) -> int:
    """Return the number of bytes in the terminal's output queue; 0 if unknown."""
    if sys.platform == "win32":
        return 0
    try:
        return int(struct.unpack("i", fcntl.ioctl(terminal, termios.TIOCOUTQ, struct.pack("i", 0)))[0])
    except OSError:
        return 0


def _flush() -> None:
    for stream in (sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()  # type: ignore[union-attr]
