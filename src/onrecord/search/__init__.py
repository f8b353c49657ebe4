"""Search over the open packs: fold, parse, plan, find, score, say why."""

from onrecord.search.complete import completions
from onrecord.search.database import BadIndex
from onrecord.search.document import Role
from onrecord.search.fts import has_fts5
from onrecord.search.index import Hit, Index, Results, index_of
from onrecord.search.latest import Interrupted, Latest
from onrecord.search.match import highlights
from onrecord.search.plan import NOTHING, Plan
from onrecord.search.query import Query, parse
from onrecord.search.score import Part
from onrecord.search.store import NOTE, build, index_name, is_sound, open_index, unkept_index
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
    "Part",
    "Plan",
    "Query",
    "Results",
    "Role",
    "build",
    "completions",
    "has_fts5",
    "highlights",
    "index_name",
    "index_of",
    "is_sound",
    "open_index",
    "parse",
    "unkept_index",
]
