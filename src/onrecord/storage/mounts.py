"""File system types of folders, from Linux's table of mounts."""

from __future__ import annotations

import os
from pathlib import Path

MOUNT_TABLE = Path("/proc/self/mountinfo")
# Common file systems that store an owner and a mode for each file.
FILE_SYSTEMS_WITH_OWNERS = frozenset(
    ("bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "nfs", "nfs4", "overlay", "ramfs", "tmpfs", "xfs", "zfs")
)
# File systems of USB sticks, which give every file the owner and the mode of the mount.
FILE_SYSTEMS_WITHOUT_OWNERS = frozenset(("exfat", "msdos", "umsdos", "vfat"))


def file_system_keeps_owners(folder: Path) -> bool | None:
    """Return whether the file system of the folder stores owners and modes; None if its type does not tell."""
    try:
        device = folder.stat().st_dev
        mounts = MOUNT_TABLE.read_bytes().decode(errors="replace")
    except OSError:
        return None
    device_number = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        mount, _, source = line.partition(" - ")
        if mount.split()[2:3] == [device_number]:
            file_system = source.partition(" ")[0]
            return file_system in FILE_SYSTEMS_WITH_OWNERS or (
                False if file_system in FILE_SYSTEMS_WITHOUT_OWNERS else None
            )
    return None
