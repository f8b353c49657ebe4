"""The library: the packs that are open together, and the search index over them.

What needs an index file is loaded on first use: it needs SQLite, which a Python may lack.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.library.library import DAMAGED_INDEX, Library, library_in_memory

if TYPE_CHECKING:
    from onrecord.library.cache_status import describe_index_status, index_status
    from onrecord.library.opening import open_library

__all__ = [
    "DAMAGED_INDEX",
    "Library",
    "describe_index_status",
    "index_status",
    "library_in_memory",
    "open_library",
]

_MODULES = {"describe_index_status": "cache_status", "index_status": "cache_status", "open_library": "opening"}


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
