"""The last resort: a file that a person can open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.clipboard.content import Content
from onrecord.clipboard.route import Done, Proof, RouteFailed


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
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
            if not self.path.is_symlink():  # a link is the user's own arrangement
                self.path.chmod(0o600)
            self.path.write_bytes(content.text.encode())
            if self.path.read_bytes() != content.text.encode():
                raise RouteFailed(f"{self.path} does not hold what was written")
        except OSError as error:
            raise RouteFailed(f"{self.path}: {error.strerror}") from None
        return Done(str(self.path), Proof.FILE)
