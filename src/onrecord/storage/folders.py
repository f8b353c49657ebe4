"""Folders that only their owner can enter."""

from __future__ import annotations

import os
import stat
from pathlib import Path

PRIVATE_FOLDER_MODE = 0o700


def make_private_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, each for its owner alone, whatever the umask is.

    Folders that are there already are left as they are. OSError where one cannot be made.
    """
    missing = []
    while not os.path.lexists(folder) and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for place in reversed(missing):
        try:
            place.mkdir(PRIVATE_FOLDER_MODE)
        except FileExistsError:  # another process was quicker
            continue
        if stat.S_IMODE(place.lstat().st_mode) != PRIVATE_FOLDER_MODE:  # a umask may have taken the owner's own rights
            place.chmod(PRIVATE_FOLDER_MODE)
