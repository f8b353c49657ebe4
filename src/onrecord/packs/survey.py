"""What is in the folders of packs, as far as it can be told without reading them as packs."""

from __future__ import annotations

import datetime
import os
import pathlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.packs.files import FILES, MAX_BYTES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

IN_MEMORY = 1024 * 1024
"""Bytes of packs that are read in no time anyone feels: about 1,500 records and sentences."""

_NO_DATE = datetime.date.min

Folders = Sequence[tuple[str, "Traversable"]]


def size(folders: Folders) -> int:
    """Bytes in all files of the packs that can be asked for their size; those in an archive count nothing."""
    return sum(stat.st_size for _, stat in _stats(folders))


def are_many(folders: Folders) -> bool:
    """Whether the packs are so many that they are better found by an index than read."""
    return size(folders) > IN_MEMORY


def stamp(folders: Folders) -> str | None:
    """Changes when a file is written or its rights are: of paths, sizes and times.

    None where files have none, as in an archive.
    """
    if not all(isinstance(folder, pathlib.Path) for _, folder in folders):
        return None
    import hashlib  # brings OpenSSL with it: only for archives that are kept in an index

    hashed = hashlib.sha256()
    for path, stat in _stats(folders):
        hashed.update(
            f"{path}\n{stat.st_size}\n{stat.st_mtime_ns}\n{stat.st_ctime_ns}\n".encode(errors="surrogateescape")
        )
    return hashed.hexdigest()


def contents(folders: Folders) -> str:
    """Changes with any byte of any file, with a pack's name in messages, and with the order of the packs."""
    import hashlib

    hashed = hashlib.sha256()
    for name, folder in folders:
        hashed.update(f"{name}\n".encode(errors="surrogateescape"))
        hashed.update(whole(folder))
    return hashed.hexdigest()


def whole(folder: Traversable) -> bytes:
    """Of each file in turn its name, its length, -1 if there is none, and its bytes."""
    parts: list[bytes] = []
    for file_name in FILES:
        raw = _bytes(folder / file_name)
        parts += [f"{file_name} {-1 if raw is None else len(raw)}\n".encode(), raw or b""]
    return b"".join(parts)


def newest_first(folders: Folders) -> list[tuple[str, Traversable]]:
    """By the date in each `statement.toml`; those without one, which will be refused, last."""
    return sorted(folders, key=lambda item: _date(item[1]), reverse=True)


def _date(folder: Traversable) -> datetime.date:
    """Only the table at the beginning of the file is parsed."""
    import tomllib

    raw = _bytes(folder / "statement.toml") or b""
    try:
        head = tomllib.loads(raw.partition(b"\n[[")[0].decode())
    except (ValueError, RecursionError):
        return _NO_DATE
    statement = head.get("statement")
    date = statement.get("date") if isinstance(statement, dict) else None
    return date if type(date) is datetime.date else _NO_DATE


def _bytes(file: Traversable) -> bytes | None:
    """None where there is no ordinary file: a pipe would be waited for."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None


def _stats(folders: Folders) -> Iterator[tuple[str, os.stat_result]]:
    for _, folder in folders:
        if isinstance(folder, pathlib.Path):
            path = os.path.abspath(folder)  # noqa: PTH100 - ten thousand folders: pathlib is many times slower
            for file_name in FILES:
                try:
                    yield f"{path}/{file_name}", os.stat(f"{path}/{file_name}")  # noqa: PTH116
                except OSError:
                    continue
