"""Leaving the browser as a person does: each key once something came of the one before, until the program has ended."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.terminal.session import Ended, Session

LEAVE_SECONDS = 60.0
"""For the keys that lead out, once what was typed before them has been worked off."""
BEFORE_SECONDS = 120.0
"""For what was typed before: up to a thousand keys that wait."""
FIRST_QUIET_SECONDS, LONGEST_QUIET_SECONDS = 0.05, 0.4
"""How long nothing is drawn before the next key, in the first round and in the last; shorter than a cursor blinks."""
LAST_STEPS = 12


def leave(on: Session, steps: Sequence[str] = ()) -> None:
    """Press Esc and then q twice, as often as it takes, and require that the program ends with 0 and nothing amiss.

    Esc leads out of whatever is open, pressed again out of words that were typed; q asks where clippings wait, and a
    second one confirms what has been seen. A number of keys that is fixed would not do: the program ignores a q that
    was typed before its question was drawn. `steps` are what was done before, for the message.

    Raises:
        AssertionError: the program is still there after LEAVE_SECONDS.
    """
    on.resize((120, 36))
    on.settle(LONGEST_QUIET_SECONDS, BEFORE_SECONDS)
    end = time.monotonic() + LEAVE_SECONDS
    quiet = FIRST_QUIET_SECONDS
    while not on.ended:
        assert time.monotonic() < end, f"Esc, q, q do not end it; last steps {steps[-LAST_STEPS:]}\n{_picture(on)}"
        _round(on, quiet)
        quiet = min(2 * quiet, LONGEST_QUIET_SECONDS)
    assert (on.end(), on.amiss) == (0, []), steps[-LAST_STEPS:]


def _round(on: Session, quiet: float) -> None:
    for key in (b"\x1b", b"\x1b", b"q", b"q"):
        try:
            on.send(key)
        except Ended:
            return
        on.settle(quiet, LEAVE_SECONDS)


def _picture(on: Session) -> str:
    """What the program draws for a window of another size, which is all of it, without its colors and movements."""
    before = len(on.received)
    on.resize((119, 35))
    on.settle(LONGEST_QUIET_SECONDS, LEAVE_SECONDS)
    return on.painted(before)
