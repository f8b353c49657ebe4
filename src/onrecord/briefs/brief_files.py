"""The files of briefs: one TOML file each in a folder, written only over what was read there."""

import contextlib
import datetime
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord import storage
from onrecord.briefs.brief import Brief
from onrecord.briefs.brief_toml import MAX_BRIEF_BYTES, InvalidBrief, decode_brief, encode_brief
from onrecord.briefs.file_names import file_stem
from onrecord.briefs.user_file import read_user_file
from onrecord.briefs.versions import keep_version, versions_of

SUFFIX = ".toml"
# Time that a save waits for another browser that saves the same brief.
SAVE_TIMEOUT_SECONDS = 3.0
MAX_BRIEFS = 10_000


class BriefUnusable(Exception):
    """A file is no brief, or cannot be read; the message says which, why, and in which line."""


class BriefChanged(Exception):
    """Another session, or an editor, wrote the file since it was read: nothing was overwritten."""


class SavedBrief(NamedTuple):
    """A brief with its file, and the digest of the bytes there when it was read or written."""

    brief: Brief
    path: Path
    digest: str


class ListedBrief(NamedTuple):
    """A file in the folder of briefs: its brief, or the problem that makes it unusable."""

    path: Path
    brief: Brief | None
    problem: str = ""


def brief_path(folder: Path, stem: str) -> Path:
    """Return the path of the brief whose file has this name, without its suffix; it is always in the folder."""
    return folder / Path(f"{stem}{SUFFIX}").name


def read_brief(path: Path) -> SavedBrief:
    """Return the brief in a file.

    Raises:
        FileNotFoundError: there is no such file.
        BriefUnusable: it cannot be read, or is not a brief.
    """
    raw = read_user_file(path, MAX_BRIEF_BYTES, BriefUnusable)
    try:
        return SavedBrief(decode_brief(raw), path, _digest(raw))
    except InvalidBrief as error:
        raise BriefUnusable(f"{path}:{error.line}: {error.reason}") from None


def changed_since(saved: SavedBrief) -> SavedBrief | None:
    """Return the brief that stands in the file now; None if that is what was read or written before.

    Raises:
        FileNotFoundError: the file is gone.
        BriefUnusable: it cannot be read, or is not a brief any more.
    """
    raw = read_user_file(saved.path, MAX_BRIEF_BYTES, BriefUnusable)
    return None if _digest(raw) == saved.digest else read_brief(saved.path)


# What was read of files, each with what told its state then: when it was written, its size, and its number on the disk.
KnownBriefs = dict[Path, tuple[tuple[int, int, int], ListedBrief]]


def list_briefs(folder: Path, known: KnownBriefs | None = None) -> list[ListedBrief]:
    """Return the briefs in the folder, the one changed last first, then the files that are unusable.

    Files that are `known`, and were not written since, are not read again; those that are read are noted there.

    Raises:
        BriefUnusable: the folder cannot be read.
    """
    return sorted(_listed(folder, {} if known is None else known), key=_order)


def brief_names(folder: Path) -> list[str]:
    """Return the names of all briefs in the folder; none if it cannot be read."""
    try:
        return [listed.brief.name for listed in list_briefs(folder) if listed.brief]
    except BriefUnusable:
        return []


def _listed(folder: Path, known: KnownBriefs) -> Iterator[ListedBrief]:
    try:
        paths = _paths(folder)[:MAX_BRIEFS]
    except OSError as error:
        raise BriefUnusable(f"{folder}: {storage.failure_reason(error)}") from None
    for path in paths:
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if path not in known or known[path][0] != stamp:
                known[path] = (stamp, ListedBrief(path, read_brief(path).brief))
            yield known[path][1]
        except FileNotFoundError:
            continue
        except BriefUnusable as error:
            yield ListedBrief(path, None, str(error))
        except OSError as error:
            yield ListedBrief(path, None, f"{path}: {error.strerror or 'it cannot be read'}")


def _order(listed: ListedBrief) -> tuple[float, str]:
    brief = listed.brief
    if brief is None:
        return float("inf"), listed.path.name
    return -(brief.changed or datetime.datetime.fromtimestamp(0, datetime.UTC)).timestamp(), brief.name


def _paths(folder: Path) -> list[Path]:
    """Return the files of briefs in the folder.

    Raises:
        OSError: it cannot be read.
    """
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    return [path for path in paths if path.suffix == SUFFIX and not path.name.startswith(".")]


