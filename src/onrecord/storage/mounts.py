"""What Linux says of the file system that a folder lies on."""

from __future__ import annotations

import os
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
KEEPING_OWNERS = frozenset(
    ("bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "nfs", "nfs4", "overlay", "ramfs", "tmpfs", "xfs", "zfs")
)
"""File systems that are common and keep an owner and a mode for each file. Of others nothing is known here."""


def is_known_to_keep_owners(folder: Path) -> bool:
    """Return whether the folder lies on such a file system; False also where that cannot be told."""
    try:
        device = folder.stat().st_dev
        mounts = MOUNTS.read_bytes().decode(errors="replace")
    except OSError:
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        if before.split()[2:3] == [number]:
            return after.split()[:1] != [] and after.split()[0] in KEEPING_OWNERS
    return False
