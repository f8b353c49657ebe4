"""Descriptions of folders, pipes, broken links and their like under the name of a pack's file.

They are reported, and never treated as if there were no such file.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from onrecord.packs.files import REQUIRED_FILES, SOURCE_FILE
from onrecord.storage.regular import NotRegularFile

if TYPE_CHECKING:
    import pathlib

FOLDER_DESCRIPTION = "a folder"
_KINDS = {
    stat.S_IFDIR: FOLDER_DESCRIPTION,
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFREG: "a file that blocks its reader",
}


def describe_obstacle(file: pathlib.Path, error: OSError) -> str | None:
    """Return a description of what is at the path, links followed, and could not be read for this reason.

    Return None if nothing is there, or by now a regular file. Nothing is opened.
    """
    try:
        mode = os.stat(file).st_mode  # noqa: PTH116 - pathlib's answer hides why
    except (OSError, ValueError):
        return dead_link(file)
    if stat.S_ISREG(mode) and not isinstance(error, NotRegularFile):
        return None  # it has appeared only now: the pack is read again
    return _KINDS.get(stat.S_IFMT(mode), "a special file")


def dead_link(path: pathlib.Path) -> str | None:
    """Return a description of the link at the path if it leads to nothing; None otherwise.

    Return None also if the link may not be followed: nobody knows where it leads.
    """
    try:
        os.stat(path)  # noqa: PTH116
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError) or not os.path.lexists(path):
            return None
        is_loop = isinstance(error, OSError) and error.errno == errno.ELOOP
        return "a link that leads to itself" if is_loop else "a link that leads nowhere"
    return None


def describe_expected(name: str) -> str:
    """Return what is expected under that name, and so what to do."""
    if name == SOURCE_FILE or name in REQUIRED_FILES:
        return "a regular file; replace it with one"
    return "a regular file or none; replace it with one, or move it away"
