"""The files of a pack as bytes, read once: these very bytes are hashed, compared and parsed."""

from __future__ import annotations

import os
import pathlib
import time
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.packs.files import MAX_FILE_BYTES, PACK_FILES
from onrecord.packs.irregular_files import FOLDER_DESCRIPTION, dead_link, describe_expected, describe_obstacle
from onrecord.storage.regular import FileTooLarge, NotRegularFile, read_regular

if TYPE_CHECKING:
    from hashlib import _Hash
    from importlib.resources.abc import Traversable

    from onrecord.packs.problem import RawProblem

# Age from which a file's times tell it from any later version: the coarsest clocks count in steps of two seconds.
RECENT_CHANGE_SECONDS = 3

READABLE_FILE = "a readable file"
READABLE_FOLDER = "a readable folder; fix its permissions, or move it away"
_ATTEMPTS = 5  # readings of a pack that keeps changing

# Size, time of change of the bytes and of the entry in ns, inode and device of a file: they differ if the bytes do.
FileStatus = tuple[int, int, int, int, int]


class _LinkLeadsOutside(Exception):
    """The file is a link out of the pack's folder."""


class RawPack:
    """The bytes of a pack's files by name, and the reasons why some could not be read.

    `refused` maps the name of such a file to what was found and what is expected. `statuses` are those of the very
    files that were read; None if the files have none, as in an archive. `settled` is true if every status tells its
    file from any later version. `warnings` are those about other files of the folder, if it was searched for them.
    """

    def __init__(self, files: dict[str, bytes], refused: dict[str, tuple[str, str]]) -> None:
        self.files = files
        self.refused = refused
        self.statuses: dict[str, FileStatus] | None = None
        self.settled = False
        self.warnings: tuple[RawProblem, ...] = ()

    @property
    def all_bytes(self) -> bytes:
        """Return, for each file in turn, its name, its length or why there is none, and its bytes."""
        return b"".join(self._parts())

    @cached_property
    def contents(self) -> str:
        """Return the fingerprint of the pack, which changes with any byte of any file."""
        digest = new_sha256()
        for part in self._parts():
            digest.update(part)
        return digest.hexdigest()

    def _parts(self) -> Iterator[bytes]:
        for name in PACK_FILES:
            raw = self.files.get(name)
            found, _ = self.refused.get(name, ("-1", ""))
            yield f"{name} {found if raw is None else len(raw)}\n".encode()
            yield raw or b""


def read_raw(folder: Traversable) -> RawPack:
    """Read every file that a pack may have, and return them; errors are noted in the result, never raised.

    The files are of one moment: if one of them changes meanwhile, all are read again, and if they keep changing, all
    are refused.
    """
    for _ in range(_ATTEMPTS):
        pack = _read_folder(folder) if isinstance(folder, pathlib.Path) else _read_archive(folder)
        if pack is not None:
            return pack
    found = ("a file that changes while it is read", "files that nobody is changing; try again")
    return RawPack({}, dict.fromkeys(PACK_FILES, found))


def _read_folder(folder: pathlib.Path) -> RawPack | None:
    """Return the files of a folder; None if a file changed between the first and the last look at it."""
    statuses: dict[str, FileStatus] = {}
    pack = _read(folder, statuses)
    if {name: _status(folder / name) for name in pack.files} != statuses or _appeared(folder, pack):
        return None
    # A change within the same tick of the file system's clock does not show in the times: then only the bytes tell.
    youngest = max((max(status[1:3]) for status in statuses.values()), default=0)
    if youngest >= _settled_before() and not _same(pack, _read(folder, {})):
        return None
    pack.statuses = statuses
    pack.settled = youngest < _settled_before() and not pack.refused
    return pack


def _settled_before() -> int:
    """Return the time in ns up to which a change is settled.

    A time in the future, from the clock of a share or set by a user, is not settled either.
    """
    return time.time_ns() - RECENT_CHANGE_SECONDS * 1_000_000_000


