"""The file route, the last resort: write the text to a file that the user can open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.clipboard.content import Content
from onrecord.clipboard.route import CopyResult, Proof, RouteFailed
from onrecord.clipboard.time_limit import run_with_timeout
from onrecord.storage import describe_failure, read_regular, rehearse_write, write_atomically

# A slow USB stick takes a second or two to write the text; a file server that is gone would block forever.
FILE_TIMEOUT_SECONDS = 3.0


@dataclass(frozen=True)
class FileRoute:
    """Writes the text to one file, which each copy replaces."""

    path: Path
    name: str = "file"

    def missing(self) -> str | None:
        """Return None: this route needs nothing."""
        return None

    def copy(self, content: Content) -> CopyResult:
        """Replace the file atomically, readable by the user only; if it fails, the last copy is intact.

        Raises:
            RouteFailed: it cannot be written.
        """
        if reason := self._error(lambda: write_atomically(self.path, content.text.encode())):
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
        """Return why the file cannot be written, or None; tested by writing a temporary file beside it.

        The file itself is left alone, and nothing is left behind.
        """
        return self._error(lambda: rehearse_write(self.path))

    def _error(self, write: Callable[[], None]) -> str | None:
        """Return why this write failed, None if it did not."""
        try:
            run_with_timeout(write, FILE_TIMEOUT_SECONDS)
        except OSError as error:
            return describe_failure(self.path, error)
        return None
