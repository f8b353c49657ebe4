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
POLL_SECONDS = 0.1
FINAL = bytes(range(0x40, 0x7F))
"""Each ends a control sequence (ECMA-48)."""


@contextlib.contextmanager
def single_keys() -> Iterator[None]:
    """Have the terminal give each key at once and unseen, ctrl+c, ctrl+\\, ctrl+s and ctrl+z too; output stays so."""
    if sys.platform == "win32" or sys.stdin is None or not sys.stdin.isatty():
        yield
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
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, former)


def one_key(stop: Callable[[], bool] = lambda: False) -> str | None:
    """Return the character of the next key, None if it has none; empty at the end of the input, or if `stop` is so."""
    if sys.stdin is None:
        return ""
    if sys.platform == "win32":
        import msvcrt

        return _of_two(msvcrt.getwch)
    if not sys.stdin.isatty():
        return sys.stdin.read(1)
    return _character(sys.stdin.fileno(), stop)


if sys.platform == "win32":

    def _of_two(read: Callable[[], str]) -> str | None:
        """A key without a character is two: the first is one of these."""
        first = read()
        if first in ("\x00", "\xe0"):
            read()
            return None
        return first

else:

    def _character(terminal: int, stop: Callable[[], bool]) -> str | None:
        try:
            while not select.select([terminal], [], [], POLL_SECONDS)[0]:
                if stop():
                    return ""
            first = os.read(terminal, 1)
            if first == ESCAPE and _skip_sequence(terminal):
                return None
        except OSError:  # the terminal is gone
            return ""
        return first.decode("ascii", "ignore") if first and first.isascii() else None if first else ""

    def _skip_sequence(terminal: int) -> bool:
        """Read the rest of a key that begins with an escape character, and no more; False where that was the key."""
        second = _soon(terminal)
        if second == b"O":  # a function key (SS3) has one more
            _soon(terminal)
        elif second == b"[":  # a control sequence (CSI) has a last character
            while (char := _soon(terminal)) and char not in FINAL:
                pass
        return second in (b"O", b"[")

    def _soon(terminal: int) -> bytes:
        """The next byte if it belongs to the same key by its time; empty if not."""
        return os.read(terminal, 1) if select.select([terminal], [], [], SAME_KEY_SECONDS)[0] else b""
