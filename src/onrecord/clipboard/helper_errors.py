"""Complaints of a helper program: its standard error is a nameless file, which it may keep but not fill a disk with."""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO

MAX_COMPLAINT_CHARS = 120
"""Characters of a helper's own complaint that a message repeats."""
MAX_COMPLAINED_BYTES = 1024 * 1024
WATCH_SECONDS = 0.01
"""Between two looks at how much there is: a helper that complains without end writes some megabytes meanwhile."""


class Complaints:
    """`file` is for a helper's standard error; None where none can be made."""

    def __init__(self, file: IO[bytes] | None) -> None:
        self.file = file

    @property
    def are_too_many(self) -> bool:
        """Return whether the helper has complained of more than MAX_COMPLAINED_BYTES."""
        return self.file is not None and os.fstat(self.file.fileno()).st_size > MAX_COMPLAINED_BYTES

    def first_line(self) -> str:
        """Return the first line that says something; empty where nothing was said."""
        if self.file is None:
            return ""
        self.file.seek(0)
        lines = self.file.read(4096).decode("utf-8", "replace").splitlines()
        return next((line.strip()[:MAX_COMPLAINT_CHARS] for line in lines if line.strip()), "")

    @contextlib.contextmanager
    def watched(self, end: Callable[[], None]) -> Iterator[None]:
        """Call `end`, on another thread, as soon as there are too many; nobody watches where no thread can start."""
        done = threading.Event()

        def watch() -> None:
            while not done.wait(WATCH_SECONDS):
                if self.are_too_many:
                    end()
                    return

        thread = threading.Thread(target=watch, name="complaints", daemon=True)
        with contextlib.suppress(RuntimeError):
            thread.start()
        try:
            yield
        finally:
            done.set()
            if thread.ident is not None:
                thread.join()


@contextlib.contextmanager
def open_complaints() -> Iterator[Complaints]:
    """Yield a place for the complaints of one helper."""
    with contextlib.ExitStack() as stack:
        try:
            file: IO[bytes] | None = stack.enter_context(tempfile.TemporaryFile())
        except OSError:
            file = None
        yield Complaints(file)
