"""Zip files whose bytes depend on nothing but what is put into them."""

from __future__ import annotations

import pathlib
import time
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

FILE, PROGRAM = 0o100644, 0o100755


@dataclass(frozen=True, slots=True)
class Entry:
    """`packed` is false for what is wanted so often that unpacking it costs more than its bytes."""

    name: str
    data: bytes
    packed: bool = True
    program: bool = False


def write_zip(file: pathlib.Path, entries: Iterable[Entry], moment: int, before: bytes = b"") -> None:
    """Sorted by name, all of the same date (UTC), with `before` in front of the archive."""
    with file.open("wb") as stream:
        stream.write(before)
        with zipfile.ZipFile(stream, "w") as archive:
            for entry in sorted(entries, key=lambda each: each.name):
                _write(archive, entry, time.gmtime(moment)[:6])


def _write(archive: zipfile.ZipFile, entry: Entry, date: tuple[int, int, int, int, int, int]) -> None:
    about = zipfile.ZipInfo(entry.name, date)
    about.create_system = 3  # Unix, wherever this runs: only then do the modes count
    about.external_attr = (PROGRAM if entry.program else FILE) << 16
    about.compress_type = zipfile.ZIP_DEFLATED if entry.packed else zipfile.ZIP_STORED
    archive.writestr(about, entry.data, compresslevel=9)
