"""Packs that were proved when the program was built, kept in a form that is read in no time.

Beside each lie the bytes of the files that it was made of. It is used where the pack's own files are these, byte for
byte, and for nothing else; otherwise the TOML is parsed and checked. Comparing is quicker than any fingerprint, and
needs no trust in one. All of it lies inside the program, and nowhere else is it looked for. What is kept stands behind
a checksum of itself and of these bytes: a damaged file is as good as none, and so is one of another version of the
pack, as an update that was cut off leaves it. The checksum is no seal, since whoever may write the program's own files
may write the program.
"""

from __future__ import annotations

import json
from binascii import crc32
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model import KINDS_BY_PLURAL, Month, Pack, Statement
from onrecord.model.records import RECORD_CLASSES
from onrecord.model.serialization import from_dict, to_dict
from onrecord.packs.files import MAX_FILE_BYTES
from onrecord.packs.locate import package_root
from onrecord.packs.raw_files import RawPack, read_raw

if TYPE_CHECKING:
    import pathlib
    from importlib.resources.abc import Traversable

BUNDLED_CACHE_FOLDER = "compiled"
BUNDLED_CACHE_VERSION = 4
"""Goes up with every change of the records or of the rules that a pack is checked by."""

_SUM_CHARS = 9
"""Eight digits and a line end."""


def compile_pack(folder: Traversable, into: pathlib.Path) -> Pack:
    """Prove the pack and write it, under the folder's name; PackRefused where it breaks a rule."""
    from onrecord.packs.parse import parse_pack

    raw = read_raw(folder)
    pack = parse_pack(raw, folder.name)
    records = [[record.kind.plural, to_dict(record)] for record in pack.records]
    data = {
        "id": pack.id,
        "title": pack.title,
        "notes_as_of": str(pack.notes_as_of or ""),
        "statement": to_dict(pack.statement),
        "records": records,
    }
    into.mkdir(parents=True, exist_ok=True)
    (into / _name(folder.name)).write_bytes(_summed(json.dumps(data, ensure_ascii=False), raw.whole))
    (into / _source_name(folder.name)).write_bytes(raw.whole)
    return pack


def load_bundled(folder: Traversable, raw: RawPack | None = None) -> Pack | None:
    """The pack that is in the folder, if this very pack came with the program; `raw` if its bytes were read already."""
    raw = raw or read_raw(folder)
    if not is_current(folder, raw):
        return None
    try:
        return _pack_of(_as_summed(_read(_name(folder.name)), raw.whole))
    except (LookupError, OSError, TypeError, ValueError):
        return None  # not as it was written: the TOML is there all the same


def _pack_of(body: bytes) -> Pack:
    """Return the pack that was written as this JSON."""
    data = json.loads(body)
    records = tuple(from_dict(RECORD_CLASSES[KINDS_BY_PLURAL[kind]], each) for kind, each in data["records"])
    looked = Month.parse(data["notes_as_of"]) if data["notes_as_of"] else None
    return Pack(data["id"], data["title"], from_dict(Statement, data["statement"]), records, looked)


def is_current(folder: Traversable, raw: RawPack | None = None) -> bool:
    """Whether its files are, byte for byte, those of a pack that came with the program under the folder's name."""
    if not cached_names() >= {_name(folder.name), _source_name(folder.name)}:
        return False
    try:
        return _read(_source_name(folder.name)) == (raw or read_raw(folder)).whole
    except OSError:
        return False


def keep_beside(into: pathlib.Path, folder: str, suffix: str, text: str) -> None:
    """Write another room's file beside the pack that was compiled under the folder's name, such as its index."""
    source = (into / _source_name(folder)).read_bytes()
    (into / f"{folder}{suffix}").write_bytes(_summed(text, source))


def read_extra(folder: str, suffix: str) -> bytes | None:
    """Return what `keep_beside` wrote; None where there is none.

    Raises:
        ValueError: the file is damaged, or of another version of the pack.
    """
    if not cached_names() >= {f"{folder}{suffix}", _source_name(folder)}:
        return None
    return _as_summed(_read(f"{folder}{suffix}"), _read(_source_name(folder)))


def _summed(text: str, source: bytes) -> bytes:
    """Return the text behind its checksum, in which the bytes that it was made of count too, as it is kept."""
    raw = text.encode()
    return _sum(raw, source) + raw


def _as_summed(raw: bytes, source: bytes) -> bytes:
    """Return what `_summed` was given with these bytes; ValueError for anything else."""
    written, body = raw[:_SUM_CHARS], raw[_SUM_CHARS:]
    if written != _sum(body, source):
        raise ValueError("damaged, or of another version: its checksum is another")
    return body


def _sum(body: bytes, source: bytes) -> bytes:
    return f"{crc32(body, crc32(source)):08x}\n".encode()


def _read(name: str) -> bytes:
    with (package_root() / BUNDLED_CACHE_FOLDER / name).open("rb") as stream:
        return stream.read(MAX_FILE_BYTES)


def _name(folder: str) -> str:
    return f"{folder}.{BUNDLED_CACHE_VERSION}.json"


def _source_name(folder: str) -> str:
    return f"{folder}.source"


@cache
def cached_names() -> frozenset[str]:
    """The names of the files that came with the program."""
    place = package_root() / BUNDLED_CACHE_FOLDER
    return frozenset(file.name for file in place.iterdir()) if place.is_dir() else frozenset()
