"""Search over the open packs: fold, parse, match, rank, highlight."""

from onrecord.search.index import Hit, Index, Mark, Results
from onrecord.search.match import highlights
from onrecord.search.query import Query, parse

__all__ = ["Hit", "Index", "Mark", "Query", "Results", "highlights", "parse"]
