"""Write to the controlling terminal: control sequences that must never reach stdout."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import time
from collections.abc import Callable, Iterator

# Time limit for sending a sequence: a terminal that is paused (Ctrl-S) or gone would never accept it.
TERMINAL_TIMEOUT_SECONDS = 1.0


@contextlib.contextmanager
def controlling_terminal() -> Iterator[Callable[[str], None] | None]:
    """Yield a function that writes to this process's controlling terminal; None if it has none.

    The function raises OSError if the terminal does not accept all of the text within the time limit.
    """
    try:
        terminal = _open()
    except OSError:
        yield None
        return
    try:
        yield lambda text: _write_all(terminal, text.encode())
    finally:
        os.close(terminal)


def _open() -> int:
    if os.name == "nt":
        return os.open("CONOUT$", os.O_WRONLY)
    return os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)


def _write_all(terminal: int, raw: bytes) -> None:
    deadline = time.monotonic() + TERMINAL_TIMEOUT_SECONDS
    while raw:
        try:
            raw = raw[os.write(terminal, raw) :]
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise TimeoutError(errno.ETIMEDOUT, f"it accepted nothing for {TERMINAL_TIMEOUT_SECONDS:g} s") from None
            select.select([], [terminal], [], max(0.0, deadline - time.monotonic()))
