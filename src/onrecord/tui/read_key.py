"""Single keys from the terminal, at once, without Textual."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Callable, Iterator

ESCAPE = b"\x1b"
SAME_KEY_SECONDS = 0.05
"""Within this, what follows an escape character belongs to the same key, such as an arrow."""
KEY_POLL_SECONDS = 0.1
FINAL_BYTES = bytes(range(0x40, 0x7F))
"""Each ends a control sequence (ECMA-48)."""
STRINGS, ENDS = b"]P_^X", (b"\x07", b"\x1b\\")
"""Behind an escape, what begins a string, such as a late answer of the terminal; and what ends it."""


class SingleKeys:
    """Reads one key after the other. `unread` are bytes that were read and belong to keys after the last one."""

    def __init__(self) -> None:
        self.unread = b""

    def one(self, stop: Callable[[], bool] = lambda: False) -> str | None:
        """Return the character of the next key, None if it has none; empty at the end of the input, or if `stop`."""
        if sys.stdin is None:
            return ""
        if sys.platform == "win32":
            import msvcrt

            return _of_two(msvcrt.getwch)
        if not sys.stdin.isatty():
            return sys.stdin.read(1)
        key, self.unread = _character(sys.stdin.fileno(), stop)
        return key


@contextlib.contextmanager
def single_keys() -> Iterator[SingleKeys]:
    """Have the terminal give each key at once and unseen, ctrl+c, ctrl+\\, ctrl+s and ctrl+z too; output stays so."""
    if sys.platform == "win32" or sys.stdin is None or not sys.stdin.isatty():
        yield SingleKeys()
        return
    import termios

    terminal = sys.stdin.fileno()
    try:
        former = termios.tcgetattr(terminal)
        quiet = [*former]
        quiet[0] &= ~termios.IXON
        quiet[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
        quiet[6] = [*former[6]]
        quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
        termios.tcsetattr(terminal, termios.TCSADRAIN, quiet)
    except termios.error:  # it is gone; reading says so
        yield SingleKeys()
        return
    try:
        yield SingleKeys()
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, former)


if sys.platform == "win32":

    def _of_two(read: Callable[[], str]) -> str | None:
        """A key without a character is two: the first is one of these."""
        first = read()
        if first in ("\x00", "\xe0"):
            read()
            return None
        return first

else:

    def _character(terminal: int, stop: Callable[[], bool]) -> tuple[str | None, bytes]:
        """The character of the next key, and what came right behind an escape that is a key of its own."""
        try:
            while not select.select([terminal], [], [], KEY_POLL_SECONDS)[0]:
                if stop():
                    return "", b""
            first = os.read(terminal, 1)
            if first == ESCAPE:
                behind = _behind_escape(terminal)
                return (None, b"") if behind is None else ("\x1b", behind)
        except OSError:  # the terminal is gone
            return "", b""
        return (first.decode("ascii", "ignore") if first and first.isascii() else None if first else ""), b""

    def _behind_escape(terminal: int) -> bytes | None:
        """Read the rest of a key or an answer that begins with an escape character, and return None.

        Where it was the key Esc, return what was read behind it, which is of the next keys.
        """
        read = kind = _soon(terminal)
        if kind == b"O":  # a function key (SS3) has one more
            read += _soon(terminal)
        elif kind == b"[":  # a control sequence (CSI) has a last character
            while (char := _soon(terminal)) and char not in FINAL_BYTES:
                read += char
            read += char
        elif kind and kind in STRINGS:
            while not read.endswith(ENDS) and (char := _soon(terminal)):
                read += char
            return None if read.endswith(ENDS) else read
        return None if len(read) > 1 else read

    def _soon(terminal: int) -> bytes:
        """The next byte if it belongs to the same key by its time; empty if not."""
        return os.read(terminal, 1) if select.select([terminal], [], [], SAME_KEY_SECONDS)[0] else b""
