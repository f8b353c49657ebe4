"""Versions of a brief: copies of its file as it stood when a session began, and after each hour of changes."""

import contextlib
import datetime
import re
from pathlib import Path
from typing import NamedTuple

from onrecord import storage

VERSIONS_FOLDER = ".versions"
MAX_VERSIONS = 10
INTERVAL = datetime.timedelta(hours=1)
_TIME_FORMAT = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z)(?:-(\d+))?\.toml")


class Version(NamedTuple):
    """A copy of a brief's file; `time` is when it was put aside, which is before the next change."""

    time: datetime.datetime
    path: Path

    @property
    def name(self) -> str:
        """Return the name that `onrecord brief restore` takes."""
        return self.path.stem


def versions_of(path: Path) -> list[Version]:
    """Return the versions of the brief in this file, newest first."""
    folder = _folder(path)
    try:
        files = list(folder.iterdir())
    except OSError:
        return []
    found = [(match, file) for file in files if (match := _NAME.fullmatch(file.name))]
    times = [(_time(match[1]), int(match[2] or 1), file) for match, file in found]
    return [Version(time, file) for time, _, file in sorted(times, reverse=True) if time]


def keep_version(path: Path, raw: bytes, *, now: datetime.datetime, begins_session: bool) -> None:
    """Put the bytes aside as a version if a session begins, or if the last one is an hour old; keep the last ten.

    Bytes that are the newest version's already are not kept twice.

    Raises:
        OSError: it cannot be written.
    """
    versions = versions_of(path)
    if versions and not begins_session and now - versions[0].time < INTERVAL:
        return
    if versions and _bytes_of(versions[0]) == raw:
        return
    storage.write_atomically(_free_path(path, now), raw)
    for version in versions_of(path)[MAX_VERSIONS:]:
        with contextlib.suppress(OSError):
            version.path.unlink()


def _free_path(path: Path, now: datetime.datetime) -> Path:
    stem = now.astimezone(datetime.UTC).strftime(_TIME_FORMAT)
    folder, number = _folder(path), 1
    while (candidate := folder / f"{stem}{f'-{number}' if number > 1 else ''}.toml").exists():
        number += 1
    return candidate


def _folder(path: Path) -> Path:
    return path.parent / VERSIONS_FOLDER / path.stem


def _bytes_of(version: Version) -> bytes | None:
    try:
        return version.path.read_bytes()
    except OSError:
        return None


def _time(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.strptime(text, _TIME_FORMAT).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None
