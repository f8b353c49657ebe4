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
        self._thread: threading.Thread | None = None
        self._check_first = True
        try:
            self._check_first = file.stat().st_size <= MAX_BYTES_CHECKED_FIRST
        except OSError:  # another program deleted it; the search still has it open
            return
        self._thread = start_thread(self._check, "watch")
        if self._thread is None and self._check_first:
            self._check()  # no thread could be started: check before the search

    def result_before_answer(self) -> bool | None:
        """Return whether every byte is as it was written; None if the file is too large to wait for the check."""
        return self._result_within(None if self._check_first else 0.0)

    def result_after_answer(self) -> bool | None:
        """Return the same, after the answer; None if the check takes longer than MAX_WAIT_FOR_CHECK_SECONDS."""
        return self._result_within(MAX_WAIT_FOR_CHECK_SECONDS)

    def _check(self) -> None:
        self._sound = is_sound(self._file) is not False

    def _result_within(self, seconds: float | None) -> bool | None:
        if self._thread is not None:
            self._thread.join(seconds)
        return self._sound