def create_brief(folder: Path, brief: Brief, *, only_if_new: bool = False) -> SavedBrief:
    """Write a new brief to a file of its own, whose name is made of the brief's.

    Raises:
        BriefChanged: `only_if_new`, and there is a brief of that name by now.
        OSError: it cannot be written.
    """
    raw = encode_brief(brief)
    storage.make_private_folder(folder)
    with storage.file_lock(folder / "new", SAVE_TIMEOUT_SECONDS):
        if only_if_new and _same_name(brief.name) in map(_same_name, brief_names(folder)):
            raise BriefChanged(f"there is a brief “{brief.name}” already")
        path = _free_path(folder, brief.name)
        storage.write_atomically(path, raw)
    return SavedBrief(brief, path, _digest(raw))


def free_name(folder: Path, name: str) -> str:
    """Return the name, or with the next number behind it if a brief or a file in the folder has it.

    Raises:
        OSError: the folder cannot be read.
    """
    taken = {path.stem.casefold() for path in _paths(folder)}
    names = set(map(_same_name, brief_names(folder)))
    number = 1
    while file_stem(candidate := f"{name} {number}" if number > 1 else name) in taken or _same_name(candidate) in names:
        number += 1
    return candidate


def has_name(listed: Iterable[ListedBrief], name: str, but: Path | None = None) -> bool:
    """Return whether a brief has the name, as commands understand it, other than that of the file `but`."""
    names = (_same_name(one.brief.name) for one in listed if one.brief and one.path != but)
    return _same_name(name) in names


def _same_name(name: str) -> str:
    """Return a form that is equal for names that commands take for the same."""
    return name.casefold()


def _free_path(folder: Path, name: str) -> Path:
    stem = file_stem(name)
    taken = {path.name.casefold() for path in _paths(folder)}
    number = 1
    while (candidate := f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}").casefold() in taken:
        number += 1
    return folder / candidate


def write_brief(path: Path, brief: Brief) -> SavedBrief:
    """Write a brief to a file of its own, wherever that is.

    Raises:
        OSError: it cannot be written.
    """
    raw = encode_brief(brief)
    storage.write_atomically(path, raw)
    return SavedBrief(brief, path, _digest(raw))


def save_brief(saved: SavedBrief, brief: Brief, *, now: datetime.datetime, begins_session: bool) -> SavedBrief:
    """Replace the brief in its file, provided that nobody else wrote the file since, and return what is saved now.

    What stood there before is kept as a version when a session begins to write, and after each hour of changes.

    Raises:
        BriefChanged: the file has other bytes, or is gone; read it again.
        OSError: it cannot be written. The old file is unchanged.
    """
    raw = encode_brief(brief)
    digest = _digest(raw)
    if digest == saved.digest:
        return saved if brief is saved.brief else saved._replace(brief=brief)
    with storage.file_lock(saved.path, SAVE_TIMEOUT_SECONDS):
        old = _read_again(saved)
        keep_version(saved.path, old, now=now, begins_session=begins_session)
        storage.write_atomically(saved.path, raw)
    return SavedBrief(brief, saved.path, digest)


def restore_brief(path: Path, brief: Brief, *, now: datetime.datetime) -> SavedBrief:
    """Write an earlier version to the file of a brief; what stands there, damaged or not, becomes a version.

    It becomes none if one of the versions has the same already: restoring again and again pushes none of them out.

    Raises:
        BriefUnusable: there is something else than a file, or one that is too large.
        OSError: it cannot be written.
    """
    raw = encode_brief(brief)
    with storage.file_lock(path, SAVE_TIMEOUT_SECONDS):
        with contextlib.suppress(FileNotFoundError):
            old = read_user_file(path, MAX_BRIEF_BYTES, BriefUnusable)
            if not _is_version(path, old):
                keep_version(path, old, now=now, begins_session=True)
        storage.write_atomically(path, raw)
    return SavedBrief(brief, path, _digest(raw))


def _is_version(path: Path, raw: bytes) -> bool:
    """Return whether a version has the same brief, whenever it was changed."""
    try:
        brief = decode_brief(raw)._replace(changed=None)
    except InvalidBrief:
        return False
    for version in versions_of(path):
        try:
            if read_brief(version.path).brief._replace(changed=None) == brief:
                return True
        except (BriefUnusable, FileNotFoundError):
            continue
    return False


def _read_again(saved: SavedBrief) -> bytes:
    """Return the bytes of the file, which must be those that were read.

    Raises:
        BriefChanged: they are not.
    """
    try:
        raw = read_user_file(saved.path, MAX_BRIEF_BYTES, BriefUnusable)
    except FileNotFoundError:
        raise BriefChanged(f"{saved.path} is gone") from None
    except BriefUnusable as error:
        raise BriefChanged(str(error)) from None
    if _digest(raw) != saved.digest:
        raise BriefChanged(f"{saved.path} was changed by another program or window")
    return raw


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
