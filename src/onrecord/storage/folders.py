"""Folders that only their owner can enter."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FOLDER = 0o700


def make_private(folder: Path) -> None:
    """Make the folder and those above it that are missing, each for its owner alone, whatever the umask is.

    Folders that are there already are left as they are. OSError where one cannot be made.
    """
    missing = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        try:
            each.mkdir(PRIVATE_FOLDER)
        except FileExistsError:  # another process was quicker
            continue
        each.chmod(PRIVATE_FOLDER)  # a umask may have taken the owner's own rights
