"""Trust in a cache folder: who may have written the files in it."""

from __future__ import annotations

import contextlib
import os
import stat
from enum import Enum
from pathlib import Path

from onrecord.storage.folders import make_private_folder
from onrecord.storage.home import home_folder
from onrecord.storage.trust import is_own, keeps_owners

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class CacheTrust(Enum):
    """The degree of trust in the files of a cache folder."""

    OWN = "only this account and root can have written them"
    UNKNOWN = "anybody may have written them: the words are checked against the packs"
    FOREIGN = "the folder belongs to another account: nothing in it is used"


def cache_trust(folder: Path) -> CacheTrust:
    """Return how far the cache folder is trusted; create it, private to its owner, if it is missing.

    A folder of this account that others may write to (earlier versions created it so under some umasks) is made
    private.

    Raises:
        OSError: the folder cannot be created.
    """
    make_private_folder(folder)
    if not hasattr(os, "getuid"):  # the account's own folders are private on Windows; a stick is not
        home = os.path.realpath(home_folder()) + os.sep
        return CacheTrust.OWN if os.path.realpath(folder).startswith(home) else CacheTrust.UNKNOWN
    status = folder.stat()
    if status.st_uid == os.getuid() and status.st_mode & _OTHERS_WRITE:
        with contextlib.suppress(OSError):
            folder.chmod(stat.S_IMODE(status.st_mode) & ~_OTHERS_WRITE)
            status = folder.stat()
    writable = os.access(folder, os.W_OK | os.X_OK)
    if writable and not keeps_owners(folder):
        return CacheTrust.UNKNOWN
    if not is_own(status):
        return CacheTrust.FOREIGN
    return CacheTrust.OWN if writable and _replaceable_folder(folder) is None else CacheTrust.UNKNOWN


def reason_for_doubt(folder: Path) -> str:
    """Return why nobody knows who wrote the files in a cache, in the order in which `cache_trust` asks."""
    if not hasattr(os, "getuid"):
        return f"{folder} is not in your home folder"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"this account cannot write {folder}"
    above = _replaceable_folder(folder)
    if above is None or not keeps_owners(folder):
        return f"the file system of {folder} keeps no owners"
    return f"other accounts can change {above}, in which {folder} is"


def _replaceable_folder(folder: Path) -> Path | None:
    """Return the nearest folder above in which another account could put a folder of its own in this one's place."""
    for parent in Path(os.path.realpath(folder)).parents:
        status = parent.stat()
        if not is_own(status) and not (status.st_mode & stat.S_ISVTX):
            return parent
    return None
