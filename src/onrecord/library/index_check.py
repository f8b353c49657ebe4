"""Reading an index file through while it is searched, on a thread of its own: nothing may be missing from an answer."""

from __future__ import annotations

import threading
from pathlib import Path

from onrecord.search import is_sound
from onrecord.storage import start_thread

MAX_BYTES_CHECKED_FIRST = 64 * 1024 * 1024
"""Size up to which an answer waits for it: less than a tenth of a second, beside the search. About 40,000 sentences."""
MAX_WAIT_FOR_CHECK_SECONDS = 2.0
"""Time that a command waits for the rest of a larger file, about 1.5 GB, once it has printed its results."""


class IndexCheck:
    """Reads the file from the moment that it is made. Of a file that is gone by then nothing will be known."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._sound: bool | None = None
        self._reader: threading.Thread | None = None
        self._waits = True
        try:
            self._waits = file.stat().st_size <= MAX_BYTES_CHECKED_FIRST
        except OSError:  # another program has tidied up; the search has it open
            return
        self._reader = start_thread(self._read, "watch")
        if self._reader is None and self._waits:
            self._read()  # before the search, then

    def before_an_answer(self) -> bool | None:
        """Return whether every byte is as it was written; None where the file is too large to be waited for."""
        return self._after(None if self._waits else 0.0)

    def behind_an_answer(self) -> bool | None:
        """Return the same; None where the file is not read through within PATIENCE_SECONDS."""
        return self._after(MAX_WAIT_FOR_CHECK_SECONDS)

    def _read(self) -> None:
        self._sound = is_sound(self._file) is not False

    def _after(self, seconds: float | None) -> bool | None:
        if self._reader is not None:
            self._reader.join(seconds)
        return self._sound
