"""Show text on a plain screen for selecting by hand, and read the key that leaves it, without Textual (raw mode)."""

import contextlib
import os
import select
import sys
from collections.abc import Callable, Iterator
from shutil import get_terminal_size
from typing import NamedTuple

from onrecord.text.cell_width import cell_width
from onrecord.text.characters import escape_controls
from onrecord.tui.encoding import can_show, encode_for_terminal, terminal_encoding

if sys.platform == "win32":
    import msvcrt
else:
    import termios

# Enter, Esc, ctrl+c, ctrl+d, ctrl+\, q, S, and the end of the input
LEAVING_KEYS = ("\r", "\n", "\x1b", "\x03", "\x04", "\x1c", "q", "S", "")
COPY_AGAIN_KEY = "y"
HINT = "-- Select the text above with the mouse. Enter, Esc: back. y: copy again. --"
ESCAPES = "-- Characters that this terminal cannot show are written as \\u{...}: those are not as published. --"

ESCAPE = b"\x1b"
# bytes that follow an escape character within this time belong to the same key, such as an arrow
SAME_KEY_SECONDS = 0.05
KEY_POLL_SECONDS = 0.1
# each ends a control sequence (ECMA-48)
FINAL_BYTES = bytes(range(0x40, 0x7F))
# what begins a string after an escape, such as a late answer of the terminal, and what ends it
STRINGS, ENDS = b"]P_^X", (b"\x07", b"\x1b\\")


class Shown(NamedTuple):
    """The way the plain screen was left: `again` by the key that copies again; `unread` has bytes of the next keys."""

    again: bool
    unread: bytes


def show_plainly(text: str, stop: Callable[[], bool] = lambda: False, report: str = "") -> Shown:
    """Print the text on the ordinary screen until a key leaves it, or `stop` says so; return how it was left.

    Below it stands the `report` of its copy, each line of it marked as no part of the text. Where the window has not
    enough rows for both, the report stands above it, so that the text is in sight.

    The app must be suspended, which clears a terminal without an alternate screen.
    """
    with single_keys() as reader:
        _print(page_bytes(text, terminal_encoding(), report, get_terminal_size()))
        key = None
        while key not in (*LEAVING_KEYS, COPY_AGAIN_KEY):
            key = reader.next_key(stop)
        _print(b"\n")
    return Shown(key == COPY_AGAIN_KEY, reader.unread)


def page_bytes(text: str, encoding: str, report: str, window: os.terminal_size) -> bytes:
    """Return the page as the terminal takes it: the text, its report and the hint."""
    escapes = "" if can_show(text, encoding) else f"{ESCAPES}\n"
    lines = "".join(f"-- {escape_controls(line)}\n" for line in report.splitlines())
    page = f"\n{text}\n\n{escapes}{lines}{HINT}"
    if lines and _row_count(page, window.columns) > window.lines:
        page = f"\n{lines}\n{text}\n\n{escapes}{HINT}"
    return encode_for_terminal(page, encoding)


def _row_count(page: str, columns: int) -> int:
    return sum(max(1, -(-cell_width(line) // max(1, columns))) for line in page.split("\n"))


def _print(raw: bytes) -> None:
    """Write bytes to the standard output; errors are ignored, since reading reports a terminal that is gone."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()


class SingleKeys:
    """Reads one key after another. `unread` has bytes already read that belong to the next keys."""

    def __init__(self) -> None:
        self.unread = b""

    def next_key(self, stop: Callable[[], bool] = lambda: False) -> str | None:
        """Return the character of the next key, or None if it has none; empty at end of input, or if `stop` says so."""
        if sys.stdin is None:
            return ""
        if sys.platform == "win32":
            return _windows_key(msvcrt.getwch)
        if not sys.stdin.isatty():
            return sys.stdin.read(1)
        key, self.unread = _read_key(sys.stdin.fileno(), stop)
        return key


@contextlib.contextmanager
def single_keys() -> Iterator[SingleKeys]:
    r"""Switch to unbuffered keys without echo, also ctrl+c, ctrl+\, ctrl+s, ctrl+z; output stays as it is."""
    if sys.platform == "win32" or sys.stdin is None or not sys.stdin.isatty():
        yield SingleKeys()
        return
    terminal = sys.stdin.fileno()
    try:
        modes = termios.tcgetattr(terminal)
        raw_modes = [*modes]
        raw_modes[0] &= ~termios.IXON
        raw_modes[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
        raw_modes[6] = [*modes[6]]
        raw_modes[6][termios.VMIN], raw_modes[6][termios.VTIME] = 1, 0
        termios.tcsetattr(terminal, termios.TCSADRAIN, raw_modes)
    except termios.error:  # the terminal is gone; reading will report it
        yield SingleKeys()
        return
    try:
        yield SingleKeys()
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, modes)


if sys.platform == "win32":

    def _windows_key(read: Callable[[], str]) -> str | None:
        r"""Return the next character, or None for a key without one, which is read as two: \x00 or \xe0 and a code."""
        first = read()
        if first in ("\x00", "\xe0"):
            read()
            return None
        return first

else:

    def _read_key(terminal: int, stop: Callable[[], bool]) -> tuple[str | None, bytes]:
        """Return the character of the next key, and the bytes read right after an Esc key."""
        try:
            while not select.select([terminal], [], [], KEY_POLL_SECONDS)[0]:
                if stop():
                    return "", b""
            first = os.read(terminal, 1)
            if first == ESCAPE:
                rest = _rest_of_escape(terminal)
                return (None, b"") if rest is None else ("\x1b", rest)
        except OSError:  # the terminal is gone
            return "", b""
        return (first.decode("ascii", "ignore") if first and first.isascii() else None if first else ""), b""

    def _rest_of_escape(terminal: int) -> bytes | None:
        """Read the rest of a key or an answer that begins with an escape character, and return None.

        If it was the Esc key, return the bytes read after it, which belong to the next keys.
        """
        sequence = kind = _next_byte(terminal)
        if kind == b"O":  # a function key (SS3) has one more
            sequence += _next_byte(terminal)
        elif kind == b"[":  # a control sequence (CSI) has a last character
            while (char := _next_byte(terminal)) and char not in FINAL_BYTES:
                sequence += char
            sequence += char
        elif kind and kind in STRINGS:
            while not sequence.endswith(ENDS) and (char := _next_byte(terminal)):
                sequence += char
            return None if sequence.endswith(ENDS) else sequence
        return None if len(sequence) > 1 else sequence

    def _next_byte(terminal: int) -> bytes:
        """Return the next byte if it comes soon enough to belong to the same key; else empty."""
        return os.read(terminal, 1) if select.select([terminal], [], [], SAME_KEY_SECONDS)[0] else b""
