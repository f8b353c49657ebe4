"""Search plan: each typed word with the alternatives that may replace it, and the weight of each."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from onrecord.search.clauses import Filter
from onrecord.search.names import Words
from onrecord.search.query import Query, parse_query
from onrecord.search.targets import TEXT_BOUNDARY

SPELLING, JOINED, CORRECTED, STANDS_FOR, INFLECTED = 0.95, 0.95, 0.8, 0.6, 0.4


@dataclass(frozen=True)
class Alternative:
    """A run of words; with `prefix` the last may be incomplete. The typed words have `weight` 1.

    A text has it only with the same `numbers`, if there are any: `1.2` and `½` are both the words `1 2`.
    """

    words: Words
    prefix: bool = False
    weight: float = 1.0
    numbers: tuple[str, ...] = ()

    @property
    def is_synonym(self) -> bool:
        """Return whether it is another name for the typed words rather than one of their forms."""
        return self.weight == STANDS_FOR

    @property
    def text(self) -> str:
        """Return the words for display."""
        return " ".join(self.words) + ("…" if self.prefix else "")

    @cached_property
    def run(self) -> str:
        """Return the words in the form in which folded texts contain them."""
        return f" {' '.join(self.words)}" if self.prefix else f" {' '.join(self.words)} "

    def within(self, wider: "Alternative") -> bool:
        """Return whether all texts that contain it contain the wider one too."""
        return self.run == wider.run or (wider.prefix and self.run.startswith(wider.run))


class WordGroup(NamedTuple):
    """Alternatives of which one must occur; the typed words come first."""

    typed: str
    alternatives: tuple[Alternative, ...]

    @property
    def has_numbers(self) -> bool:
        """Return whether a text with its words may be of other numbers."""
        return any(alternative.numbers for alternative in self.alternatives)

    def within(self, wider: "WordGroup") -> bool:
        """Return whether all texts that match it match the wider group too."""
        return all(any(alternative.within(other) for other in wider.alternatives) for alternative in self.alternatives)


class FacetChoice(NamedTuple):
    """Facet tokens of which one must occur; with `excluded`, none may. Without any token, nothing matches."""

    facets: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True)
class Plan:
    """The plan of a search. `notices` say how the query was understood.

    `corrected` are typed words that do not occur, each with its replacement; the notices about them are true only if
    something is found. `similar` are other such words, with those of similar spelling: these may mean something else,
    so that `similar_groups` searches for them separately. `unlisted` are fields of which a message does not list all
    values. `own_filters` are those of the user's own notes. `other_forms` are typed words that do not occur, each with
    the inflections and other spellings of it that do.
    """

    query: Query
    groups: tuple[WordGroup, ...]
    excluded: tuple[WordGroup, ...] = ()
    choices: tuple[FacetChoice, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    similar: tuple[tuple[str, tuple[Alternative, ...]], ...] = ()
    unlisted: tuple[str, ...] = ()
    similar_groups: tuple[WordGroup, ...] = ()
    own_filters: tuple[Filter, ...] = ()
    other_forms: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        wanted = (not part.excluded for part in self.own_filters)
        return not self.groups and not any(wanted) and not any(not choice.excluded for choice in self.choices)

    @property
    def excluded_by_words(self) -> tuple[WordGroup, ...]:
        """Return the unwanted groups that are known by their words alone."""
        return tuple(group for group in self.excluded if not group.has_numbers)

    @property
    def corrections(self) -> tuple[str, ...]:
        """Return the notices about `corrected` and `other_forms`."""
        shown = (*self.corrected, *self.other_forms)
        return tuple(f"no {typed}; showing {replacement}" for typed, replacement in shown)

    @property
    def with_similar(self) -> "Plan":
        """Return the plan that also searches for the `similar` words."""
        return replace(self, groups=self.similar_groups)

    @cached_property
    def phrase(self) -> str:
        """Return all typed words as one run; empty for a single clause."""
        typed = self.query.terms
        words = [word for clause in typed for word in clause.words]
        end = "" if typed and typed[-1].prefix else " "
        return f" {' '.join(words)}{end}" if len(typed) > 1 else ""

    @cached_property
    def whole_text(self) -> str:
        """Return all typed words as one whole text, between text boundaries."""
        words = " ".join(word for clause in self.query.terms for word in clause.words)
        return f" {TEXT_BOUNDARY} {words} {TEXT_BOUNDARY} "

    def within(self, wider: "Plan") -> bool:
        """Return whether all its matches certainly match the wider plan, as after another letter.

        Their fields must be the same.
        """
        return (
            self.choices == wider.choices
            and set(wider.excluded) <= set(self.excluded)
            and len(wider.groups) <= len(self.groups)
            and all(group.within(wider_group) for group, wider_group in zip(self.groups, wider.groups, strict=False))
        )


EMPTY_PLAN = Plan(parse_query(""), ())
