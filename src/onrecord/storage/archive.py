"""A zip archive of named bytes: the same bytes for the same content, and read within bounds, with every byte proved.

Its members are plain files. `SHA256SUMS` has the digest of each, in the form that `sha256sum --check` reads.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

MAX_ARCHIVE_BYTES = 64 * 1024 * 1024
MAX_CONTENT_BYTES = 256 * 1024 * 1024  # of all members together, unpacked
MAX_MEMBERS = 20_000
MAX_DIRECTORY_BYTES = MAX_MEMBERS * 400
SUMS = "SHA256SUMS"

# Nothing in an archive says when it was made: zip has no date before this one.
_DATE = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = stat.S_IFREG | 0o600
_UNIX = 3
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
# The end of the central directory (APPNOTE.TXT 6.3.10, 4.3.16): numbers of disks and entries, size and offset, comment.
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\5\6"


# What `zipfile` raises about damaged archives, as tests with seeded damage found.
_ERRORS_OF_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, RuntimeError, ArithmeticError, LookupError),
)


class InvalidArchive(ValueError):
    """The bytes are not an archive that `pack_archive` made, or are damaged; the message says what is wrong."""


def pack_archive(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of the files, in the order of their names.

    Raises:
        ValueError: they are more, or larger, than `unpack_archive` takes.
    """
    if len(files) >= MAX_MEMBERS or sum(map(len, files.values())) > MAX_CONTENT_BYTES:
        raise ValueError(f"more than {MAX_MEMBERS:,} files or {MAX_CONTENT_BYTES // 1024**2} MiB")
    sums = "".join(f"{hashlib.sha256(raw).hexdigest()}  {name}\n" for name, raw in sorted(files.items()))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, raw in ((SUMS, sums.encode()), *sorted(files.items())):
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system, member.external_attr = _UNIX, _FILE_MODE << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, raw)
    made = stream.getvalue()
    if len(made) > MAX_ARCHIVE_BYTES:
        raise ValueError(f"more than {MAX_ARCHIVE_BYTES // 1024**2} MiB packed")
    return made


def unpack_archive(raw: bytes) -> dict[str, bytes]:
    """Return the files of an archive by their names, which the caller has to judge.

    Raises:
        InvalidArchive: it is none, or is damaged, or exceeds the bounds, or has other than plain files.
    """
    if len(raw) > MAX_ARCHIVE_BYTES:
        raise InvalidArchive(f"larger than {MAX_ARCHIVE_BYTES // 1024**2} MiB")
    _require_small_directory(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = _checked_members(archive)
            content = {member.filename: _bytes_of(archive, member) for member in members}
    except InvalidArchive:
        raise
    except zipfile.LargeZipFile:
        raise InvalidArchive("larger than a backup is") from None
    except _ERRORS_OF_DAMAGE as error:
        raise InvalidArchive(f"it is damaged ({_one_line(error)})") from None
    return _proved(content)


def _require_small_directory(raw: bytes) -> None:
    """Refuse what is no zip file, and one whose directory would take much memory, before `zipfile` reads it."""
    if len(raw) < _END.size or raw[-_END.size :][:4] != _END_MARK:
        raise InvalidArchive("it is no backup, or its end is missing")
    *_, size, _offset, comment = _END.unpack(raw[-_END.size :])
    if comment or size > MAX_DIRECTORY_BYTES:
        raise InvalidArchive("it has more files than a backup")


def _checked_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise InvalidArchive("it has more files than a backup")
    if sum(member.file_size for member in members) > MAX_CONTENT_BYTES:
        raise InvalidArchive(f"it unpacks to more than {MAX_CONTENT_BYTES // 1024**2} MiB")
    for member in members:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if not member.filename or member.is_dir() or kind not in (0, stat.S_IFREG):
            raise InvalidArchive("it has something other than plain files, such as links or folders")
        if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InvalidArchive("it is encrypted, or packed in a way that backups are not")
    if len({member.filename for member in members}) < len(members):
        raise InvalidArchive("it has two files of one name")
    return members


def _bytes_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a member, no more than it says it has; zipfile compares their checksum."""
    with archive.open(member) as stream:
        raw = stream.read(member.file_size + 1)
    if len(raw) != member.file_size:
        raise InvalidArchive("a file in it has another size than it says")
    return raw


def _proved(content: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files without the list of their digests, which must be that of these files and no others."""
    try:
        lines = content.pop(SUMS).decode().splitlines()
    except (KeyError, UnicodeDecodeError):
        raise InvalidArchive("it is a zip file, but no backup of onrecord") from None
    sums = {match[2]: match[1] for line in lines if (match := _SUM.fullmatch(line))}
    if len(sums) != len(lines) or sums.keys() != content.keys():
        raise InvalidArchive("it does not have the files that it lists")
    for name, raw in content.items():
        if hashlib.sha256(raw).hexdigest() != sums[name]:
            raise InvalidArchive("a file in it is not what was backed up")
    return content


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
