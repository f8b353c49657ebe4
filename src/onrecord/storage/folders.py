"""Create folders that only their owner can enter."""

from __future__ import annotations

import os
import stat
from pathlib import Path

PRIVATE_FOLDER_MODE = 0o700


def make_private_folder(folder: Path) -> None:
    """Create the folder and its missing parents, each for its owner only, regardless of the umask.

    Existing folders are left as they are.

    Raises:
        OSError: a folder cannot be created.
    """
    missing = []
    while not os.path.lexists(folder) and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        try:
            path.mkdir(PRIVATE_FOLDER_MODE)
        except FileExistsError:  # another process created it first
            continue
        if stat.S_IMODE(path.lstat().st_mode) != PRIVATE_FOLDER_MODE:  # the umask may have removed the owner's rights
            path.chmod(PRIVATE_FOLDER_MODE)
