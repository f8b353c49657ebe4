"""Show text on a plain screen for selecting by hand: no borders, no wrapping, nothing added."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import NamedTuple

from onrecord.tui.encoding import can_show, encode_for_terminal, terminal_encoding
from onrecord.tui.read_key import single_keys

# Enter, Esc, ctrl+c, ctrl+d, ctrl+\, q, S, and the end of the input
LEAVING_KEYS = ("\r", "\n", "\x1b", "\x03", "\x04", "\x1c", "q", "S", "")
COPY_AGAIN_KEY = "y"
HINT = "-- Select the text above with the mouse. Enter, Esc: back. y: copy again. --"
ESCAPES = "-- Characters that this terminal cannot show are written as \\u{...}: those are not as published. --"


class Shown(NamedTuple):
    """The way the plain screen was left: `again` by the key that copies again; `unread` has bytes of the next keys."""

    again: bool
    unread: bytes


def show_plainly(text: str, stop: Callable[[], bool] = lambda: False) -> Shown:
    """Print the text on the ordinary screen until a key leaves it, or `stop` says so; return how it was left.

    The app must be suspended, which clears a terminal without an alternate screen.
    """
    with single_keys() as reader:
        _print(_page_bytes(text, terminal_encoding()))
        key = None
        while key not in (*LEAVING_KEYS, COPY_AGAIN_KEY):
            key = reader.next_key(stop)
        _print(b"\n")
    return Shown(key == COPY_AGAIN_KEY, reader.unread)


def _page_bytes(text: str, encoding: str) -> bytes:
    escapes = "" if can_show(text, encoding) else f"{ESCAPES}\n"
    return encode_for_terminal(f"\n{text}\n\n{escapes}{HINT}", encoding)


def _print(raw: bytes) -> None:
    """Write bytes to the standard output; errors are ignored, since reading reports a terminal that is gone."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
