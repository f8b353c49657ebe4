"""The user's own notes in a search: `my:WORDS` and `has:my`. No index of packs holds them; they are looked through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from onrecord.model import Ref
from onrecord.search.backend import Backend, Candidate, Candidates
from onrecord.search.clauses import Filter
from onrecord.search.document_store import DocumentStore
from onrecord.search.facets import OWN_NOTES_FIELD, target_facets
from onrecord.search.plan import Plan
from onrecord.search.targets import Role, TargetField, fold_fields
from onrecord.search.vocabulary import Vocabulary
from onrecord.text.folding import words_of


class SearchedNote(NamedTuple):
    """A note of the user's own on a record at its address, on words at a ref, or else on the statement of a pack."""

    pack: str
    text: str
    record: str = ""
    ref: Ref | None = None


@dataclass(frozen=True, eq=False)
class OwnNotes:
    """The user's own notes, with their words folded as the texts of packs are."""

    notes: tuple[SearchedNote, ...] = ()
    _numbers: dict[int, list[int]] = field(default_factory=dict)
    _stores: list[DocumentStore] = field(default_factory=list)

    def numbers(self, position: int, store: DocumentStore) -> list[int]:
        """Return the numbers of the targets that a note is on; they are looked up once, not at every key press."""
        if self._stores != [store]:
            self._stores[:] = [store]
            self._numbers.clear()
        if position not in self._numbers:
            self._numbers[position] = _numbers_of(self.notes[position], store)
        return self._numbers[position]

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(
            fold_fields([TargetField(OWN_NOTES_FIELD, note.text, Role.EDITOR)])[Role.EDITOR] for note in self.notes
        )

    def matching(self, filters: Iterable[Filter]) -> frozenset[int]:
        """Return the positions of the notes that every filter takes: `has:` any, `my:` those with one of its values."""
        positions = frozenset(range(len(self.notes)))
        for part in filters:
            if part.field == OWN_NOTES_FIELD:
                runs = [run for value in part.values for run in _runs(value)]
                positions = frozenset(one for one in positions if any(run in self._folded[one] for run in runs))
        return positions


def _runs(value: str) -> list[str]:
    """Return the forms in which a note may have the words of a value; the last may be half typed."""
    words, joined = words_of(value)
    return [f" {' '.join(form)}" for form in (words, joined) if form]


NO_OWN_NOTES = OwnNotes()


@dataclass(frozen=True, eq=False)
class NotedTargets:
    """The targets that the user's own notes limit a search to; with `wanted` None it only leaves `unwanted` out.

    `on_statements` are the packs whose statements have a note that matches, `not_open` counts those on other packs:
    neither is a sentence or record that could be a result.
    """

    wanted: Mapping[int, str] | None
    unwanted: frozenset[int] = frozenset()
    on_statements: tuple[str, ...] = ()
    not_open: int = 0

    def notices(self, notes: OwnNotes, filters: Sequence[Filter]) -> tuple[str, ...]:
        """Return what the results do not say by themselves."""
        sentences = [
            f"has:{OWN_NOTES_FIELD} is not searched for together with other values: write has:{OWN_NOTES_FIELD} alone"
            for part in filters
            if part.field == "has" and len(part.values) > 1
        ]
        if self.wanted is None:
            return tuple(sentences)
        if not notes.notes:
            return (*sentences, "you have no notes of your own yet")
        if self.on_statements:
            these = "a statement" if len(self.on_statements) == 1 else "statements"
            sentences.append(f"your notes on {these} match, too: {', '.join(self.on_statements)}")
        if self.not_open:
            are = "note of yours matches" if self.not_open == 1 else "notes of yours match"
            sentences.append(f"{self.not_open} more {are}, on what is not open here; onrecord note list prints all")
        if not (self.wanted or self.on_statements or self.not_open):
            typed = " ".join(f"{part.field}:{','.join(part.values)}" for part in filters if not part.excluded)
            sentences.append(f"no note of yours matches {typed}")
        return tuple(sentences)


def noted_targets(filters: Sequence[Filter], notes: OwnNotes, store: DocumentStore) -> NotedTargets:
    """Return the targets that the filters leave of those in the store."""
    wanted_filters = [part for part in filters if not part.excluded]
    unwanted: set[int] = set()
    for part in filters:
        if part.excluded:
            for position in notes.matching([part]):
                unwanted.update(notes.numbers(position, store))
    if not wanted_filters:
        return NotedTargets(None, frozenset(unwanted))
    wanted: dict[int, list[str]] = {}
    on_statements: dict[str, None] = {}
    not_open = 0
    for position in sorted(notes.matching(wanted_filters)):
        note = notes.notes[position]
        numbers = notes.numbers(position, store)
        if numbers:
            for number in numbers:
                wanted.setdefault(number, []).append(note.text)
        elif note.pack in store.titles and not (note.record or note.ref):
            on_statements[note.pack] = None
        else:
            not_open += 1
    texts = {number: "\n".join(lines) for number, lines in wanted.items()}
    return NotedTargets(texts, frozenset(unwanted), tuple(on_statements), not_open)


def _numbers_of(note: SearchedNote, store: DocumentStore) -> list[int]:
    if note.pack not in store.titles:
        return []
    if note.record:
        return [place.number for place in store.records_at(note.record, note.pack)]
    return [place.number for place in store.sentences_at(note.ref, note.pack)] if note.ref else []


class NotedBackend:
    """A back end that has only the targets that the user's own notes leave of another's."""

    def __init__(self, backend: Backend, store: DocumentStore, targets: NotedTargets) -> None:
        self._backend = backend
        self._store = store
        self._targets = targets

    @property
    def vocabulary(self) -> Vocabulary:
        return self._backend.vocabulary

    @property
    def size(self) -> int:
        return self._backend.size

    def candidates(self, plan: Plan, cap: int | None = None, *, relaxed: bool = False) -> Candidates:
        """Return the noted targets that have the fields of the plan, or those of the other that are not left out."""
        unwanted = self._targets.unwanted
        if self._targets.wanted is None:
            items, complete = self._backend.candidates(plan, cap, relaxed=relaxed)
            return Candidates([item for item in items if item.number not in unwanted], complete)
        numbers = sorted(number for number in self._targets.wanted if number not in unwanted)
        made = map(self._candidate, numbers)
        return Candidates([item for item in made if _has_fields(item, plan)], complete=True)

    def numbers(self, plan: Plan) -> list[int]:
        """Return the numbers of all that may match."""
        if self._targets.wanted is None:
            return [number for number in self._backend.numbers(plan) if number not in self._targets.unwanted]
        return [candidate.number for candidate in self.candidates(plan).items]

    def interrupt(self) -> None:
        self._backend.interrupt()

    def _candidate(self, number: int) -> Candidate:
        [place] = self._store.places([number])
        facets = target_facets(self._store.pack(place.pack), self._store.target(number))
        return Candidate(number, fold_fields(self._store.fields(number)), facets)


def _has_fields(candidate: Candidate, plan: Plan) -> bool:
    return all(
        any(f" {facet} " in candidate.facets for facet in choice.facets) != choice.excluded for choice in plan.choices
    )
