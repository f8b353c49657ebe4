"""The search index of the open packs: answer a query with ranked results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from onrecord.model import Address, Pack, Ref
from onrecord.model.address import kind_of_address
from onrecord.search.backend import Backend, Candidate
from onrecord.search.document_store import DocumentStore, MemoryStore, TargetPlace
from onrecord.search.facets import SENTENCE_KIND
from onrecord.search.folded_pack import FoldedPack, fold_pack
from onrecord.search.joint_left_out import joint_notice, joint_plan
from onrecord.search.lexicon import Lexicon, build_lexicon
from onrecord.search.memory import memory_backend
from onrecord.search.other_numbers import OtherNumbers
from onrecord.search.own_notes import NO_OWN_NOTES, NotedBackend, OwnNotes, noted_targets
from onrecord.search.plan import Plan
from onrecord.search.planning import plan_query
from onrecord.search.query import Query, parse_query
from onrecord.search.results import Hit, Results
from onrecord.search.scope import EVERYTHING, Scope
from onrecord.search.score import Scorer
from onrecord.search.similar import find_similar_words
from onrecord.search.unranked import UnrankedResults

# Targets scored at a key press when more may match (docs/search.md explains it).
CANDIDATE_LIMIT = 300

# Targets scored when the user pauses. When more than that match, only CANDIDATE_LIMIT are scored, and the others follow
# them.
FULL_SCAN_LIMIT = 20_000


class Index:
    """Answers search queries. Searching does not change it.

    `metadata` is a text stored with the index, `contents` the fingerprint of what was indexed.
    """

    def __init__(
        self, shelf: DocumentStore, backend: Backend, lexicon: Lexicon, beside: str = "", contents: str = ""
    ) -> None:
        self.store = shelf
        self.metadata = beside
        self.contents = contents
        self.lexicon = lexicon
        self.backend = backend
        self.own_notes = NO_OWN_NOTES

    def with_store(self, shelf: DocumentStore) -> Index:
        """Return the same index, with results read from another document store."""
        return Index(shelf, self.backend, self.lexicon, self.metadata, self.contents)

    def with_own_notes(self, notes: OwnNotes) -> Index:
        """Return the same index for searches that may ask for notes of the user's own, too."""
        index = Index(self.store, self.backend, self.lexicon, self.metadata, self.contents)
        index.own_notes = notes
        return index

    def plan(self, text: str, *, scope: Scope = EVERYTHING, literal: bool = False) -> Plan:
        """Return the plan of a search; a bare ref is found whatever the scope."""
        query = parse_query(text)
        return plan_query(query, self.lexicon, EVERYTHING if query.ref else scope, literal=literal)

    @property
    def size(self) -> int:
        """Return how many records and sentences are indexed."""
        return self.backend.size

    def interrupt(self) -> None:
        """Make a search running on another thread raise Interrupted, if the back end can be interrupted."""
        self.backend.interrupt()

    def search(
        self,
        text: str,
        limit: int | None = None,
        *,
        scope: Scope = EVERYTHING,
        literal: bool = False,
        thorough: bool = False,
    ) -> Results:
        """Return the matches within the scope, best first; `limit` cuts the list. With `literal` no word is corrected.

        If more than CANDIDATE_LIMIT match, the best are chosen among some of them. With `thorough` all are found, and
        scored if they are FULL_SCAN_LIMIT or fewer, which takes longer than a key press may. If there are more, those
        that were not scored follow as `unranked`.
        """
        plan = self.plan(text, scope=scope, literal=literal)
        if plan.own_filters:
            return self._noted_results(plan, limit, thorough=thorough)
        if places := self._find_places(plan.query, scope):
            located = self._located_results(
                places, Plan(plan.query, ()), limit, FULL_SCAN_LIMIT if thorough else CANDIDATE_LIMIT
            )
            return replace(located, notices=plan.query.notices if plan.query.ref else ())
        return self._answer(plan, limit, thorough=thorough)

    def _noted_results(self, plan: Plan, limit: int | None, *, thorough: bool) -> Results:
        """Return the results of a plan that asks for notes of the user's own, with those that they were found by."""
        targets = noted_targets(plan.own_filters, self.own_notes, self.store)
        noted = Index(self.store, NotedBackend(self.backend, self.store, targets), self.lexicon)
        results = noted._answer(plan, limit, thorough=thorough)
        notices = (*targets.notices(self.own_notes, plan.own_filters), *results.notices)
        return replace(results, notices=notices, own_notes=targets.wanted or {})

    def _answer(self, plan: Plan, limit: int | None, *, thorough: bool) -> Results:
        """Return the matches of a plan that is no address."""
        if plan.is_empty:
            exclusions = plan.excluded or plan.choices or plan.own_filters
            advice = ("add something to search for: what was typed only leaves results out",) if exclusions else ()
            return Results(plan, (), 0, (*plan.notices, *advice))
        results = self._ranked_results(plan, limit, thorough=thorough)
        if not plan.similar:
            return results
        similar_results = self._ranked_results(plan.with_similar, limit, thorough=thorough)
        if results.total == 0:
            results = replace(similar_results, only_similar=similar_results.reachable_count > 0)
        before, after = results.notices[: len(plan.notices)], results.notices[len(plan.notices) :]
        notices = (*before, *(words.notice for words in similar_results.similar), *after)
        return replace(results, notices=notices, similar=similar_results.similar)

    def count_joint_left_out(self, results: Results) -> int:
        """Return how many targets of all parties a search for one party's actions left out; 0 for another search."""
        plan = None if results.relaxed or results.only_similar else joint_plan(results.plan)
        if plan is None or plan.own_filters:
            return 0
        joint = self._ranked_results(plan, 0, thorough=True)
        return 0 if joint.relaxed else joint.total or 0

    def joint_notice(self, results: Results) -> str:
        """Return the sentence on what `count_joint_left_out` counts; empty for none."""
        return joint_notice(self.count_joint_left_out(results))

    def _ranked_results(self, plan: Plan, limit: int | None, *, thorough: bool) -> Results:
        """Return the matches of the plan, or else the targets with most of its words."""
        candidates = self.backend.candidates(plan, CANDIDATE_LIMIT)
        numbers: Sequence[int] | None = None
        if thorough and not candidates.complete:
            numbers = self.backend.numbers(plan)
            if len(numbers) <= FULL_SCAN_LIMIT:
                candidates, numbers = self.backend.candidates(plan), None
        score = Scorer(plan).score
        other_numbers = OtherNumbers(plan, self.store)
        ranked = [
            (candidate, value)
            for candidate in candidates.items
            if (value := score(candidate.folded)) is not None
            and not other_numbers.count(candidate.number)
            and not other_numbers.leave_out(candidate.number)
        ]
        if not ranked and len(plan.groups) > 1:
            return self._relaxed_results(plan, limit, FULL_SCAN_LIMIT if thorough else CANDIDATE_LIMIT)
        ranked.sort(key=lambda entry: -entry[1])
        notices = (*plan.notices, *(plan.corrections if ranked else ()))
        facets = tuple(candidate.facets for candidate, _ in ranked)
        hits = self._hits(ranked[:limit], plan)
        similar = find_similar_words(
            plan, [candidate.folded for candidate, _ in ranked], with_counts=candidates.complete
        )
        values = self.lexicon.other_values
        if numbers is None:
            total = len(ranked) if candidates.complete else None
            return Results(plan, hits, total, notices, False, facets, similar=similar, other_values=values)
        scored = {candidate.number for candidate, _ in ranked}
        others = [
            number
            for number in numbers
            if number not in scored and not other_numbers.count(number) and not other_numbers.leave_out(number)
        ]
        total = len(ranked) + len(others)
        unscored = self._unscored_results(others, limit, hits, plan)
        return Results(
            plan, hits, total, notices, False, facets, unranked=unscored, similar=similar, other_values=values
        )

    def _relaxed_results(self, plan: Plan, limit: int | None, candidate_limit: int) -> Results:
        """Return the targets with at least half of the words, for a plan that no target matches in full."""
        candidates = self.backend.candidates(plan, candidate_limit, relaxed=True)
        score = Scorer(plan).partial
        other_numbers = OtherNumbers(plan, self.store)
        scored = [
            (candidate, (value[0] - false, value[1]))
            for candidate in candidates.items
            if (value := score(candidate.folded))
            and value[0] > (false := other_numbers.count(candidate.number))
            and not other_numbers.leave_out(candidate.number)
        ]
        least = min(max((value[0] for _, value in scored), default=0), (len(plan.groups) + 1) // 2)
        scored = [(candidate, value) for candidate, value in scored if value[0] >= least]
        scored.sort(key=lambda entry: entry[1], reverse=True)
        ranked = [(candidate, value[1]) for candidate, value in scored]
        notices = (*plan.corrections, "no result has all the words; those with the most come first") if ranked else ()
        hits = self._hits(ranked[:limit], plan)
        total = len(ranked) if candidates.complete else None
        similar = find_similar_words(plan, [candidate.folded for candidate, _ in ranked], with_counts=False)
        facets = tuple(candidate.facets for candidate, _ in ranked)
        return Results(
            plan,
            hits,
            total,
            (*plan.notices, *notices),
            bool(ranked),
            facets,
            similar=similar,
            other_values=self.lexicon.other_values,
        )

    def _hits(self, ranked: Sequence[tuple[Candidate, float]], plan: Plan) -> tuple[Hit, ...]:
        places = self.store.places([candidate.number for candidate, _ in ranked])
        return tuple(
            Hit(place, _kind_value(place.address), round(value, 3), plan, self.store)
            for place, (_, value) in zip(places, ranked, strict=True)
        )

    def _located_results(
        self, places: Sequence[TargetPlace], plan: Plan, limit: int | None, scored_limit: int
    ) -> Results:
        """Return the targets of a ref or address; those beyond `scored_limit` are counted by a thorough search only."""
        hits = self._unscored_hits(places[:scored_limit][:limit], plan)
        if len(places) <= scored_limit:
            return Results(plan, hits, len(places))
        if scored_limit < FULL_SCAN_LIMIT:
            return Results(plan, hits, None)
        others = [place.number for place in places[scored_limit:]]
        return Results(plan, hits, len(places), unranked=self._unscored_results(others, limit, hits, plan))

    def _unscored_results(
        self, numbers: Sequence[int], limit: int | None, hits: Sequence[Hit], plan: Plan
    ) -> UnrankedResults:
        """Return the results that follow the hits, up to `limit`."""
        room = None if limit is None else max(0, limit - len(hits))
        return UnrankedResults(
            numbers[:room], self.store, lambda block: self._unscored_hits(self.store.places(block), plan)
        )

    def _unscored_hits(self, places: Iterable[TargetPlace], plan: Plan) -> tuple[Hit, ...]:
        """Return unscored hits."""
        return tuple(Hit(place, _kind_value(place.address), 1.0, plan, self.store) for place in places)

    def _find_places(self, query: Query, scope: Scope) -> list[TargetPlace]:
        """Return the targets of a bare address; within a scope those of a ref alone, as a record may lie outside."""
        match query.address:
            case None:
                return []
            case Address(Ref() as ref, pack_id):
                return self._sentences_at(ref, pack_id)
            case Address(record, pack_id):
                return [] if scope.filters() else self.store.records_at(str(record), pack_id)

    def _sentences_at(self, ref: Ref, pack_id: str | None) -> list[TargetPlace]:
        """Return the sentences of the packs that have both ends of the ref: a part of it is not what was asked for."""
        places = self.store.sentences_at(ref, pack_id)
        if ref.first == ref.last:
            return places
        first, last = ({place.pack for place in self.store.sentences_at(Ref(end, end), pack_id)} for end in ref)
        return [place for place in places if place.pack in first & last]


def build_memory_index(packs: Iterable[Pack], folded_by_id: Mapping[str, FoldedPack] = MappingProxyType({})) -> Index:
    """Return an index in memory. Packs that are in `folded_by_id`, by id, are not folded again."""
    store = MemoryStore(packs)
    folded_packs = [folded_by_id.get(pack.id) or fold_pack(pack) for pack in store.packs]
    backend = memory_backend(tuple(texts for folded in folded_packs for texts in folded.texts))
    return Index(store, backend, build_lexicon(folded_packs, backend.vocabulary))


def _kind_value(address: str) -> str:
    """Return the `kind:` value of the target at an address."""
    return kind_of_address(address).value if "/" in address else SENTENCE_KIND
