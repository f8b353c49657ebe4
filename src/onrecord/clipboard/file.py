"""The last resort: a file that a person can open."""

from __future__ import annotations

import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from onrecord.clipboard.bounded import bounded
from onrecord.clipboard.content import Content
from onrecord.clipboard.route import Done, Proof, RouteFailed

TIME_LIMIT = 1.0
"""Seconds: a file server that is gone would keep us for ever."""

_OPENING = os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting for whoever should be at the other end, and without line ends of the system's own."""

_PROBE = b"onrecord"


@dataclass(frozen=True)
class FileRoute:
    """Writes the text to one file, again and again."""

    path: Path
    name: str = "file"

    def missing(self) -> str | None:
        return None

    def copy(self, content: Content) -> Done:
        """Write the file and its folder, read it back; readable by the user alone."""
        try:
            bounded(lambda: self._write(content.text.encode()), TIME_LIMIT)
        except OSError as error:
            raise RouteFailed(f"{self.path}: {error.strerror}") from None
        return Done(str(self.path), Proof.FILE)

    def unwritable(self) -> str | None:
        """Why the file cannot be written, found out by writing beside it and opening it; None where it can be.

        What is in it is left alone, and nothing is left behind.
        """
        try:
            bounded(self._rehearse, TIME_LIMIT)
        except OSError as error:
            return f"{self.path}: {error.strerror}"
        except RouteFailed as error:
            return str(error)
        return None

    def _rehearse(self) -> None:
        folder = next(place for place in self.path.parents if os.path.lexists(place))
        with tempfile.TemporaryFile(dir=folder, prefix="onrecord-") as beside:
            beside.write(_PROBE)
            beside.seek(0)
            if beside.read() != _PROBE:
                raise RouteFailed(f"{folder} does not hold what was written")
        if os.path.lexists(self.path):
            os.close(self._opened(_OPENING & ~os.O_CREAT))

    def _opened(self, how: int) -> int:
        descriptor = os.open(self.path, how, 0o600)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise RouteFailed(f"{self.path} is no ordinary file; move it away")
        return descriptor

    def _write(self, raw: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(self._opened(_OPENING), "r+b") as file:
            if not self.path.is_symlink():  # a link is the user's own arrangement
                self.path.chmod(0o600)
            file.truncate()
            file.write(raw)
            file.seek(0)
            if file.read() != raw:
                raise RouteFailed(f"{self.path} does not hold what was written")
