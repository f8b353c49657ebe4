"""The seal at the end of an index file: a length and a SHA-256 that reveal any damage to the file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from onrecord.search.corrupt_index import CorruptIndexError

_MAGIC = b"onrecord index\r\n"
_LENGTH_BYTES = 8
_DIGEST_BYTES = 32
SEAL_BYTES = len(_MAGIC) + _LENGTH_BYTES + _DIGEST_BYTES
_CHUNK_BYTES = 1024 * 1024


def seal_file(file: Path) -> None:
    """Append length and SHA-256 of the file. SQLite knows a database's length from its header, and reads no further."""
    with file.open("r+b") as stream:
        hashed, length = hashlib.sha256(), 0
        while chunk := stream.read(_CHUNK_BYTES):
            hashed.update(chunk)
            length += len(chunk)
        stream.write(_MAGIC + length.to_bytes(_LENGTH_BYTES, "big") + hashed.digest())


def require_seal(descriptor: int) -> None:
    """Check that the file ends in the seal of a file of its length. Reads only the seal.

    Raises:
        CorruptIndexError: it does not.
    """
    length = os.fstat(descriptor).st_size - SEAL_BYTES
    if length <= 0 or _read_seal(descriptor, length)[:-_DIGEST_BYTES] != _seal_head(length):
        raise CorruptIndexError("it is not an index or is incomplete")


def is_intact(file: Path, stop: Callable[[], bool] = lambda: False) -> bool | None:
    """Return whether every byte is as it was written; None if `stop` returned true first.

    Reads the whole file, about a second for 800 MB, and lets other threads run meanwhile.
    """
    try:
        with file.open("rb", buffering=0) as stream:
            length = os.fstat(stream.fileno()).st_size - SEAL_BYTES
            seal = _read_seal(stream.fileno(), length) if length > 0 else b""
            hashed = hashlib.sha256()
            while length > 0:
                if stop():
                    return None
                chunk = stream.read(min(_CHUNK_BYTES, length))
                if not chunk:
                    return False
                hashed.update(chunk)
                length -= len(chunk)
            whole = os.fstat(stream.fileno()).st_size - SEAL_BYTES
            return bool(seal) and seal == _seal_head(whole) + hashed.digest()
    except OSError:
        return False


def _seal_head(length: int) -> bytes:
    return _MAGIC + length.to_bytes(_LENGTH_BYTES, "big")


def _read_seal(descriptor: int, length: int) -> bytes:
    position = os.lseek(descriptor, 0, os.SEEK_CUR)
    os.lseek(descriptor, length, os.SEEK_SET)
    seal = os.read(descriptor, SEAL_BYTES)
    os.lseek(descriptor, position, os.SEEK_SET)
    return seal
