"""The end of the browser, whatever brought it: everything is saved once, before the screen is taken down."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from textual.worker import WorkerFailed

from onrecord.briefs.abnormal_exit import ExitOutcome, UnsavedSession, save_at_exit

RESERVE_BYTES = 4 * 1024 * 1024
"""Address space that is given back before anything is saved: the session may be allowed no more (`ulimit -v`, `-d`)."""
LOCK_SECONDS = 1.0
"""How long an end waits for another that is saving on a thread which hangs."""


class Shutdown:
    """`session` says what is held when it ends. `outcome` is None until then, and where the user left."""

    def __init__(self, session: Callable[[], UnsavedSession]) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._reserve = bytearray(RESERVE_BYTES)  # untouched, so that it takes no memory
        self._begun = threading.Event()
        self.outcome: ExitOutcome | None = None

    @property
    def begun(self) -> bool:
        """Whether the browser is to end, or has ended."""
        return self._begun.is_set()

    def begin(self) -> None:
        """Have `begun` be true already, before anything is saved: what waits for a key stops waiting."""
        self._begun.set()

    @property
    def code(self) -> int:
        """The exit code of the end; 0 where the user left."""
        return self.outcome.code if self.outcome else 0

    def save(self, cause: BaseException) -> None:
        """End helper programs, and save what is held. Only the first call counts, on whatever thread it comes."""
        self._begun.set()
        if not self._lock.acquire(timeout=LOCK_SECONDS):
            return
        try:
            if self.outcome is None:
                self._reserve.clear()
                kill_clipboard_helpers()
                while isinstance(cause, WorkerFailed):
                    cause = cause.error
                self.outcome = save_at_exit(self._session(), cause)
        finally:
            self._lock.release()


def kill_clipboard_helpers() -> None:
    """End the helper programs that are being waited for; none are where nothing was ever copied."""
    program = sys.modules.get("onrecord.clipboard.helper_process")
    if program is not None:
        program.kill_remaining_helpers()
