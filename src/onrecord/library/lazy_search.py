"""Names of `onrecord.search` that are imported on first use: neither the first picture nor `show` waits for them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.search import (
        EVERYTHING,
        CorruptIndexError,
        FieldIndex,
        OwnNotes,
        Scope,
        SearchedNote,
        UnrankedResults,
        build_memory_index,
        completions,
        highlights,
        is_sound,
        split_fields,
        unanswered,
    )

__all__ = [
    "EVERYTHING",
    "CorruptIndexError",
    "FieldIndex",
    "OwnNotes",
    "Scope",
    "SearchedNote",
    "UnrankedResults",
    "build_memory_index",
    "completions",
    "highlights",
    "is_sound",
    "split_fields",
    "unanswered",
]


def __getattr__(name: str) -> object:
    """Return a name of the search (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("onrecord.search"), name)
