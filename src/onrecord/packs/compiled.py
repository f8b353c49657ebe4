"""Packs that were proved when the program was built, kept in a form that is read in no time.

Beside each lie the bytes of the files that it was made of. It is used where the pack's own files are these, byte for
byte, and for nothing else; otherwise the TOML is parsed and checked. Comparing is quicker than any fingerprint, and
needs no trust in one. All of it lies inside the program, and nowhere else is it looked for.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from onrecord.packs import survey
from onrecord.packs.files import MAX_BYTES
from onrecord.packs.locate import package
from onrecord.record import BY_PLURAL, Pack, Statement
from onrecord.record.data import as_data, from_data
from onrecord.record.records import CLASSES

if TYPE_CHECKING:
    import pathlib
    from importlib.resources.abc import Traversable

FOLDER = "compiled"
VERSION = 2
"""Goes up with every change of the records or of the rules that a pack is checked by."""

_LARGEST = 1024 * 1024
"""Bytes of a pack that is worth comparing: what is larger is opened by an index."""


def compile_pack(folder: Traversable, into: pathlib.Path) -> Pack:
    """Prove the pack and write it, under the folder's name; PackRefused where it breaks a rule."""
    from onrecord.packs.parse import parse_pack

    pack = parse_pack(folder, folder.name)
    records = [[record.kind.plural, as_data(record)] for record in pack.records]
    data = {"id": pack.id, "title": pack.title, "statement": as_data(pack.statement), "records": records}
    into.mkdir(parents=True, exist_ok=True)
    (into / _name(folder)).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8", newline="\n")
    (into / _source_name(folder)).write_bytes(survey.whole(folder))
    return pack


def compiled(folder: Traversable) -> Pack | None:
    """The pack that is in the folder, if this very pack came with the program."""
    if not is_as_compiled(folder):
        return None
    try:
        data = json.loads(_read(_name(folder)))
        records = tuple(from_data(CLASSES[BY_PLURAL[kind]], each) for kind, each in data["records"])
        return Pack(data["id"], data["title"], from_data(Statement, data["statement"]), records)
    except (LookupError, OSError, TypeError, ValueError):
        return None  # not as it was written: the TOML is there all the same


def is_as_compiled(folder: Traversable) -> bool:
    """Whether the files in the folder are, byte for byte, those of a pack that came with the program."""
    if not kept() >= {_name(folder), _source_name(folder)} or survey.size([("", folder)]) > _LARGEST:
        return False
    try:
        return _read(_source_name(folder)) == survey.whole(folder)
    except OSError:
        return False


def kept_beside(name: str) -> bytes | None:
    """Another room's file beside the compiled packs, such as an index; None where there is none."""
    return _read(name) if name in kept() else None


def _read(name: str) -> bytes:
    with (package() / FOLDER / name).open("rb") as stream:
        return stream.read(MAX_BYTES)


def _name(folder: Traversable) -> str:
    return f"{folder.name}.{VERSION}.json"


def _source_name(folder: Traversable) -> str:
    return f"{folder.name}.source"


@cache
def kept() -> frozenset[str]:
    """The names of the files that came with the program."""
    place = package() / FOLDER
    return frozenset(file.name for file in place.iterdir()) if place.is_dir() else frozenset()
