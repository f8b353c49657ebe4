"""The controlling terminal, for sequences that must never reach stdout."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def controlling_terminal() -> Iterator[Callable[[str], None] | None]:
    """A function that writes to the terminal that this process belongs to; None where it has none."""
    try:
        terminal = os.open("CONOUT$" if os.name == "nt" else "/dev/tty", os.O_WRONLY)
    except OSError:
        yield None
        return
    try:
        yield lambda text: _write_all(terminal, text.encode())
    finally:
        os.close(terminal)


def _write_all(terminal: int, raw: bytes) -> None:
    while raw:
        raw = raw[os.write(terminal, raw) :]