def _appeared(folder: pathlib.Path, pack: RawPack) -> bool:
    """Return whether a name that led to nothing leads to something now."""
    return any(
        os.path.lexists(folder / name) for name in PACK_FILES if name not in pack.files and name not in pack.refused
    )


def _read_archive(folder: Traversable) -> RawPack | None:
    """Return the files in an archive, read twice, since they have no times to compare; None if the two differ."""
    pack = _read(folder, {})
    return pack if _same(pack, _read(folder, {})) else None


def _same(pack: RawPack, again: RawPack) -> bool:
    return (pack.files, pack.refused) == (again.files, again.refused)


def _read(folder: Traversable, statuses: dict[str, FileStatus]) -> RawPack:
    """Return the files as they are now, and put the status of each that was read into `statuses`."""
    pack = RawPack({}, {})
    for name in PACK_FILES:
        try:
            pack.files[name] = _read_file(folder / name, name, statuses)
        except FileTooLarge:
            pack.refused[name] = "too large a file", f"at most {MAX_FILE_BYTES // 1024 // 1024} MiB; split the pack"
        except _LinkLeadsOutside:
            pack.refused[name] = "a link that leads out of the pack's folder", "a file inside it"
        except OSError as error:
            if (failure := _read_failure(folder / name, name, error)) is not None:
                pack.refused[name] = failure
    if not pack.files and isinstance(folder, pathlib.Path) and (found := dead_link(folder)):
        expected = "a folder; mount or restore what the link leads to, or move the link away"
        pack.refused = dict.fromkeys(PACK_FILES, (found, expected))
    if len(pack.refused) == len(PACK_FILES) and {expected for _, expected in pack.refused.values()} == {READABLE_FILE}:
        found, _ = pack.refused[PACK_FILES[0]]
        pack.refused = dict.fromkeys(PACK_FILES, (found, READABLE_FOLDER))
    elif not pack.files and not pack.refused and (found := _listing_error(folder)):
        pack.refused = dict.fromkeys(PACK_FILES, (found, READABLE_FOLDER))
    return pack


def _listing_error(folder: Traversable) -> str:
    """Return why the folder, which may hold packs, cannot be listed; empty if it can."""
    try:
        next(iter(folder.iterdir()), None)
    except PermissionError as error:
        return error.strerror or "Permission denied"
    except OSError:
        pass
    return ""


def _read_failure(file: Traversable, name: str, error: OSError) -> tuple[str, str] | None:
    """Return what was found and what is expected if a file could not be read; None if there is nothing of its name."""
    if isinstance(file, pathlib.Path) and (description := describe_obstacle(file, error)) is not None:
        return description, describe_expected(name)
    if isinstance(error, IsADirectoryError):
        return FOLDER_DESCRIPTION, describe_expected(name)
    if isinstance(error, FileNotFoundError | NotADirectoryError | NotRegularFile):
        return None
    return error.strerror or "an unreadable file", READABLE_FILE


def _read_file(file: Traversable, name: str, statuses: dict[str, FileStatus]) -> bytes:
    if isinstance(file, pathlib.Path):
        if file.is_symlink() and file.is_file() and not file.resolve().is_relative_to(file.parent.resolve()):
            raise _LinkLeadsOutside
        raw, status = read_regular(file, MAX_FILE_BYTES)
        statuses[name] = file_status(status)
        return raw
    if file.is_dir():
        raise IsADirectoryError
    if not file.is_file():
        raise FileNotFoundError
    with file.open("rb") as stream:
        raw = stream.read(MAX_FILE_BYTES + 1)
    if len(raw) > MAX_FILE_BYTES:
        raise FileTooLarge
    return raw


def new_sha256() -> _Hash:
    """Return a new SHA-256 object."""
    import hashlib  # loads OpenSSL: only packs that are kept in an index need it

    return hashlib.sha256()


def file_status(status: os.stat_result) -> FileStatus:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev


def _status(file: pathlib.Path) -> FileStatus | None:
    try:
        return file_status(os.stat(file))  # noqa: PTH116
    except OSError:
        return None
