"""The last that is written to a terminal: waited for until the terminal has it, but never for long."""

from __future__ import annotations

import contextlib
import queue
import time

from textual.drivers._writer_thread import WriterThread

from onrecord.tui.terminal import waiting_bytes

LAST_WRITES_SECONDS = 0.5
"""For a terminal that is held (ctrl+s), or that nobody reads."""
WRITES_POLL_SECONDS = 0.002
UNREPORTED_SECONDS = 0.02
"""For a reader of a pseudo-terminal, which does not say what has been read."""


def finish_writing(writer: WriterThread, terminal: int) -> None:
    """End Textual's writer, and wait until all that it wrote has left the terminal's queue."""
    end = time.monotonic() + LAST_WRITES_SECONDS
    with contextlib.suppress(queue.Full):
        writer._queue.put(None, timeout=LAST_WRITES_SECONDS)
        writer.join(max(0.0, end - time.monotonic()))
    while waiting_bytes(terminal) and time.monotonic() < end:
        time.sleep(WRITES_POLL_SECONDS)
    time.sleep(UNREPORTED_SECONDS)
