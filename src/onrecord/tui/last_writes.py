"""Wait until the terminal has received the last output, but never for long."""

from __future__ import annotations

import contextlib
import queue
import time

from onrecord.tui.terminal import waiting_bytes
from onrecord.tui.textual_private import WriterThread, queue_end

# limit for a terminal that is stopped (ctrl+s) or not read
LAST_WRITES_SECONDS = 0.5
WRITES_POLL_SECONDS = 0.002
# for the reader of a pseudo-terminal, which does not report what has been read
UNREPORTED_SECONDS = 0.02


def finish_writing(writer: WriterThread, terminal: int) -> None:
    """End Textual's writer thread and wait until the terminal's output queue is empty."""
    end = time.monotonic() + LAST_WRITES_SECONDS
    with contextlib.suppress(queue.Full):
        queue_end(writer, LAST_WRITES_SECONDS)
        writer.join(max(0.0, end - time.monotonic()))
    while waiting_bytes(terminal) and time.monotonic() < end:
        time.sleep(WRITES_POLL_SECONDS)
    time.sleep(UNREPORTED_SECONDS)
