"""Wheels: build onrecord's own, read their names, metadata and files, and unpack them into one folder."""

from __future__ import annotations

import email
import hashlib
import pathlib
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from functools import cached_property

from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from release import ReleaseError
from release.reproducible import SOURCE_DATE_EPOCH, run_tool

_DATA_FILES = ".data/data/"  # the part of a wheel that pip installs outside the packages


@dataclass(frozen=True)
class Wheel:
    """A wheel file with its normalized name, version, hash, and members (contents by path in the wheel)."""

    file: pathlib.Path
    name: str
    version: str
    sha256: str
    members: dict[str, bytes]

    @cached_property
    def metadata(self) -> Message:
        """Return the wheel's METADATA."""
        path = f"{self.file.name.split('-')[0]}-{self.file.name.split('-')[1]}.dist-info/METADATA"
        return email.message_from_string(self.members[path].decode())


def build_wheel(root: pathlib.Path, folder: pathlib.Path, timestamp: int) -> Wheel:
    """Build the sdist and, from it, the wheel, both into the folder; return the wheel.

    Building the wheel from the sdist proves that nothing is missing there.
    """
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(root)]
    run_tool("building the wheel and the sdist", command, {SOURCE_DATE_EPOCH: str(timestamp)}, root)
    [file] = folder.glob("onrecord-*.whl")
    return read_wheel(file)


def read_wheel(file: pathlib.Path) -> Wheel:
    """Return the wheel in a file.

    Raises:
        ReleaseError: when it is no wheel, or one for a single system or Python: the files built here run on any.
    """
    try:
        name, version, _, tags = parse_wheel_filename(file.name)
    except InvalidWheelFilename as error:
        raise ReleaseError(f"{file}: {error}") from None
    if not any(tag.abi == "none" and tag.platform == "any" for tag in tags):
        raise ReleaseError(f"{file.name} is for one system only, and onrecord runs on any; choose another package")
    with zipfile.ZipFile(file) as archive:
        members = {path: archive.read(path) for path in sorted(archive.namelist()) if not path.endswith("/")}
    return Wheel(file, canonicalize_name(name), str(version), file_sha256(file), members)


def file_sha256(file: pathlib.Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def data_files(wheel: Wheel) -> dict[str, bytes]:
    """Return the files that pip installs outside the packages, such as share/man/..., by path below the prefix."""
    return {path.partition(_DATA_FILES)[2]: data for path, data in wheel.members.items() if _DATA_FILES in path}


def unpack_wheels(wheels: Iterable[Wheel], folder: pathlib.Path) -> None:
    """Unpack the packages of all wheels into one folder, as pip lays them out in site-packages.

    Left out are RECORD, which would not be true there, and the files that pip installs elsewhere.

    Raises:
        ReleaseError: when two wheels contain the same file.
    """
    for wheel in wheels:
        for path, data in wheel.members.items():
            if path.endswith(".dist-info/RECORD") or _DATA_FILES in path:
                continue
            file = folder / path
            if file.exists():
                raise ReleaseError(f"{wheel.file.name} contains {path}, and so does another wheel; only one can stay")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
