"""Atomic writes: a file has all of the old bytes or all of the new ones, even after a crash or on a full disk."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile  # slow to import: this module is loaded only when something is written
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from onrecord.storage.folders import make_private_folder
from onrecord.storage.home import failure_reason
from onrecord.storage.regular import NotRegularFile
from onrecord.storage.trust import ROOT_UID

PRIVATE_FILE_MODE = 0o600
TEMPORARY_SUFFIX = ".tmp"
# Age at which a temporary file must be from a killed process: writing takes a moment, even on a slow USB stick.
STALE_TEMPORARY_SECONDS = 60
_PROBE = b"onrecord"
# Errors of file systems that do not support flushing, as some in user space.
_FLUSHING_UNSUPPORTED = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)


def write_atomically(path: Path, raw: bytes) -> None:
    """Replace the file at `path` with one that contains `raw`, readable and writable only by its owner.

    The bytes go to a temporary file beside it, are flushed to the disk and read back; then the file is renamed into
    place. A link at `path` is replaced, never followed. Missing folders are created for the owner only.

    Raises:
        NotRegularFile: a folder, pipe, socket or device is at `path`.
        OSError: it failed for any other reason, such as a full disk. The old file is unchanged.
    """
    make_private_folder(path.parent)
    _require_replaceable(path)
    _remove_stale(path)
    temporary = _write_temporary(path, raw)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def write_together(files: Mapping[Path, bytes], before: Mapping[Path, bytes]) -> None:
    """Replace or create all of the files, or none: all are written and read back beside their places first.

    `before` has the bytes of those that exist. If one has others by now, or cannot be put in its place, those that were
    replaced already get their old bytes back.

    Raises:
        FileExistsError: a file is there, or has other bytes than `before` says.
        OSError: a file cannot be written. All are as they were.
    """
    staged: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for path, raw in files.items():
            make_private_folder(path.parent)
            _require_replaceable(path)
            _remove_stale(path)
            staged[path] = _write_temporary(path, raw)
        for path, temporary in staged.items():
            _require_bytes(path, before.get(path))
            temporary.replace(path)
            replaced.append(path)
    except BaseException:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
        for path in reversed(replaced):
            if path in before:
                write_atomically(path, before[path])
            else:
                path.unlink(missing_ok=True)
        raise
    for folder in dict.fromkeys(path.parent for path in files):
        _flush_folder(folder)


def _require_bytes(path: Path, raw: bytes | None) -> None:
    """Raise FileExistsError unless the file has these bytes; with None, unless there is none."""
    try:
        present = path.read_bytes()
    except FileNotFoundError:
        present = None
    if present != raw:
        raise FileExistsError(errno.EEXIST, "was changed by another program meanwhile; try again", str(path))


def rehearse_write(path: Path) -> None:
    """Raise the error that `write_atomically` would raise, as far as a small write can tell; leave nothing behind.

    Raises:
        NotRegularFile: a folder, pipe, socket or device is at `path`.
        OSError: it could not be written for any other reason.
    """
    folder = next((parent for parent in path.parents if os.path.lexists(parent)), path.parent)
    _require_replaceable(path)
    with _blame_folder(path), tempfile.TemporaryFile(dir=folder, prefix="onrecord-") as stream:
        _write_and_prove(stream, _PROBE, path)


def _write_temporary(path: Path, raw: bytes) -> Path:
    """Write the bytes to a temporary file beside `path`, verify them, and return the temporary file's path."""
    with _blame_folder(path):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=TEMPORARY_SUFFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            with contextlib.suppress(OSError, AttributeError):  # a file system without modes, or Windows
                os.fchmod(descriptor, PRIVATE_FILE_MODE)  # the umask may have removed even the owner's rights
            _write_and_prove(stream, raw, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@contextlib.contextmanager
def _blame_folder(path: Path) -> Iterator[None]:
    """Add to a PermissionError that the folder is the reason: the old file itself might be writable."""
    try:
        yield
    except PermissionError as error:
        raise PermissionError(
            error.errno, f"{failure_reason(error)}: no new file can be created in its folder", str(path)
        ) from None


def _write_and_prove(stream: IO[bytes], raw: bytes, path: Path) -> None:
    """Write the bytes, flush them to the disk, and read them back.

    Raises:
        OSError: one of these steps failed, or other bytes were read.
    """
    stream.write(raw)
    stream.flush()
    _flush(stream.fileno())
    stream.seek(0)
    if stream.read() != raw:
        raise OSError(errno.EIO, "does not contain what was written", str(path))


def _require_replaceable(path: Path) -> None:
    """Raise an error if something other than a file is at `path`, or another account's file that we may not replace.

    Raises:
        NotRegularFile: a folder, pipe, socket or device is at `path`.
        PermissionError: the file is another account's, in a folder whose sticky bit protects it.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISLNK(status.st_mode):
        raise NotRegularFile(errno.EINVAL, "not a regular file; move it away", str(path))
    if not hasattr(os, "geteuid") or os.geteuid() in (ROOT_UID, status.st_uid):
        return
    folder = path.parent.stat()
    if folder.st_mode & stat.S_ISVTX and folder.st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, "belongs to another account; use another folder", str(path))


def _remove_stale(path: Path) -> None:
    """Remove the temporary files of processes that were killed while they wrote `path`."""
    oldest = time.time() - STALE_TEMPORARY_SECONDS
    with contextlib.suppress(OSError):
        for leftover in path.parent.glob(f".{path.name}.*{TEMPORARY_SUFFIX}"):
            with contextlib.suppress(OSError):  # already gone, or another account's
                if leftover.lstat().st_mtime < oldest:
                    leftover.unlink()


def _flush(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _FLUSHING_UNSUPPORTED:
            raise


def _flush_folder(folder: Path) -> None:
    """Make the rename survive a power cut, on systems that can flush a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
