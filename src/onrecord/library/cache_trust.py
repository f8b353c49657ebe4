"""The cache folder: how far what lies in it is believed, and notes of which contents some files have."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from enum import Enum
from pathlib import Path

from onrecord.packs import survey
from onrecord.packs.survey import PackFolders, PackSurvey
from onrecord.search import CONTENTS_NOTE_SUFFIX, temporary_file
from onrecord.storage import is_own, keeps_owners, make_private_folder, read_regular

_MAX_NOTE_BYTES = 1024
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class CacheTrust(Enum):
    """What is believed of the files in a cache folder."""

    OWN = "only this account and root can have written them"
    ANYBODY_S = "nobody knows who wrote them: the words are held against the packs"
    ANOTHER_S = "the folder belongs to another account: nothing in it is used"


def cache_trust(folder: Path) -> CacheTrust:
    """Return how far the cache is believed; the folder is made if it is missing, for its owner alone.

    One of our own that others may write, as earlier versions made it where the umask let them, is made private. OSError
    where the folder cannot be made.
    """
    make_private_folder(folder)
    if not hasattr(os, "getuid"):  # the account's own folders are private on Windows; a stick is not
        within = os.path.realpath(folder).startswith(os.path.realpath(os.path.expanduser("~")) + os.sep)  # noqa: PTH111
        return CacheTrust.OWN if within else CacheTrust.ANYBODY_S
    status = folder.stat()
    if status.st_uid == os.getuid() and status.st_mode & _OTHERS_WRITE:
        with contextlib.suppress(OSError):
            folder.chmod(stat.S_IMODE(status.st_mode) & ~_OTHERS_WRITE)
            status = folder.stat()
    writable = os.access(folder, os.W_OK | os.X_OK)
    if writable and not keeps_owners(folder):
        return CacheTrust.ANYBODY_S
    if not is_own(status):
        return CacheTrust.ANOTHER_S
    return CacheTrust.OWN if writable and _replaceable_folder(folder) is None else CacheTrust.ANYBODY_S


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


def read_contents_note(folders: PackFolders, cache: Path) -> str | None:
    """The contents that the files of the packs have, if they are known since the files were read last.

    Reading all of them takes seconds where there are many; a note of it is kept for as long as no file changes.
    """
    stamp = survey.status_fingerprint(folders)
    if stamp is None:
        return None
    try:
        raw, status = read_regular(_note(stamp, cache), _MAX_NOTE_BYTES)
    except OSError:
        return None
    contents, _, proof = raw.decode("ascii", "replace").partition(" ")
    return contents if is_own(status) and proof == _proof(stamp, contents) else None


def write_contents_note(found: PackSurvey, cache: Path) -> None:
    """Keep a note of the contents that were found; where it cannot be kept they are found out anew the next time."""
    if found.stamp is None:
        return
    file = _note(found.stamp, cache)
    with contextlib.suppress(OSError), temporary_file(file) as written:
        written.write_text(f"{found.contents} {_proof(found.stamp, found.contents)}", encoding="ascii")
        written.replace(file)


def _note(stamp: str, cache: Path) -> Path:
    return cache / f"{stamp[:32]}{CONTENTS_NOTE_SUFFIX}"


def _proof(stamp: str, contents: str) -> str:
    """That a note is whole, and of these very files."""
    return hashlib.sha256(f"{stamp} {contents}".encode()).hexdigest()


def _replaceable_folder(folder: Path) -> Path | None:
    """Return the nearest folder above in which another account may put a folder of its own into this one's place."""
    for above in Path(os.path.realpath(folder)).parents:
        status = above.stat()
        if not is_own(status) and not (status.st_mode & stat.S_ISVTX):
            return above
    return None
