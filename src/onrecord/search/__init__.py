"""Search over the open packs: fold, parse, plan, find, score, say why."""

from typing import TYPE_CHECKING

from onrecord.search.bad_index import BadIndex, NotOwnIndex
from onrecord.search.document import Role
from onrecord.search.index import Hit, Index, Results, index_of, unanswered
from onrecord.search.others import Others
from onrecord.search.plan import NOTHING, Plan
from onrecord.search.query import Query, parse
from onrecord.search.score import Part

if TYPE_CHECKING:
    from onrecord.search.building import being_written, remove_leftovers
    from onrecord.search.complete import completions
    from onrecord.search.fts import has_fts5
    from onrecord.search.latest import Interrupted, Latest
    from onrecord.search.match import highlights
    from onrecord.search.store import NOTE, build, index_name, is_sound, open_index, unkept_index
    from onrecord.search.stored import Stored
    from onrecord.search.why import Mark

__all__ = [
    "NOTE",
    "NOTHING",
    "BadIndex",
    "Hit",
    "Index",
    "Interrupted",
    "Latest",
    "Mark",
    "NotOwnIndex",
    "Others",
    "Part",
    "Plan",
    "Query",
    "Results",
    "Role",
    "Stored",
    "being_written",
    "build",
    "completions",
    "has_fts5",
    "highlights",
    "index_name",
    "index_of",
    "is_sound",
    "open_index",
    "parse",
    "remove_leftovers",
    "unanswered",
    "unkept_index",
]

_LATER = {
    "building": ("being_written", "remove_leftovers"),
    "complete": ("completions",),
    "fts": ("has_fts5",),
    "latest": ("Interrupted", "Latest"),
    "match": ("highlights",),
    "store": ("NOTE", "build", "index_name", "is_sound", "open_index", "unkept_index"),
    "stored": ("Stored",),
    "why": ("Mark",),
}
"""What a plain list of results does without is loaded when it is first asked for, such as SQLite and threads."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
