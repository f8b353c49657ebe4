"""Import all remaining modules after the first paint: the program's file may vanish later.

They are imported on the UI thread, a few between two keys, and before any thread starts that would import the same:
two threads that import a circle of modules at once may each see half-initialized modules of the other.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterator

# how long a key may have to wait for imports, unless a single large module takes longer
SLICE_SECONDS = 0.004
LOADING_PAUSE_SECONDS = 0.002
# imported inside functions of ours; some do not exist in every Python
FOREIGN_MODULES = (
    *("tempfile", "traceback", "linecache", "tomllib", "tomli_w", "difflib", "hashlib", "html.entities", "json"),
    *("locale", "sqlite3", "subprocess", "pyperclip", "encodings.euc_jp", "encodings.shift_jis", "encodings.latin_1"),
)
# needed for saving and quitting
LOADED_FIRST = (
    *("onrecord.briefs", "onrecord.quoting", "onrecord.settings", "onrecord.storage", "onrecord.clipboard"),
    "onrecord.session",
)
# not needed by any key, or not importable
NOT_LOADED = ("onrecord.cli", "onrecord.__main__", "onrecord.compiled", "onrecord.data")


class Preloader:
    """The modules still to import that some key may need."""

    def __init__(self) -> None:
        self._names = _names()

    def load_slice(self) -> bool:
        """Import modules for SLICE_SECONDS; return whether more are left."""
        end = time.monotonic() + SLICE_SECONDS
        for name in self._names:
            _load(name)
            if time.monotonic() > end:
                return True
        return False

    def load_all(self) -> None:
        """Import all remaining modules now, for a caller that cannot wait."""
        for name in self._names:
            _load(name)


def _names() -> Iterator[str]:
    yield from FOREIGN_MODULES
    for room in LOADED_FIRST:
        yield from _modules_in(room)
    yield from _modules_in("onrecord")


def _modules_in(package: str) -> Iterator[str]:
    """Yield the names of a package and of all modules in it."""
    import pkgutil  # not needed before the first paint either

    yield package
    paths = getattr(sys.modules.get(package), "__path__", ())
    for module in pkgutil.iter_modules(paths, f"{package}."):
        if module.ispkg and module.name not in NOT_LOADED:
            yield from _modules_in(module.name)
        elif module.name not in NOT_LOADED:
            yield module.name


def _load(name: str) -> None:
    try:
        importlib.import_module(name)
    except (ImportError, OSError):  # not in this Python, or gone already: whoever needs it reports it
        return
