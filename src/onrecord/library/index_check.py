"""Integrity check of an index file, in a thread while it is searched: no result may be missing unnoticed."""

from __future__ import annotations

import threading
from pathlib import Path

from onrecord.search import is_sound
from onrecord.storage import start_thread

# Files up to this size are checked before the answer: less than 0.1 s, beside the search; about 40,000 sentences.
MAX_BYTES_CHECKED_FIRST = 64 * 1024 * 1024
# A command waits this long, once it has printed its results, for the check of a larger file (about 1.5 GB).
MAX_WAIT_FOR_CHECK_SECONDS = 2.0


class IndexCheck:
    """A check of an index file that starts with the object. If the file is gone by then, the result is None."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._sound: bool | None = None
        self._reader: threading.Thread | None = None
        self._waits = True
        try:
            self._waits = file.stat().st_size <= MAX_BYTES_CHECKED_FIRST
        except OSError:  # another program deleted it; the search still has it open
            return
        self._reader = start_thread(self._read, "watch")
        if self._reader is None and self._waits:
            self._read()  # no thread to be had: check before the search

    def before_an_answer(self) -> bool | None:
        """Return whether every byte is as it was written; None if the file is too large to wait for the check."""
        return self._after(None if self._waits else 0.0)

    def behind_an_answer(self) -> bool | None:
        """Return the same, after the answer; None if the check takes longer than MAX_WAIT_FOR_CHECK_SECONDS."""
        return self._after(MAX_WAIT_FOR_CHECK_SECONDS)

    def _read(self) -> None:
        self._sound = is_sound(self._file) is not False

    def _after(self, seconds: float | None) -> bool | None:
        if self._reader is not None:
            self._reader.join(seconds)
        return self._sound
