"""A progress bar on one line of stderr, if that is a terminal."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from onrecord.cli.output import clear_status, show_status

SHOW_AFTER_SECONDS = 0.5  # what takes less needs no bar
UPDATE_SECONDS = 0.1
BAR_CELLS = 30


@contextlib.contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """Yield a function to call with the number of items done, of `total`. It draws only if stderr is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done: None
        return
    next_update = time.monotonic() + SHOW_AFTER_SECONDS

    def show(done: int) -> None:
        nonlocal next_update
        now = time.monotonic()
        if now >= next_update:
            next_update = now + UPDATE_SECONDS
            show_status(bar(label, done, total))

    try:
        yield show
    finally:
        clear_status()


def bar(label: str, done: int, total: int) -> str:
    """Return `indexing [#####.....] 50 % of 1234`, in ASCII, which every terminal can display."""
    share = min(1.0, done / total) if total else 1.0
    filled = round(share * BAR_CELLS)
    return f"{label} [{'#' * filled}{'.' * (BAR_CELLS - filled)}] {share * 100:3.0f} % of {total}"
