"""Survey folders of packs without parsing them as packs: sizes, dates, fingerprints of contents and of file times."""

import datetime
import os
import pathlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.packs import checking
from onrecord.packs.files import PACK_FILES
from onrecord.packs.raw_files import FileStatus, RawPack, file_status, new_sha256, read_raw

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# Total size up to which packs are parsed at the start instead of indexed: about 1,500 records and sentences.
MAX_IN_MEMORY_BYTES = 1024 * 1024

_NO_DATE = datetime.date.min
# Steps in which file systems count that do not keep the time of a change (FAT, exFAT).
_COARSE_NS = 10_000_000

PackFolders = Sequence[tuple[str, "Traversable"]]


class SurveyedPack(NamedTuple):
    """A pack as it was read: `contents` is the fingerprint of all its bytes."""

    name: str
    folder: "Traversable"
    contents: str
    date: datetime.date


class PackSurvey(NamedTuple):
    """The packs in some folders, the newest first; those without a date, which will be refused, last.

    `contents` changes with any byte of any file, with a pack's name in messages, and with the order of the packs.
    `status_fingerprint` is what `status_fingerprint` returns while the files are those that were read; None if it could
    not tell.
    """

    packs: tuple[SurveyedPack, ...]
    contents: str
    status_fingerprint: str | None


def total_bytes(folders: PackFolders) -> int:
    """Return the number of bytes in all files of the packs; files in an archive, whose size is unknown, count 0."""
    return sum(status[0] for _, files in _statuses(folders) for status in files.values())


def needs_index(folders: PackFolders) -> bool:
    """Return whether the packs are so large that an index is faster than parsing them."""
    return total_bytes(folders) > MAX_IN_MEMORY_BYTES


def survey_packs(folders: PackFolders) -> PackSurvey:
    """Read every pack, one after another, and return the survey; its dates and fingerprints are of the same bytes."""
    packs: list[SurveyedPack] = []
    statuses: list[tuple[str, dict[str, FileStatus]]] = []
    settled = True
    digest = new_sha256()
    for name, folder in folders:
        raw = read_raw(folder)
        packs.append(SurveyedPack(name, folder, raw.contents, _date(raw)))
        digest.update(f"{name}\n{raw.contents}\n".encode(errors="surrogateescape"))
        settled = settled and raw.settled
        statuses.append((f"{name}\n{os.path.abspath(str(folder))}", raw.statuses or {}))  # noqa: PTH100
    newest = sorted(packs, key=lambda pack: pack.date, reverse=True)
    return PackSurvey(tuple(newest), digest.hexdigest(), _stamp(statuses) if settled else None)


def status_fingerprint(folders: PackFolders) -> str | None:
    """Return a fingerprint that changes when a file is written or replaced, or its permissions are changed.

    It is made of paths, sizes, times and inode numbers. Return None if they cannot tell: in an archive, and on a file
    system that does not keep the time of a change.
    """
    if not all(isinstance(folder, pathlib.Path) for _, folder in folders):
        return None
    return _stamp(_statuses(folders))


def _stamp(statuses: Iterable[tuple[str, dict[str, FileStatus]]]) -> str | None:
    if os.name == "nt":  # st_ctime is when a file was made, and the time of a write can be set back
        return None
    digest = new_sha256()
    for label, files in statuses:
        if any(changed % _COARSE_NS == 0 for _, _, changed, _, _ in files.values()):
            return None
        digest.update(f"{label}\n{sorted(files.items())}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _date(raw: RawPack) -> datetime.date:
    """Return the date of the statement; parse only the table at the beginning of the file if the date is there."""
    text = raw.files.get("statement.toml", b"")
    head, _, rest = text.partition(b"\n[[")
    return _date_in(head) or (_date_in(text) if rest else None) or _NO_DATE


def _date_in(text: bytes) -> datetime.date | None:
    try:
        statement = checking.parse_bounded_toml(text.decode()).get("statement")
    except (checking.UnusableToml, ValueError):
        return None
    date = statement.get("date") if isinstance(statement, dict) else None
    return date if type(date) is datetime.date else None


def _statuses(folders: PackFolders) -> Iterator[tuple[str, dict[str, FileStatus]]]:
    """Yield the name and path of each pack, and the status of each of its files."""
    for name, folder in folders:
        if isinstance(folder, pathlib.Path):
            files: dict[str, FileStatus] = {}
            path = os.path.abspath(folder)  # noqa: PTH100 - ten thousand folders: pathlib is many times slower
            for file_name in PACK_FILES:
                if (status := _status(f"{path}/{file_name}")) is not None:
                    files[file_name] = status
            yield f"{name}\n{path}", files


def _status(path: str) -> FileStatus | None:
    """Return the status of the file, or of the link if it leads nowhere, since a pack with such a link is refused."""
    for stat in (os.stat, os.lstat):
        try:
            return file_status(stat(path))
        except (OSError, ValueError):
            continue
    return None
