"""Files of clippings that browsers saved when they ended unexpectedly, and the notice that the next start shows."""

import os
import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

CLIPPINGS_FILE = "clippings.txt"
MAX_FILES_NAMED = 3
# clippings.txt, clippings-2.txt and so on: the names that a session which ends unexpectedly gives to its file.
_CLIPPINGS_NAME = re.compile(r"clippings(-[0-9]+)?\.txt")


class _FileIdentity(NamedTuple):
    """The identity of a file among others of its name: its number on the disk, and when it was last written."""

    device: int
    inode: int
    written_ns: int


class RescuedFiles:
    """The rescued files in the state that a session read; `told` are those that need not be named again."""

    def __init__(self, files: Iterable[str] = ()) -> None:
        self._identities = {file: _identity(file) for file in files}
        self._is_shown = False

    @property
    def notice(self) -> str:
        """Return a notice that names the files that still exist; empty if there are none."""
        return _notice([file for file, identity in self._identities.items() if identity])

    def mark_shown(self) -> None:
        """Note that the user has seen the notice."""
        self._is_shown = True

    @property
    def told(self) -> frozenset[str]:
        """Return the files that were named, or are gone.

        A file that was written under such a name since then is not among them: another session ended meanwhile.
        """
        if not self._is_shown:
            return frozenset()
        return frozenset(file for file, identity in self._identities.items() if _identity(file) in (None, identity))


def clippings_files(folder: Path) -> tuple[str, ...]:
    """Return the files of clippings in the folder, oldest first: those to name if nothing tells which are known."""
    try:
        paths = [path for path in folder.iterdir() if _CLIPPINGS_NAME.fullmatch(path.name)]
    except OSError:
        return ()
    written = [(identity.written_ns, str(path)) for path in paths if (identity := _identity(str(path)))]
    return tuple(path for _, path in sorted(written))


def _identity(file: str) -> _FileIdentity | None:
    """Return the identity of a file; None if there is none, or something else."""
    try:
        status = os.stat(file)  # noqa: PTH116 - pathlib's raises for odd names
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return _FileIdentity(status.st_dev, status.st_ino, status.st_mtime_ns)


def _notice(files: Sequence[str]) -> str:
    if not files:
        return ""
    if len(files) == 1:
        return f"the clippings of a session that ended unexpectedly are in {files[0]}"
    named, others = list(files[:MAX_FILES_NAMED]), files[MAX_FILES_NAMED:]
    if others:
        folders = dict.fromkeys(os.path.dirname(file) for file in others)  # noqa: PTH120 - as written, whatever it is
        named.append(f"{len(others)} more in {' and '.join(folders)}")
    listing = f"{', '.join(named[:-1])} and {named[-1]}"
    return f"the clippings of {len(files)} sessions that ended unexpectedly are in {listing}"
