"""Deleted briefs: their files go to a folder beside that of the briefs, from where they can be brought back."""

import os
from pathlib import Path

from onrecord import storage

TRASH_FOLDER = "trash"


def throw_away(path: Path) -> Path:
    """Move a file to the trash, under a name that is free there, and return where it is.

    Raises:
        OSError: it cannot be moved, and stays where it is.
    """
    folder = path.parent.parent / TRASH_FOLDER
    storage.make_private_folder(folder)
    number = 1
    while os.path.lexists(target := folder / f"{path.stem}{f'-{number}' if number > 1 else ''}{path.suffix}"):
        number += 1
    path.rename(target)
    return target


def bring_back(thrown: Path, path: Path) -> None:
    """Move a file from the trash back to its place.

    Raises:
        FileExistsError: another file has taken its place meanwhile.
        OSError: it cannot be moved.
    """
    if os.path.lexists(path):
        raise FileExistsError(None, f"{path} is there again; the deleted one is {thrown}")
    thrown.rename(path)
