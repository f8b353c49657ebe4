"""A cache keyed by content: each result is kept beside the bytes that it was computed from, and used for no others.

The bytes are compared, not a fingerprint of them: for a file that is read anyway this is quicker than any hash, and two
contents can never be mistaken for one another. A checksum over the whole entry finds damage; it is no seal, and need be
none, since the folder is used only where nobody but this account and root can write. An entry that is damaged, is of
other content or cannot be read counts as missing, and is written again. The whole folder can be deleted at any time.
"""

import os
import re
import stat
import time
from binascii import crc32
from pathlib import Path
from typing import NamedTuple

from onrecord.storage.folder_trust import CacheTrust, cache_trust
from onrecord.storage.folders import make_private_folder
from onrecord.storage.regular import read_regular
from onrecord.storage.trust import is_own

MAX_ENTRY_BYTES = 16 * 1024 * 1024
# The oldest entries above one of these bounds are removed.
MAX_CACHE_BYTES = 64 * 1024 * 1024
MAX_CACHE_ENTRIES = 4096
# Age at which an unfinished entry must be from a killed process.
STALE_ENTRY_SECONDS = 60

_ENTRY_NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f]+\.[a-z]+\.entry")
_TEMPORARY_NAME = re.compile(r"\.[0-9a-f]{16}\.tmp")
_CHECKSUM_CHARS = 9  # eight digits and a blank; the checksum is of everything after them
_LENGTH_CHARS = 9  # the length of the key: eight digits and a line end
_HEADER_CHARS = _CHECKSUM_CHARS + _LENGTH_CHARS
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_PRIVATE_FILE_MODE = 0o600


class CacheSize(NamedTuple):
    """The number of entries in a cache, and of their bytes."""

    entries: int
    bytes: int


class CachedContent(NamedTuple):
    """Some content, and the folder of a cache in which results that were computed from it are kept.

    `version` names the code that computes them: the results of any other code are not used.
    """

    folder: Path
    version: str
    content: bytes

    def read(self, kind: str) -> bytes | None:
        """Return the result of this kind that was written for this content; None if there is none, or it is damaged."""
        key = self._key(kind)
        try:
            raw, status = read_regular(self._path(kind, key), MAX_ENTRY_BYTES)
        except OSError:
            return None
        return _result(raw, key) if is_own(status) else None

    def write(self, kind: str, result: bytes) -> None:
        """Keep the result, whose kind is a word in lower case; if that fails, it is computed again the next time."""
        key = self._key(kind)
        if _HEADER_CHARS + len(key) + len(result) > MAX_ENTRY_BYTES:
            return
        try:
            make_private_folder(self.folder)
            _replace(self._path(kind, key), _parts(key, result))
        except OSError:  # a full disk, a read-only folder: a cache may lack anything
            return

    def _key(self, kind: str) -> bytes:
        return f"{self.version}\n{kind}\n".encode() + self.content

    def _path(self, kind: str, key: bytes) -> Path:
        """Return the file of the entry. Different keys of one name are told apart when it is read."""
        return self.folder / f"{crc32(key):08x}-{len(key):x}.{kind}.entry"


def trusts_cache(folder: Path) -> bool:
    """Return whether nobody but this account and root can write in the folder; create it where that will be so."""
    try:
        above = next((parent for parent in (folder, *folder.parents) if os.path.lexists(parent)), folder)
        status = above.stat()
        is_safe = is_own(status) or status.st_mode & stat.S_ISVTX  # as root nothing is left in another's home
        return bool(is_safe) and cache_trust(folder) is CacheTrust.OWN
    except OSError:
        return False


def trim_cache(folder: Path) -> None:
    """Remove the oldest entries until the cache is within its bounds, and what killed processes left unfinished."""
    total_bytes = 0
    for number, (_, size, path) in enumerate(sorted(_entries(folder), reverse=True), 1):
        total_bytes += size
        if number > MAX_CACHE_ENTRIES or total_bytes > MAX_CACHE_BYTES:
            _remove(path)
    stale = time.time() - STALE_ENTRY_SECONDS
    for changed, _, path in _files(folder, _TEMPORARY_NAME):
        if changed < stale:
            _remove(path)


def cache_size(folder: Path) -> CacheSize:
    """Return how much is in the cache; nothing if there is none."""
    sizes = [size for _, size, _ in _entries(folder)]
    return CacheSize(len(sizes), sum(sizes))


def _parts(key: bytes, result: bytes) -> tuple[bytes, ...]:
    """Return the parts of an entry in their order; joining them would take their memory once more."""
    length = b"%08x\n" % len(key)
    return b"%08x " % crc32(result, crc32(key, crc32(length))), length, key, result


def _result(entry: bytes, key: bytes) -> bytes | None:
    """Return the result in an entry; None unless the entry is whole, and of this key."""
    if not entry.startswith(b"%08x\n" % len(key) + key, _CHECKSUM_CHARS):
        return None
    if entry[:_CHECKSUM_CHARS] != b"%08x " % crc32(memoryview(entry)[_CHECKSUM_CHARS:]):
        return None
    return entry[_HEADER_CHARS + len(key) :]


def _replace(path: Path, parts: tuple[bytes, ...]) -> None:
    """Put the entry in its place in one step.

    It is not flushed to the disk, nor read back, as `atomic.write_atomically` does: that takes many times longer than
    all else, and what a power cut leaves of an entry is found to be damaged.

    Raises:
        OSError: it cannot be written.
    """
    temporary = path.with_name(f".{os.urandom(8).hex()}.tmp")
    descriptor = os.open(temporary, _NEW_FILE, _PRIVATE_FILE_MODE)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(parts)
        temporary.replace(path)
    except BaseException:
        _remove(temporary)
        raise


def _entries(folder: Path) -> list[tuple[float, int, str]]:
    return _files(folder, _ENTRY_NAME)


def _files(folder: Path, name: re.Pattern[str]) -> list[tuple[float, int, str]]:
    """Return time of change, size and path of each file in the folder whose name has this form."""
    try:
        with os.scandir(folder) as listing:
            paths = [item.path for item in listing if name.fullmatch(item.name)]
    except OSError:  # there is no folder
        return []
    files: list[tuple[float, int, str]] = []
    for path in paths:
        try:
            status = os.lstat(path)
        except OSError:  # another process removed it
            continue
        files.append((status.st_mtime, status.st_size, path))
    return files


def _remove(path: str | Path) -> None:
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:  # gone already, or open on Windows
        return
