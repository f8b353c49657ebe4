"""Search over the open packs: fold, parse, plan, find, score, say why."""

from typing import TYPE_CHECKING

from onrecord.search.bad_index import CorruptIndexError, ForeignIndexError
from onrecord.search.document import Role
from onrecord.search.index import Hit, Index, Results, build_memory_index, unanswered
from onrecord.search.others import UnrankedResults
from onrecord.search.plan import EMPTY_PLAN, Plan
from onrecord.search.query import Query, parse_query
from onrecord.search.score import ScorePart

if TYPE_CHECKING:
    from onrecord.search.building import remove_stale_files, temporary_file
    from onrecord.search.complete import completions
    from onrecord.search.fts import has_fts5
    from onrecord.search.latest import Interrupted, LatestOnlyWorker
    from onrecord.search.match import highlights
    from onrecord.search.store import (
        CONTENTS_NOTE_SUFFIX,
        build_index,
        build_temporary_index,
        index_file_name,
        is_sound,
        open_index,
    )
    from onrecord.search.stored import SqliteStore
    from onrecord.search.why import MatchMark

__all__ = [
    "CONTENTS_NOTE_SUFFIX",
    "EMPTY_PLAN",
    "CorruptIndexError",
    "ForeignIndexError",
    "Hit",
    "Index",
    "Interrupted",
    "LatestOnlyWorker",
    "MatchMark",
    "Plan",
    "Query",
    "Results",
    "Role",
    "ScorePart",
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
    "temporary_file",
    "unanswered",
]

_LATER = {
    "building": ("temporary_file", "remove_stale_files"),
    "complete": ("completions",),
    "fts": ("has_fts5",),
    "latest": ("Interrupted", "LatestOnlyWorker"),
    "match": ("highlights",),
    "store": (
        "CONTENTS_NOTE_SUFFIX",
        "build_index",
        "index_file_name",
        "is_sound",
        "open_index",
        "build_temporary_index",
    ),
    "stored": ("SqliteStore",),
    "why": ("MatchMark",),
}
"""What a plain list of results does without is loaded when it is first asked for, such as SQLite and threads."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
