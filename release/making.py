"""All that is made, in order: each from the same wheels, dated alike, with the same licences."""

from __future__ import annotations

import pathlib
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from release import folder, libraries
from release.bill import bill
from release.built import build
from release.downloads import wheels
from release.licences import licences
from release.moment import moment
from release.offline import write_offline
from release.one_file import NAME, write_one_file
from release.pins import pins
from release.sums import write_sums
from release.tarred import write_tar
from release.texts import INSTALL, install_text
from release.unpacked import shared, unpack
from release.wheel import Wheel
from release.zipped import Entry, write_zip

_DOCS = ("README.md", "CHANGELOG.md", "docs/*.md")


@dataclass(frozen=True, slots=True)
class Content:
    """What everything is made of. `texts` are by the path that they have in whatever they go with."""

    program: Wheel
    others: list[Wheel]
    texts: Mapping[str, bytes]
    moment: int

    @property
    def bill_name(self) -> str:
        return f"onrecord-{self.program.version}.cdx.json"


def make(root: pathlib.Path, kept: pathlib.Path, scratch: pathlib.Path, with_folder: bool) -> pathlib.Path:
    """The folder, in scratch, that holds all of it. `kept` is where downloads stay. Refused, as ever."""
    when = moment(root)
    pinned = pins((root / "requirements.txt").read_text(encoding="utf-8"), "requirements.txt")
    others = wheels(pinned, kept)
    into = scratch / "dist"
    program = build(root, into, when)
    packed = [program, *others]
    docs = {path.relative_to(root).as_posix(): path.read_bytes() for glob in _DOCS for path in root.glob(glob)}
    unpacked = scratch / "unpacked"
    unpack(packed, unpacked)
    built = folder.build_folder(_folder_name(program), unpacked, scratch, when) if with_folder else None
    runs_on = folder.runs_on(built[0]) if built else folder.system()
    texts = docs | licences(packed) | {INSTALL: install_text(program.version, runs_on)}
    content = Content(program, others, texts, when)
    listed = {content.bill_name: bill(program, others, when)}

    write_offline(into, program, others, pinned, texts | listed, when)
    write_one_file(into / NAME, unpacked, texts | listed, when)
    if built:
        _write_folder(content, *built, into)
    for name in (INSTALL, content.bill_name):
        (into / name).write_bytes((texts | listed)[name])
    write_sums(into)
    return into


def _folder_name(program: Wheel) -> str:
    return f"onrecord-{program.version}-{folder.system()}"


def _write_folder(content: Content, made: pathlib.Path, inside: libraries.Libraries, into: pathlib.Path) -> None:
    name = _folder_name(content.program)
    listed = bill(content.program, content.others, content.moment, libraries.parts(inside))
    texts = {**content.texts, **libraries.texts(inside), **shared(content.program), content.bill_name: listed}
    for path, text in texts.items():
        file = made / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    if sys.platform != "win32":
        write_tar(into / f"{name}.tar.gz", made, content.moment)
        return
    files = (path for path in made.rglob("*") if path.is_file())
    entries = (Entry(path.relative_to(made.parent).as_posix(), path.read_bytes()) for path in files)
    write_zip(into / f"{name}.zip", entries, content.moment)


def place(made: pathlib.Path, into: pathlib.Path) -> list[pathlib.Path]:
    """Put it where it is wanted, in place of what was there; by name."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(made, into)
    return sorted(into.iterdir())
