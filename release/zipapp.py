"""`onrecord.pyz`: the program, its dependencies, packs and docs in one file that Python runs directly."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

from release.archives import Entry, write_zip
from release.reproducible import BYTECODE_SUFFIX, compile_modules

ZIPAPP = "onrecord.pyz"
_START = pathlib.Path(__file__).with_name("start.py")
_SHEBANG = b"#!/usr/bin/env python3\n"


def write_zipapp(file: pathlib.Path, site_packages: pathlib.Path, texts: Mapping[str, bytes], timestamp: int) -> None:
    """Write the zipapp; compile the modules in `site_packages` first.

    Bytecode is stored uncompressed: that paints the first screen sooner. Sources are compressed: only other Pythons
    read them.
    """
    compile_modules(site_packages, ZIPAPP)
    entries = [Entry("__main__.py", _START.read_bytes()), *(Entry(name, text) for name, text in texts.items())]
    for path in sorted(site_packages.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:  # as a Python that imported a module from here left
            name = path.relative_to(site_packages).as_posix()
            entries.append(Entry(name, path.read_bytes(), compressed=path.suffix != BYTECODE_SUFFIX))
    write_zip(file, entries, timestamp, _SHEBANG)
    file.chmod(0o755)
