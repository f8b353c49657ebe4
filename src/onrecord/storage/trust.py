"""Whether a file is the user's own: nothing that another account could have written is believed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

ROOT_UID = 0
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def is_own(status: os.stat_result) -> bool:
    """Return whether only this account or root can have written what has this status.

    A file must belong to one of them and be writable by nobody else. On Windows, which has no such modes, the rights of
    the account's own folders decide, and the answer is True.
    """
    if not hasattr(os, "getuid"):
        return True
    return _is_owned(status) and not status.st_mode & _OTHERS_WRITE


def reason_for_distrust(path: Path, status: os.stat_result) -> str | None:
    """Return why what the file at `path` says is not believed, with the mend; None where it is the user's own.

    `status` is that of the file that was opened, behind all links. More is allowed than by `is_own`, since people write
    such files with their editors: the group may write if it is the owner's private one, as Debian and Fedora make them
    and their umask expects; and where a file system keeps no owners and modes, as a stick or a share, there is nothing
    to go by.
    """
    if not hasattr(os, "getuid"):
        return None
    is_owned = _is_owned(status) and _is_owned(path.lstat())  # of a link, both: who made it chose what it leads to
    if is_owned and (is_own(status) or _only_private_group_writes(status)):
        return None
    if not keeps_owners(path.parent):
        return None
    import shlex

    name = shlex.quote(str(path))
    if not is_owned:
        return f"it belongs to another account; if you trust what it says, make it yours: sudo chown $(id -u) {name}"
    return f"other accounts can write it; if you trust what it says, keep them out: chmod go-w {name}"


def _is_owned(status: os.stat_result) -> bool:
    return status.st_uid in (ROOT_UID, os.getuid())


def _only_private_group_writes(status: os.stat_result) -> bool:
    """Return whether the group is that of the owner alone: it has the owner's name, and no other member."""
    if status.st_mode & stat.S_IWOTH:
        return False
    import grp
    import pwd

    try:
        owner, group = pwd.getpwuid(status.st_uid), grp.getgrgid(status.st_gid)
    except KeyError:
        return False
    is_of_owner = owner.pw_gid == group.gr_gid and owner.pw_name == group.gr_name
    return is_of_owner and set(group.gr_mem) <= {owner.pw_name}


def keeps_owners(folder: Path) -> bool:
    """Return whether the file system of the folder keeps modes: a stick or a share may say the same of every file.

    Linux names the file system, whose kind mostly tells. Elsewhere, and of other kinds, it is found out by changing the
    mode of a temporary file; where none can be made in the folder, the answer is True, by which nobody is trusted.
    """
    from onrecord.storage.mounts import file_system_keeps_owners

    known = file_system_keeps_owners(folder)
    return _keeps_modes(folder) if known is None else known


def _keeps_modes(folder: Path) -> bool:
    import tempfile

    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".onrecord-") as probe:
            modes = []
            for mode in (0o600, 0o640):
                os.chmod(probe.name, mode)  # noqa: PTH101
                modes.append(stat.S_IMODE(os.stat(probe.name).st_mode))  # noqa: PTH116
    except OSError:
        return True
    return modes == [0o600, 0o640]
