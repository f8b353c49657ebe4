"""What is in the folders of packs, as far as it can be told without parsing them as packs."""

from __future__ import annotations

import datetime
import os
import pathlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.packs.files import PACK_FILES
from onrecord.packs.raw_files import FileStatus, RawPack, file_status, read_raw

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAX_IN_MEMORY_BYTES = 1024 * 1024
"""Bytes of packs that are read in no time anyone feels: about 1,500 records and sentences."""

_NO_DATE = datetime.date.min
_COARSE_NS = 10_000_000
"""Steps in which file systems that do not keep the time of a change (FAT, exFAT) count."""

PackFolders = Sequence[tuple[str, "Traversable"]]


class SurveyedPack(NamedTuple):
    """A pack as it was found: `contents` is the fingerprint of all bytes that were read of it."""

    name: str
    folder: Traversable
    contents: str
    date: datetime.date


class PackSurvey(NamedTuple):
    """`packs` are the newest first; those without a date, which will be refused, last.

    `contents` changes with any byte of any file, with a pack's name in messages, and with the order of the packs.
    `stamp` is what `stamp` returns for as long as the files are those that were read; None where it could not tell.
    """

    packs: tuple[SurveyedPack, ...]
    contents: str
    stamp: str | None


def total_bytes(folders: PackFolders) -> int:
    """Bytes in all files of the packs that can be asked for their size; those in an archive count nothing."""
    return sum(status[0] for _, files in _statuses(folders) for status in files.values())


def needs_index(folders: PackFolders) -> bool:
    """Whether the packs are so many that they are better found by an index than read."""
    return total_bytes(folders) > MAX_IN_MEMORY_BYTES


def survey_packs(folders: PackFolders) -> PackSurvey:
    """Read every pack, one after another. Date, fingerprint and stamp are those of the same bytes."""
    import hashlib  # brings OpenSSL with it: only for archives that are kept in an index

    packs: list[SurveyedPack] = []
    statuses: list[tuple[str, dict[str, FileStatus]]] = []
    settled = True
    hashed = hashlib.sha256()
    for name, folder in folders:
        raw = read_raw(folder)
        packs.append(SurveyedPack(name, folder, raw.contents, _date(raw)))
        hashed.update(f"{name}\n{raw.contents}\n".encode(errors="surrogateescape"))
        settled = settled and raw.settled
        statuses.append((f"{name}\n{os.path.abspath(str(folder))}", raw.statuses or {}))  # noqa: PTH100
    newest = sorted(packs, key=lambda pack: pack.date, reverse=True)
    return PackSurvey(tuple(newest), hashed.hexdigest(), _stamp(statuses) if settled else None)


def status_fingerprint(folders: PackFolders) -> str | None:
    """Changes when a file is written, replaced or its rights are: of paths, sizes, times and numbers of files.

    None where they do not tell: in an archive, and on a file system that does not keep the time of a change.
    """
    if not all(isinstance(folder, pathlib.Path) for _, folder in folders):
        return None
    return _stamp(_statuses(folders))


def _stamp(statuses: Iterable[tuple[str, dict[str, FileStatus]]]) -> str | None:
    import hashlib

    if os.name == "nt":  # st_ctime is when a file was made, and the time of a write can be set back
        return None
    hashed = hashlib.sha256()
    for labelled, files in statuses:
        if any(changed % _COARSE_NS == 0 for _, _, changed, _, _ in files.values()):
            return None
        hashed.update(f"{labelled}\n{sorted(files.items())}\n".encode(errors="surrogateescape"))
    return hashed.hexdigest()


def _date(raw: RawPack) -> datetime.date:
    """Only the table at the beginning of the file is parsed, if the date is there."""
    text = raw.raw.get("statement.toml", b"")
    head, _, rest = text.partition(b"\n[[")
    return _date_in(head) or (_date_in(text) if rest else None) or _NO_DATE


def _date_in(text: bytes) -> datetime.date | None:
    from onrecord.packs.toml_document import UnusableToml, parse_bounded_toml

    try:
        statement = parse_bounded_toml(text.decode()).get("statement")
    except (UnusableToml, ValueError):
        return None
    date = statement.get("date") if isinstance(statement, dict) else None
    return date if type(date) is datetime.date else None


def _statuses(folders: PackFolders) -> Iterator[tuple[str, dict[str, FileStatus]]]:
    """The name and path of each pack, and the status of each of its files."""
    for name, folder in folders:
        if isinstance(folder, pathlib.Path):
            files: dict[str, FileStatus] = {}
            path = os.path.abspath(folder)  # noqa: PTH100 - ten thousand folders: pathlib is many times slower
            for file_name in PACK_FILES:
                if (status := _status(f"{path}/{file_name}")) is not None:
                    files[file_name] = status
            yield f"{name}\n{path}", files


def _status(path: str) -> FileStatus | None:
    """That of the file; that of the link where it leads nowhere, since a pack with such a link is refused."""
    for look in (os.stat, os.lstat):
        try:
            return file_status(look(path))
        except (OSError, ValueError):
            continue
    return None
