"""Results of a search: hits that read their target from the document store, and the notices that go with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.model import Pack, Participant, Sentence, Statement
from onrecord.search.corrupt_index import CorruptIndexError
from onrecord.search.document_store import DocumentStore, TargetPlace, target_address
from onrecord.search.facets import FIELDS, Facets, facet_token, is_facet_token, split_facet_token
from onrecord.search.lexicon import ValueNames
from onrecord.search.plan import Plan
from onrecord.search.query import parse_query
from onrecord.search.score import ScorePart, score_parts
from onrecord.search.similar import SimilarWords
from onrecord.search.targets import SearchTarget, TargetField, fold_fields
from onrecord.search.values import values_found_with

if TYPE_CHECKING:
    from onrecord.search.explain import MatchMark


@dataclass(frozen=True)
class Hit:
    """One search result. Its record or sentence is read from the document store on first access."""

    place: TargetPlace
    kind: str
    score: float
    plan: Plan
    store: DocumentStore

    def __init__(self, place: TargetPlace, kind: str, score: float, plan: Plan, store: DocumentStore) -> None:
        """Set all fields at once, in a third of the time: thousands of hits are created at a key press."""
        self.__dict__.update(place=place, kind=kind, score=score, plan=plan, store=store)

    def __eq__(self, other: object) -> bool:
        """Compare without the store: a reopened library returns equal hits."""
        return isinstance(other, Hit) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[TargetPlace, str, float, Plan]:
        return self.place, self.kind, self.score, self.plan

    @property
    def pack_id(self) -> str:
        return self.place.pack

    @cached_property
    def pack(self) -> Pack:
        return self.store.pack(self.place.pack)

    @property
    def statement(self) -> Statement:
        """Return the statement that the result is from, perhaps without its paragraphs; the pack is not read."""
        return self.store.statement_head(self.place.pack)

    @cached_property
    def target(self) -> SearchTarget:
        return self.store.target(self.place.number)

    @property
    def address(self) -> str:
        """Return the address as the verified text has it: the index row's own address is not verified before."""
        return target_address(self.target)

    @cached_property
    def marks(self) -> tuple[MatchMark, ...]:
        """Return why it matches: for each typed word, in order, the strongest text that contains it."""
        from onrecord.search.explain import explain_match  # lists that show only addresses do not need it

        return explain_match(self.target, self._texts, self.plan)

    def parts(self) -> list[ScorePart]:
        """Return the parts of the score."""
        return score_parts(fold_fields(self._texts), self.plan)

    @property
    def org_reasons(self) -> tuple[str, ...]:
        """Return why a record was found by `org:`, as `operator NASA`: for each body, unless it is that body itself."""
        wanted = {token for choice in self.plan.choices if not choice.excluded for token in choice.facets}
        if isinstance(self.target, Sentence) or not any(split_facet_token(token)[0] == "org" for token in wanted):
            return ()
        bodies = [body for body in self.pack.related(self.target) if isinstance(body, Participant)]
        wanted_bodies = (body for body in bodies if facet_token("org", body.id) in wanted)
        return tuple(self.pack.link_reason(self.target, body) for body in wanted_bodies)

    @cached_property
    def _texts(self) -> tuple[TargetField, ...]:
        return self.store.fields(self.place.number)


@dataclass(frozen=True, repr=False)
class Results:
    """Results of a search, best first. `notices` are sentences about how the query was understood.

    `total` is the number of matches; None if only the best of an unknown number were examined. `unranked` match too,
    but were too many to be scored. In `relaxed` results no target has every word. `matched_facets` are the facets of
    all examined targets that match. `similar` are words spelled like typed ones that do not occur, and may mean
    something else; results that are `only_similar` contain those words only, and nothing that was typed.
    `failure_reason` is the reason why the matches are unknown. `other_values` are the aliases of values, which the
    counts of facets depend on. `own_notes` are the user's own notes by which targets were found, by their numbers.
    """

    plan: Plan
    hits: tuple[Hit, ...]
    total: int | None
    notices: tuple[str, ...] = ()
    relaxed: bool = False
    matched_facets: tuple[Facets, ...] = ()
    only_similar: bool = False
    unranked: Sequence[Hit] = ()
    similar: tuple[SimilarWords, ...] = ()
    failure_reason: str = ""
    other_values: ValueNames = field(default_factory=dict, compare=False)
    own_notes: Mapping[int, str] = field(default_factory=dict, compare=False)

    @property
    def reachable_count(self) -> int:
        """Return how many of the results can be reached here."""
        return len(self.hits) + len(self.unranked)

    @cached_property
    def facets(self) -> dict[str, list[tuple[str, int]]]:
        """Return each field's values among the matches with how many a search for each finds, the most first.

        Raises:
            CorruptIndexError: a value of an index file is none; they are not under its checksums.
        """
        counts = Counter(facet for facets in self.matched_facets for facet in facets.split())
        by_field: dict[str, dict[str, int]] = {name: {} for name in FIELDS}
        for facet, count in counts.most_common():
            if not is_facet_token(facet):
                raise CorruptIndexError("the fields of a result have changed")
            name, value = split_facet_token(facet)
            by_field[name][value] = count
        return {name: self._found_counts(name, values) for name, values in by_field.items()}

    def _found_counts(self, name: str, counts: Mapping[str, int]) -> list[tuple[str, int]]:
        """Return each value of a field with the number of matches that a search for it finds, the most first."""
        found = {value: values_found_with(name, value, counts, self.other_values) for value in counts}
        totals = [
            (value, counts[value] if len(others) == 1 else self._count_any(name, others))
            for value, others in found.items()
        ]
        return sorted(totals, key=lambda pair: -pair[1])

    def _count_any(self, name: str, values: Sequence[str]) -> int:
        """Return how many matches have one of the values: some have two, as 2024 and 2024-06."""
        tokens = [f" {facet_token(name, value)} " for value in values]
        return sum(any(token in facets for token in tokens) for facets in self.matched_facets)


def unanswered(text: str, reason: str) -> Results:
    """Return the results of a failed search, so that no earlier results are shown for it."""
    return Results(Plan(parse_query(text), ()), (), 0, failure_reason=reason)
