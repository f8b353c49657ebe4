"""Tar files whose bytes depend on nothing but the folder that is put into them."""

from __future__ import annotations

import gzip
import pathlib
import tarfile


def write_tar(file: pathlib.Path, folder: pathlib.Path, moment: int) -> None:
    """The folder under its own name, sorted, all of one date and nobody's; links stay links. Compressed by gzip."""
    with (
        file.open("wb") as stream,
        gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in sorted((folder, *folder.rglob("*"))):
            _write(archive, path, path.relative_to(folder.parent).as_posix(), moment)


def _write(archive: tarfile.TarFile, path: pathlib.Path, name: str, moment: int) -> None:
    about = archive.gettarinfo(path, name)
    about.uid = about.gid = 0
    about.uname = about.gname = ""
    about.mtime = moment
    if about.isreg():
        about.type = tarfile.REGTYPE
        about.mode = 0o755 if about.mode & 0o100 else 0o644
        with path.open("rb") as stream:
            archive.addfile(about, stream)
        return
    about.mode = 0o755
    archive.addfile(about)
