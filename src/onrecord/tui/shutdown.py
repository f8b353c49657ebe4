"""Save the session exactly once at an abnormal exit, before the screen is closed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from onrecord import briefs

if TYPE_CHECKING:
    from onrecord.briefs import ExitOutcome, UnsavedSession

# address space that is freed before anything is saved: the session may be allowed no more (`ulimit -v`, `-d`)
RESERVE_BYTES = 4 * 1024 * 1024
# how long to wait for another thread that is already saving and may hang
LOCK_SECONDS = 1.0


class Shutdown:
    """The abnormal exit of the app: why, and what was saved.

    `unsaved_session` returns the data to save. `outcome` stays None if the user quits normally.
    """

    def __init__(self, unsaved_session: Callable[[], UnsavedSession]) -> None:
        self._unsaved_session = unsaved_session
        self._lock = threading.Lock()
        self._reserve = bytes(RESERVE_BYTES)  # zeros that were never written take no memory yet; a bytearray's do
        self._begun = threading.Event()
        self.outcome: ExitOutcome | None = None

    @property
    def has_begun(self) -> bool:
        """True once the browser is about to end, or has ended."""
        return self._begun.is_set()

    def begin(self) -> None:
        """Set `has_begun` before anything is saved, so that code waiting for a key stops waiting."""
        self._begun.set()

    @property
    def code(self) -> int:
        """The exit code; 0 if the user quit normally."""
        return self.outcome.code if self.outcome else 0

    def save(self, cause: BaseException) -> None:
        """Kill helper programs and save the session. Only the first call counts, on whichever thread."""
        self._begun.set()
        if not self._lock.acquire(timeout=LOCK_SECONDS):
            return
        try:
            if self.outcome is None:
                self._reserve = b""
                kill_clipboard_helpers()
                while isinstance(cause, WorkerFailed):
                    cause = cause.error
                self.outcome = briefs.save_at_exit(self._unsaved_session(), cause)
        finally:
            self._lock.release()


def kill_clipboard_helpers() -> None:
    """Kill the clipboard helpers that are still running; without any copy the module is not even loaded."""
    module = sys.modules.get("onrecord.clipboard.helper_process")
    if module is not None:
        module.kill_remaining_helpers()
