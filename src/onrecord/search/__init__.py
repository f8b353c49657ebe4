"""Full-text search over the open packs: parse a query, plan it, find candidates, score them, explain a match."""

import importlib
from typing import TYPE_CHECKING

from onrecord.search.corrupt_index import CorruptIndexError, ForeignIndexError
from onrecord.search.index import Index, build_memory_index
from onrecord.search.own_notes import OwnNotes, SearchedNote
from onrecord.search.plan import EMPTY_PLAN, Plan
from onrecord.search.query import Query, parse_query, split_fields
from onrecord.search.results import Hit, Results, unanswered
from onrecord.search.scope import EVERYTHING, Scope
from onrecord.search.score import ScorePart
from onrecord.search.targets import Role
from onrecord.search.unranked import UnrankedResults

if TYPE_CHECKING:
    from onrecord.search.complete import completions
    from onrecord.search.explain import MatchMark
    from onrecord.search.field_index import FieldIndex, FieldMatches
    from onrecord.search.fts import has_fts5
    from onrecord.search.index_file import (
        CONTENTS_NOTE_SUFFIX,
        build_index,
        build_temporary_index,
        index_file_name,
        is_sound,
        open_index,
    )
    from onrecord.search.latest_only import Interrupted, LatestOnlyWorker
    from onrecord.search.match import highlights
    from onrecord.search.sqlite_store import SqliteStore
    from onrecord.search.temporary_files import remove_stale_files, temporary_file

__all__ = [
    "CONTENTS_NOTE_SUFFIX",
    "EMPTY_PLAN",
    "EVERYTHING",
    "CorruptIndexError",
    "FieldIndex",
    "FieldMatches",
    "ForeignIndexError",
    "Hit",
    "Index",
    "Interrupted",
    "LatestOnlyWorker",
    "MatchMark",
    "OwnNotes",
    "Plan",
    "Query",
    "Results",
    "Role",
    "Scope",
    "ScorePart",
    "SearchedNote",
    "SqliteStore",
    "UnrankedResults",
    "build_index",
    "build_memory_index",
    "build_temporary_index",
    "completions",
    "has_fts5",
    "highlights",
    "index_file_name",
    "is_sound",
    "open_index",
    "parse_query",
    "remove_stale_files",
    "split_fields",
    "temporary_file",
    "unanswered",
]

# Names that a plain list of results does without, such as SQLite and threads: imported on first use.
_LATER = {
    "temporary_files": ("temporary_file", "remove_stale_files"),
    "complete": ("completions",),
    "fts": ("has_fts5",),
    "latest_only": ("Interrupted", "LatestOnlyWorker"),
    "match": ("highlights",),
    "index_file": (
        "CONTENTS_NOTE_SUFFIX",
        "build_index",
        "index_file_name",
        "is_sound",
        "open_index",
        "build_temporary_index",
    ),
    "sqlite_store": ("SqliteStore",),
    "explain": ("MatchMark",),
    "field_index": ("FieldIndex", "FieldMatches"),
}


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
