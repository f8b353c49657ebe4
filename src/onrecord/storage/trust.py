"""File ownership checks: files that another account could have written are not trusted."""

from __future__ import annotations

import os
import shlex
import stat
import sys
from pathlib import Path

from onrecord.storage.mounts import file_system_keeps_owners

if sys.platform != "win32":
    import grp
    import pwd

ROOT_UID = 0
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def is_own(status: os.stat_result) -> bool:
    """Return whether only this account or root can have written the file with this status.

    The file must belong to one of them and be writable by nobody else. On Windows, which has no such modes, the rights
    of the account's own folders protect it, and the result is True.
    """
    if not hasattr(os, "getuid"):
        return True
    return _is_owned(status) and not status.st_mode & _OTHERS_WRITE


def reason_for_distrust(path: Path, status: os.stat_result) -> str | None:
    """Return why the content of the file at `path` is not trusted, and how to fix that; None if the user owns it.

    `status` is the status of the opened file, after following links. This check allows more than `is_own`, since people
    write such files with their editors: the group may write if it is the owner's private group, as Debian and Fedora
    create it and their umask expects. On file systems without owners and modes, such as USB sticks and shares, every
    file is trusted.
    """
    if not hasattr(os, "getuid"):
        return None
    is_owned = _is_owned(status) and _is_owned(path.lstat())  # of a link both count: its owner chose its target
    if is_owned and (is_own(status) or _only_private_group_writes(status)):
        return None
    if not keeps_owners(path.parent):
        return None

    name = shlex.quote(str(path))
    if not is_owned:
        return f"it belongs to another account; if you trust its content, make it yours: sudo chown $(id -u) {name}"
    return f"other accounts can write to it; if you trust its content, keep them out: chmod go-w {name}"


def _is_owned(status: os.stat_result) -> bool:
    return status.st_uid in (ROOT_UID, os.getuid())


def _only_private_group_writes(status: os.stat_result) -> bool:
    """Return whether only the owner's private group may write: one with the owner's name and no other member."""
    if status.st_mode & stat.S_IWOTH:
        return False
    try:
        owner, group = pwd.getpwuid(status.st_uid), grp.getgrgid(status.st_gid)
    except KeyError:
        return False
    is_of_owner = owner.pw_gid == group.gr_gid and owner.pw_name == group.gr_name
    return is_of_owner and set(group.gr_mem) <= {owner.pw_name}


def keeps_owners(folder: Path) -> bool:
    """Return whether the file system of the folder stores modes; a stick or a share may report one mode for all files.

    On Linux the type of the file system usually tells. Elsewhere, and for other types, the mode of a temporary file is
    changed and read; if none can be created in the folder, the result is True, the strict answer.
    """
    by_type = file_system_keeps_owners(folder)
    return _keeps_modes(folder) if by_type is None else by_type


def _keeps_modes(folder: Path) -> bool:
    import tempfile  # slow to import, and seldom needed

    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".onrecord-") as probe:
            modes = []
            for mode in (0o600, 0o640):
                os.chmod(probe.name, mode)  # noqa: PTH101
                modes.append(stat.S_IMODE(os.stat(probe.name).st_mode))  # noqa: PTH116
    except OSError:
        return True
    return modes == [0o600, 0o640]
