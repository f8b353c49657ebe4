"""`onrecord.pyz`: the program, all that it needs, its packs and docs in one file that Python runs as it is."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

from release.precompiled import SUFFIX, precompile
from release.zipped import Entry, write_zip

NAME = "onrecord.pyz"
_START = pathlib.Path(__file__).with_name("start.py")
_FOR_A_SHELL = b"#!/usr/bin/env python3\n"


def write_one_file(file: pathlib.Path, unpacked: pathlib.Path, texts: Mapping[str, bytes], moment: int) -> None:
    """What is precompiled is not deflated: that paints sooner. Sources are: they are read by other Pythons alone."""
    precompile(unpacked, NAME)
    entries = [Entry("__main__.py", _START.read_bytes()), *(Entry(name, text) for name, text in texts.items())]
    for path in sorted(unpacked.rglob("*")):
        if path.is_file():
            name = path.relative_to(unpacked).as_posix()
            entries.append(Entry(name, path.read_bytes(), packed=path.suffix != SUFFIX))
    write_zip(file, entries, moment, _FOR_A_SHELL)
    file.chmod(0o755)
