"""Deleted briefs: their files go to a folder beside that of the briefs, from where they can be brought back."""

import os
from pathlib import Path

from onrecord import storage
from onrecord.briefs.brief_files import create_brief, free_name, read_brief

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


def bring_back(thrown: Path, path: Path) -> Path:
    """Move a brief from the trash back to its place, or if that is taken, to a file of its own; return where it is.

    Then it has the next number behind its name if another brief has that, too.

    Raises:
        BriefUnusable: its place is taken, and it is damaged.
        OSError: it cannot be moved.
    """
    if not os.path.lexists(path):
        thrown.rename(path)
        return path
    brief = read_brief(thrown).brief
    saved = create_brief(path.parent, brief._replace(name=free_name(path.parent, brief.name)))
    thrown.unlink()
    return saved.path
