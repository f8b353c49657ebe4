"""What is looked for: each typed word with all that may stand in its place, and how much less each counts."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from onrecord.model.value import Value
from onrecord.search.lexicon import Words
from onrecord.search.query import Query, parse_query
from onrecord.search.targets import TEXT_BOUNDARY

SPELLING, JOINED, CORRECTED, STANDS_FOR, INFLECTED = 0.95, 0.95, 0.8, 0.6, 0.4


class Alternative(Value):
    """A run of words; with `prefix` its last may go on. `weight` is what it counts beside the typed words' 1."""

    words: Words
    prefix: bool = False
    weight: float = 1.0

    @property
    def stands_in(self) -> bool:
        """Whether it is another name for what was typed, and none of its words."""
        return self.weight == STANDS_FOR

    @property
    def shown(self) -> str:
        """As people read it."""
        return " ".join(self.words) + ("…" if self.prefix else "")

    @cached_property
    def run(self) -> str:
        """As it stands in folded texts."""
        return f" {' '.join(self.words)}" if self.prefix else f" {' '.join(self.words)} "

    def within(self, wider: Alternative) -> bool:
        """Whether all texts that hold it hold the wider one too."""
        return self.run == wider.run or (wider.prefix and self.run.startswith(wider.run))


class WordGroup(NamedTuple):
    """One of the alternatives must be there; the typed words come first."""

    typed: str
    alternatives: tuple[Alternative, ...]

    def within(self, wider: WordGroup) -> bool:
        """As for alternatives."""
        return all(any(each.within(other) for other in wider.alternatives) for each in self.alternatives)


class FacetChoice(NamedTuple):
    """One of these facet words must be there; with `without`, none. Without any, nothing fits."""

    facets: tuple[str, ...]
    without: bool = False


class Plan(Value):
    """What to look for; `says` is for a person to know of how the query was taken.

    `corrected` are typed words that do not occur, with what was taken instead; what is said of them is true only where
    something is found. `similar` are others, with what is spelt alike: these may be other words altogether, and are
    looked for, by `similar_groups`, apart from what was typed. `unlisted` are fields of which a message does not name
    all values.
    """

    query: Query
    groups: tuple[WordGroup, ...]
    without: tuple[WordGroup, ...] = ()
    choices: tuple[FacetChoice, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    says: tuple[str, ...] = ()
    similar: tuple[tuple[str, tuple[Alternative, ...]], ...] = ()
    unlisted: tuple[str, ...] = ()
    similar_groups: tuple[WordGroup, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.groups and not any(not choice.without for choice in self.choices)

    @property
    def corrections(self) -> tuple[str, ...]:
        """What is to be said of `corrected`."""
        return tuple(f"no {typed}; showing {shown}" for typed, shown in self.corrected)

    @property
    def with_similar(self) -> Plan:
        """The plan that looks for `similar` words too."""
        return self._replace(groups=self.similar_groups)

    @cached_property
    def phrase(self) -> str:
        """All that was typed, as one run of words; empty for a single clause."""
        typed = self.query.in_order
        words = [each for clause in typed for each in clause.words]
        end = "" if typed and typed[-1].prefix else " "
        return f" {' '.join(words)}{end}" if len(typed) > 1 else ""

    @cached_property
    def whole(self) -> str:
        """All that was typed, as one whole text."""
        words = " ".join(word for clause in self.query.in_order for word in clause.words)
        return f" {TEXT_BOUNDARY} {words} {TEXT_BOUNDARY} "

    def within(self, wider: Plan) -> bool:
        """Whether all that fits it is known to fit the wider one, as after another letter; fields must be the same."""
        return (
            self.choices == wider.choices
            and set(wider.without) <= set(self.without)
            and len(wider.groups) <= len(self.groups)
            and all(own.within(other) for own, other in zip(self.groups, wider.groups, strict=False))
        )


EMPTY_PLAN = Plan(parse_query(""), ())
