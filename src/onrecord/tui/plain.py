"""Text on a plain screen of its own, for selecting by hand: no borders, no wrapping by us, nothing added."""

from __future__ import annotations

import sys

from onrecord.tui.one_key import one_key

LEAVING = ("\r", "\n", "\x1b", "\x03", "\x04", "q", "S", "")
"""Enter, Esc, Ctrl-C, Ctrl-D, q, S, and the end of the input."""
AGAIN = "y"


def show_plainly(text: str) -> bool:
    """Print the text on the ordinary screen until a key leaves it; True if it is to be copied once more.

    The program's own screen must be suspended.
    """
    sys.stdout.write(f"\n{text}\n\n-- Select the text above with the mouse. Enter, Esc: back. y: copy again. --")
    sys.stdout.flush()
    key = None
    while key not in (*LEAVING, AGAIN):
        key = one_key()
    sys.stdout.write("\n")
    return key == AGAIN
