"""Reproducible archives: zip and tar files whose bytes depend only on their contents, and the list of checksums."""

from __future__ import annotations

import gzip
import pathlib
import tarfile
import time
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from release.wheel import file_sha256

CHECKSUMS = "SHA256SUMS"
FILE_MODE, EXECUTABLE_MODE = 0o100644, 0o100755


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a zip archive. `compressed` is false where inflating it at each start costs more than its bytes."""

    name: str
    data: bytes
    compressed: bool = True
    executable: bool = False


def write_zip(file: pathlib.Path, entries: Iterable[Entry], timestamp: int, prefix: bytes = b"") -> None:
    """Write a zip file, sorted by name and all of one date (UTC), with `prefix` in front of the archive."""
    with file.open("wb") as stream:
        stream.write(prefix)
        with zipfile.ZipFile(stream, "w") as archive:
            for entry in sorted(entries, key=lambda entry: entry.name):
                _write_zip_entry(archive, entry, time.gmtime(timestamp)[:6])


def _write_zip_entry(archive: zipfile.ZipFile, entry: Entry, date: tuple[int, int, int, int, int, int]) -> None:
    info = zipfile.ZipInfo(entry.name, date)
    info.create_system = 3  # Unix, wherever this runs: only then are the modes used
    info.external_attr = (EXECUTABLE_MODE if entry.executable else FILE_MODE) << 16
    info.compress_type = zipfile.ZIP_DEFLATED if entry.compressed else zipfile.ZIP_STORED
    archive.writestr(info, entry.data, compresslevel=9)


def write_tar(file: pathlib.Path, folder: pathlib.Path, timestamp: int) -> None:
    """Write a folder, under its own name, as .tar.gz: sorted, of one date, without owners; links stay links."""
    with (
        file.open("wb") as stream,
        gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=timestamp) as compressed,
        tarfile.open(fileobj=compressed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in sorted((folder, *folder.rglob("*"))):
            _write_tar_entry(archive, path, path.relative_to(folder.parent).as_posix(), timestamp)


def _write_tar_entry(archive: tarfile.TarFile, path: pathlib.Path, name: str, timestamp: int) -> None:
    info = archive.gettarinfo(path, name)
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mtime = timestamp
    if info.isreg():
        info.type = tarfile.REGTYPE
        info.mode = 0o755 if info.mode & 0o100 else 0o644
        with path.open("rb") as stream:
            archive.addfile(info, stream)
        return
    info.mode = 0o755
    archive.addfile(info)


def write_checksums(folder: pathlib.Path) -> None:
    """Write SHA256SUMS over all files in the folder, by name, in the format of `sha256sum --check`."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != CHECKSUMS)
    lines = (f"{file_sha256(file)}  {file.name}\n" for file in files)
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
