"""Imports that nothing before the first picture needs, made once it stands: the program's file may vanish afterwards.

They are made on the thread that draws, a few between two keys, and before any thread that would import the same: two
threads that import a circle of modules at once may find each other's half made.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

SLICE_SECONDS = 0.004
"""How long a key may have to wait for imports; one of a large module takes longer."""
LOADING_PAUSE_SECONDS = 0.002
FOREIGN_MODULES = (
    *("tempfile", "traceback", "linecache", "tomllib", "tomli_w", "difflib", "hashlib", "html.entities", "json"),
    *("locale", "sqlite3", "subprocess", "pyperclip", "encodings.euc_jp", "encodings.shift_jis", "encodings.latin_1"),
)
"""What modules of ours import in functions; some are not there in every Python."""
LOADED_FIRST = ("onrecord.briefs", "onrecord.quoting", "onrecord.settings", "onrecord.storage", "onrecord.clipboard")
"""Rooms that saving and leaving need."""
NOT_LOADED = ("onrecord.cli", "onrecord.__main__", "onrecord.compiled", "onrecord.data")
"""What no key needs, and what is no module."""


class Preloader:
    """All modules that a key may need, still to be imported."""

    def __init__(self) -> None:
        self._names = _names()

    def some(self) -> bool:
        """Import for SLICE_SECONDS; return whether more is left."""
        end = time.monotonic() + SLICE_SECONDS
        for name in self._names:
            _load(name)
            if time.monotonic() > end:
                return True
        return False

    def all(self) -> None:
        """Import all that is left: what comes next does not wait."""
        for name in self._names:
            _load(name)


def _names() -> Iterator[str]:
    yield from FOREIGN_MODULES
    for room in LOADED_FIRST:
        yield from _inside(room)
    yield from _inside("onrecord")


def _inside(package: str) -> Iterator[str]:
    """The package and all modules in it."""
    import pkgutil  # this too is needed only after the first picture

    yield package
    places = getattr(sys.modules.get(package), "__path__", ())
    for module in pkgutil.iter_modules(places, f"{package}."):
        if module.ispkg and module.name not in NOT_LOADED:
            yield from _inside(module.name)
        elif module.name not in NOT_LOADED:
            yield module.name


def _load(name: str) -> None:
    import importlib

    try:
        importlib.import_module(name)
    except (ImportError, OSError):  # not in this Python, or gone already: who needs it says so
        return
