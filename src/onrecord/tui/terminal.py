"""The terminal before and after Textual has it: its state is kept, and given back by whoever ends last."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from typing import Any

from onrecord.text.characters import safe
from onrecord.tui.encoding import encoded, terminal_encoding

GIVE_BACK = (
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse reports
    "\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[?2026l"  # reports of pastes, focus and size; updates held back
    "\x1b[<u\x1b[?7h\x1b[0m\x1b[2J\x1b[H\x1b[?1049l\x1b[?25h"  # keys, wrapping, colors, picture, cursor
)
PATIENCE_SECONDS = 0.5
"""How long a terminal that is held (ctrl+s) or gone may take to take what is written."""
CHUNK_BYTES = 128
"""What a terminal that takes anything takes at once."""


class Terminal:
    """The terminal of standard input and error output, with these modes (termios), else as it is when this is made."""

    def __init__(self, modes: list[Any] | None = None) -> None:
        self._attributes = modes
        if modes is None and sys.platform != "win32":
            import termios

            with contextlib.suppress(termios.error, OSError):
                self._attributes = termios.tcgetattr(0)

    def give_back(self) -> None:
        """Turn off all that Textual turns on, where its driver could not do so."""
        self._write(GIVE_BACK.encode())
        self.restore_modes()

    def restore_modes(self) -> None:
        """Set the modes that it had, where nothing else did."""
        if self._attributes is not None and sys.platform != "win32":
            import termios

            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(0, termios.TCSANOW, self._attributes)

    def say(self, lines: tuple[str, ...], text: str = "") -> None:
        """Write each line, without anything in it that a terminal might act on, and then a text as it is."""
        shown = "".join(f"{safe(line)}\n" for line in lines) + (f"\n{text}\n" if text else "")
        self._write(encoded(shown, terminal_encoding()))

    def _write(self, raw: bytes) -> None:
        """Write to the error output, and give up where it takes nothing for a while."""
        stream = sys.__stderr__
        if not raw or stream is None:
            return
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            if sys.platform == "win32":
                stream.buffer.write(raw)
                stream.flush()
                return
            _write_bounded(stream.fileno(), raw)


def _write_bounded(descriptor: int, raw: bytes) -> None:
    while raw and select.select([], [descriptor], [], PATIENCE_SECONDS)[1]:
        raw = raw[os.write(descriptor, raw[:CHUNK_BYTES]) :]
