"""The last resort: a file that a person can open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.clipboard.content import Content
from onrecord.clipboard.route import CopyResult, Proof, RouteFailed
from onrecord.clipboard.time_limit import run_with_timeout
from onrecord.storage import read_regular, rehearse_write, write_atomically

FILE_TIMEOUT_SECONDS = 3.0
"""Seconds: a slow stick takes one or two to have it for good, a file server that is gone would keep us for ever."""


@dataclass(frozen=True)
class FileRoute:
    """Writes the text to one file, again and again."""

    path: Path
    name: str = "file"

    def missing(self) -> str | None:
        return None

    def copy(self, content: Content) -> CopyResult:
        """Replace the file, in one step that leaves the last copy whole where it fails; readable by the user alone."""
        if reason := self._reason(lambda: write_atomically(self.path, content.text.encode())):
            raise RouteFailed(reason)
        return CopyResult(str(self.path), Proof.FILE)

    def holds(self, text: str) -> bool:
        """Return whether the file holds this text, and nothing else."""
        raw = text.encode()
        try:
            return run_with_timeout(lambda: read_regular(self.path, len(raw))[0], FILE_TIMEOUT_SECONDS) == raw
        except OSError:
            return False

    def unwritable(self) -> str | None:
        """Return why the file cannot be written, found out by writing beside it; None where it can be.

        What is in it is left alone, and nothing is left behind.
        """
        return self._reason(lambda: rehearse_write(self.path))

    def _reason(self, write: Callable[[], None]) -> str | None:
        """Return why that writing failed, None if it did not."""
        try:
            run_with_timeout(write, FILE_TIMEOUT_SECONDS)
        except OSError as error:
            return f"{self.path}: {error.strerror}"
        return None
