"""One key from the terminal, at once, without Textual."""

from __future__ import annotations

import os
import select
import sys

ESCAPE = b"\x1b"
SAME_KEY = 0.05
"""Seconds within which what follows an escape character belongs to the same key, such as an arrow."""


def one_key() -> str | None:
    """The character of the key; empty at the end of the input, None for a key without one."""
    if sys.stdin is None:
        return ""
    if sys.platform == "win32":
        import msvcrt

        return _of_two(msvcrt.getwch)
    if not sys.stdin.isatty():
        return sys.stdin.read(1)
    return _of_terminal(sys.stdin.fileno())


if sys.platform == "win32":
    from collections.abc import Callable

    def _of_two(read: Callable[[], str]) -> str | None:
        """A key without a character is two: the first is one of these."""
        first = read()
        if first in ("\x00", "\xe0"):
            read()
            return None
        return first

else:

    def _of_terminal(terminal: int) -> str | None:
        import termios
        import tty

        former = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal, termios.TCSADRAIN)
            return _character(terminal)
        except KeyboardInterrupt:
            return "\x03"
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, former)

    def _character(terminal: int) -> str | None:
        first = os.read(terminal, 1)
        if first == ESCAPE and select.select([terminal], [], [], SAME_KEY)[0]:
            os.read(terminal, 64)
            return None
        return first.decode("ascii", "ignore") if first and first.isascii() else None if first else ""
