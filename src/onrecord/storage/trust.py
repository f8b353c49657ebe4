"""Whether a file is the user's own: nothing that another account could have written is believed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

ROOT = 0
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def is_own(status: os.stat_result) -> bool:
    """Return whether only this account or root can have written what has this status.

    A file must belong to one of them and be writable by nobody else. On Windows, which has no such modes, the rights of
    the account's own folders decide, and the answer is True.
    """
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid in (ROOT, os.getuid()) and not status.st_mode & _OTHERS_WRITE


def keeps_owners(folder: Path) -> bool:
    """Return whether the file system of the folder keeps modes: a stick or a share may say the same of every file.

    Found out by changing the mode of a temporary file in it; False where nothing can be written there.
    """
    import tempfile

    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".onrecord-") as probe:
            modes = []
            for mode in (0o600, 0o640):
                os.chmod(probe.name, mode)  # noqa: PTH101
                modes.append(stat.S_IMODE(os.stat(probe.name).st_mode))  # noqa: PTH116
            return modes == [0o600, 0o640]
    except OSError:
        return False
