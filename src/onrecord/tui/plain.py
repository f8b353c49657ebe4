"""Text on a plain screen of its own, for selecting by hand: no borders, no wrapping by us, nothing added."""

from __future__ import annotations

import contextlib
import sys


def show_plainly(text: str) -> None:
    """Print the text on the ordinary screen and wait for Enter. The program's own screen must be suspended."""
    sys.stdout.write(f"\n{text}\n\n-- Select the text above with the mouse; Enter goes back to onrecord. --")
    sys.stdout.flush()
    with contextlib.suppress(EOFError, KeyboardInterrupt):  # each of these is a way to go back
        input()
