"""The version of the code that checks packs and folds their texts: what other code computed is computed again.

A person who changes a rule need not remember to count a version up: the code's own bytes count.
"""

from __future__ import annotations

import sys
from binascii import crc32
from functools import cache
from typing import TYPE_CHECKING

import onrecord
from onrecord.packs.locate import checkout_package, package_root

if TYPE_CHECKING:
    from pathlib import Path

CODE_VERSION_FILE = "code.version"
# The rooms whose code decides whether a pack opens, and what is computed from it.
CODE_ROOMS = ("text", "model", "packs", "search")


@cache
def code_version(compiled_folder: str) -> str | None:
    """Return the version of the running code, on this Python; None if it is not known.

    In a checkout, whose code changes at any time, it is computed from the code; an installed program has it from its
    build, in `compiled_folder`. Of a Python the exact version counts, since JSON, TOML and Unicode come with it.
    """
    try:
        if (package := checkout_package()) is not None:
            code = hash_code(package)
        else:
            code = (package_root() / compiled_folder / CODE_VERSION_FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return f"{onrecord.__version__} {code} {sys.implementation.cache_tag} {sys.hexversion:x}" if code else None


def hash_code(package: Path) -> str:
    """Return a checksum of the names and bytes of all modules that packs are checked and folded by."""
    checksum = length = 0
    for room in CODE_ROOMS:
        for module in sorted((package / room).rglob("*.py")):
            raw = module.read_bytes()
            checksum = crc32(raw, crc32(f"{module.relative_to(package).as_posix()}\n".encode(), checksum))
            length += len(raw)
    return f"{checksum:08x}-{length}"
