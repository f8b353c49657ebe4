"""Error output of a helper program, as an unnamed file that it may keep open, but not fill the disk with."""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO

# Limit for the part of a helper's error message that a message repeats.
MAX_ERROR_CHARS = 120
MAX_ERROR_OUTPUT_BYTES = 1024 * 1024
# Interval between two checks of the size: a helper with endless errors writes some megabytes in this time.
WATCH_SECONDS = 0.01


class ErrorOutput:
    """Error output of one helper; `file` is for its standard error, None if none can be created."""

    def __init__(self, file: IO[bytes] | None) -> None:
        self.file = file

    @property
    def is_too_long(self) -> bool:
        """Return whether the helper has written more than MAX_ERROR_OUTPUT_BYTES of errors."""
        return self.file is not None and os.fstat(self.file.fileno()).st_size > MAX_ERROR_OUTPUT_BYTES

    def first_line(self) -> str:
        """Return the first line that is not blank, cut to 120 characters; an empty text if there is none."""
        if self.file is None:
            return ""
        self.file.seek(0)
        lines = self.file.read(4096).decode("utf-8", "replace").splitlines()
        return next((line.strip()[:MAX_ERROR_CHARS] for line in lines if line.strip()), "")

    @contextlib.contextmanager
    def watch(self, end: Callable[[], None]) -> Iterator[None]:
        """Call `end`, on another thread, once there is too much output; do not watch if no thread can be started."""
        done = threading.Event()

        def check() -> None:
            while not done.wait(WATCH_SECONDS):
                if self.is_too_long:
                    end()
                    return

        thread = threading.Thread(target=check, name="complaints", daemon=True)
        with contextlib.suppress(RuntimeError):
            thread.start()
        try:
            yield
        finally:
            done.set()
            if thread.ident is not None:
                thread.join()


@contextlib.contextmanager
def capture_errors() -> Iterator[ErrorOutput]:
    """Yield an object to collect the error output of one helper."""
    with contextlib.ExitStack() as stack:
        try:
            file: IO[bytes] | None = stack.enter_context(tempfile.TemporaryFile())
        except OSError:
            file = None
        yield ErrorOutput(file)
