"""A wheel that is packed: what it is called, what it holds, what it says of itself."""

from __future__ import annotations

import email
import hashlib
import pathlib
import zipfile
from dataclasses import dataclass
from email.message import Message
from functools import cached_property

from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from release.refused import Refused


@dataclass(frozen=True)
class Wheel:
    """`name` is written as indexes write it; `members` are its files, each by its path."""

    file: pathlib.Path
    name: str
    version: str
    sha256: str
    members: dict[str, bytes]

    @cached_property
    def metadata(self) -> Message:
        inside = f"{self.file.name.split('-')[0]}-{self.file.name.split('-')[1]}.dist-info/METADATA"
        return email.message_from_string(self.members[inside].decode())


def read_wheel(file: pathlib.Path) -> Wheel:
    """Refused for one that is made for one system or one Python only: what is packed here runs on any."""
    try:
        name, version, _, tags = parse_wheel_filename(file.name)
    except InvalidWheelFilename as error:
        raise Refused(f"{file}: {error}") from None
    if not any(tag.abi == "none" and tag.platform == "any" for tag in tags):
        raise Refused(f"{file.name} is made for one system only; onrecord is carried to any, so choose another package")
    with zipfile.ZipFile(file) as opened:
        members = {each: opened.read(each) for each in sorted(opened.namelist()) if not each.endswith("/")}
    return Wheel(file, canonicalize_name(name), str(version), sha256(file), members)


def sha256(file: pathlib.Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
