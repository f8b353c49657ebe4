"""The fields of a query, such as `actor:us`, held against the rows of one list, and completed to what these have."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Pack
from onrecord.search.complete import completions
from onrecord.search.facets import OWN_NOTES_FIELD, target_facets
from onrecord.search.folded_pack import FoldedPack
from onrecord.search.lexicon import build_lexicon
from onrecord.search.names import pack_value_names
from onrecord.search.planning import plan_query
from onrecord.search.query import parse_query
from onrecord.search.targets import SearchTarget
from onrecord.search.vocabulary import WordList

# Fields in which all rows of a list have the same, so that they are not offered, and that of the user's own notes.
_NOT_OFFERED = ("kind", "pack", OWN_NOTES_FIELD)


class FieldMatches(NamedTuple):
    """The numbers of the rows that fields find, and what is to be said of the fields."""

    rows: frozenset[int]
    notices: tuple[str, ...] = ()


class FieldIndex:
    """The values that each row of a list has; a row stands for one target, or for several, as a paragraph does."""

    def __init__(self, pack: Pack, rows: Sequence[Sequence[SearchTarget]]) -> None:
        self._facets = [
            frozenset(facet for target in targets for facet in target_facets(pack, target).split()) for targets in rows
        ]
        counts = Counter(facet for facets in self._facets for facet in facets)
        names = FoldedPack((), (), tuple(pack_value_names(pack)))
        self._lexicon = build_lexicon([names], WordList.of(counts))

    def matches(self, fields: str) -> FieldMatches:
        """Return the rows that have what the fields of a query ask for; a search understands them in the same way."""
        plan = plan_query(parse_query(fields), self._lexicon)
        if plan.own_filters:
            return FieldMatches(frozenset(), ("notes of your own are found by a search, not by a filter",))
        rows = frozenset(
            number
            for number, facets in enumerate(self._facets)
            if all(facets.isdisjoint(choice.facets) is choice.excluded for choice in plan.choices)
        )
        return FieldMatches(rows, plan.notices)

    def completions(self, text: str) -> tuple[str, ...]:
        """Return the whole texts that a half-typed one may become, only with fields and values that rows have."""
        offered = completions(text, self._lexicon)
        return tuple(
            each
            for each in offered
            if not (last := each.rpartition(" ")[2].removeprefix("-")).startswith(tuple(f"{n}:" for n in _NOT_OFFERED))
            and last != f"has:{OWN_NOTES_FIELD}"
        )
