"""What is looked for: each typed word with all that may stand in its place, and how much less each counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from onrecord.record.value import Value
from onrecord.search.document import GAP
from onrecord.search.facets import word
from onrecord.search.lexicon import LONGEST_NAME, Lexicon, Words
from onrecord.search.query import Clause, Filter, Query, parse
from onrecord.search.question import asked_for
from onrecord.search.spelling import inflections, spellings
from onrecord.search.vocabulary import Vocabulary
from onrecord.text.folding import is_cjk

MOST_VALUES = 12
"""Values of a field that a message names."""

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


class Group(NamedTuple):
    """One of the alternatives must be there; the typed words come first."""

    typed: str
    alternatives: tuple[Alternative, ...]

    def within(self, wider: Group) -> bool:
        """As for alternatives."""
        return all(any(each.within(other) for other in wider.alternatives) for each in self.alternatives)


class Choice(NamedTuple):
    """One of these facet words must be there; with `without`, none. Without any, nothing fits."""

    facets: tuple[str, ...]
    without: bool = False


class Plan(Value):
    """`corrected` are typed words that do not occur, with what was taken instead; `says` is for a person to know.

    What is said of `corrected` is true only where something is found.
    """

    query: Query
    groups: tuple[Group, ...]
    without: tuple[Group, ...] = ()
    choices: tuple[Choice, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    says: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.groups and not any(not choice.without for choice in self.choices)

    @property
    def corrections(self) -> tuple[str, ...]:
        """What is to be said of `corrected`."""
        return tuple(f"no {typed}; showing {shown}" for typed, shown in self.corrected)

    @cached_property
    def phrase(self) -> str:
        """All that was typed, as one run of words; empty for a single clause."""
        wanted = self.query.wanted
        words = [each for clause in wanted for each in clause.words]
        end = "" if wanted and wanted[-1].prefix else " "
        return f" {' '.join(words)}{end}" if len(wanted) > 1 else ""

    @cached_property
    def whole(self) -> str:
        """All that was typed, as one whole text."""
        return f" {GAP} {' '.join(each for clause in self.query.wanted for each in clause.words)} {GAP} "

    def within(self, wider: Plan) -> bool:
        """Whether all that fits it is known to fit the wider one, as after another letter; fields must be the same."""
        return (
            self.choices == wider.choices
            and set(wider.without) <= set(self.without)
            and len(wider.groups) <= len(self.groups)
            and all(own.within(other) for own, other in zip(self.groups, wider.groups, strict=False))
        )


NOTHING = Plan(parse(""), ())


def plan(query: Query, lexicon: Lexicon, *, literal: bool = False) -> Plan:
    """`literal` takes every word as it is typed: nothing is corrected."""
    says = [*query.cut]
    says += [f"there is no field {field}: it was searched for as a word" for field in query.unknown]
    wanted = query.wanted if literal else asked_for(query.wanted)
    if len(wanted) < len(query.wanted):
        says.append(f"searched for: {' '.join(each for clause in wanted for each in clause.words)}")
    groups: list[list[Alternative]] = [_alternatives(clause, lexicon) for clause in wanted]
    _add_names(wanted, groups, lexicon)
    _add_joined(wanted, groups, lexicon)
    corrected: list[tuple[str, str]] = []
    for clause, alternatives in zip(wanted, groups, strict=True):
        if literal or clause.literal or any(_occurs(each, lexicon) for each in alternatives):
            continue
        alternatives += (found := _corrections(clause, lexicon))
        if found:
            corrected.append((" ".join(clause.words), ", ".join(each.shown for each in found)))
    choices = []
    for each in query.filters:
        choices.append(_choice(each, lexicon))
        says += _unknown_values(each, lexicon)
    return Plan(
        query,
        tuple(_group(clause, found) for clause, found in zip(wanted, groups, strict=True)),
        tuple(_group(clause, _literally(clause)) for clause in query.unwanted),
        tuple(choices),
        tuple(corrected),
        tuple(says),
    )


def _group(clause: Clause, alternatives: Sequence[Alternative]) -> Group:
    """Each run of words once, at its highest weight."""
    best: dict[tuple[Words, bool], Alternative] = {}
    for each in alternatives:
        key = each.words, each.prefix
        if key not in best or best[key].weight < each.weight:
            best[key] = each
    return Group(" ".join(clause.words), tuple(best.values()))


def _literally(clause: Clause) -> list[Alternative]:
    joined = [Alternative((each,), clause.prefix, JOINED) for each in clause.joined if len(clause.joined) == 1]
    return [Alternative(clause.words, clause.prefix), *joined]


def _alternatives(clause: Clause, lexicon: Lexicon) -> list[Alternative]:
    found = _literally(clause)
    vocabulary = lexicon.vocabulary
    if clause.literal:
        return found
    *before, last = clause.words
    found += [Alternative((*before, each), weight=SPELLING) for each in spellings(last) if each in vocabulary]
    found += [Alternative((*before, each), weight=INFLECTED) for each in inflections(last) if each in vocabulary]
    half_typed = not clause.prefix and last not in vocabulary and not is_cjk(last)
    if half_typed and vocabulary.begins(last):
        found.append(Alternative(clause.words, prefix=True))
    return found


def _add_names(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Where clauses together are a name, what it stands for may stand in the place of each."""
    taken = 0
    for start in range(len(clauses)):
        for end in range(min(len(clauses), start + LONGEST_NAME), max(start, taken), -1):
            part = clauses[start:end]
            others = lexicon.stands_for(tuple(word for clause in part for word in clause.words))
            if others and not any(clause.literal for clause in part):
                for alternatives in groups[start:end]:
                    alternatives += [Alternative(other, weight=STANDS_FOR) for other in others]
                taken = end
                break


def _add_joined(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Two words that occur as one (`anti satellite`), and one that occurs as two only."""
    for at, (left, right) in enumerate(pairwise(clauses)):
        if left.literal or right.literal or len(left.words) > 1 or len(right.words) > 1:
            continue
        joined = left.words[0] + right.words[0]
        if joined in lexicon.vocabulary or (right.prefix and lexicon.vocabulary.begins(joined)):
            for alternatives in groups[at : at + 2]:
                alternatives.append(Alternative((joined,), right.prefix, JOINED))
    for clause, alternatives in zip(clauses, groups, strict=True):
        if not clause.literal and len(clause.words) == 1 and not any(_occurs(a, lexicon) for a in alternatives):
            halves = lexicon.vocabulary.split(clause.words[0])
            alternatives += [Alternative(each, weight=JOINED) for each in halves]


def _occurs(alternative: Alternative, lexicon: Lexicon) -> bool:
    """Whether each of its words does; not whether they do so in this order."""
    *before, last = alternative.words
    vocabulary = lexicon.vocabulary
    return all(each in vocabulary for each in before) and (
        last in vocabulary or (alternative.prefix and vocabulary.begins(last))
    )


def _corrections(clause: Clause, lexicon: Lexicon) -> list[Alternative]:
    """With the one word corrected that does not occur; where several do not, nothing is guessed."""
    words, vocabulary = clause.words, lexicon.vocabulary
    end = len(words) - 1
    unknown = [
        at
        for at, each in enumerate(words)
        if each not in vocabulary and not (at == end and clause.prefix and vocabulary.begins(each))
    ]
    if len(unknown) != 1:
        return []
    [at] = unknown
    found, begun = _nearest(words[at], vocabulary, half_typed=at == end and clause.prefix)
    prefix = begun or (clause.prefix and at < end)
    return [Alternative((*words[:at], each, *words[at + 1 :]), prefix, CORRECTED) for each in found]


def _nearest(word: str, vocabulary: Vocabulary, *, half_typed: bool) -> tuple[tuple[str, ...], bool]:
    """The words one slip away, else two, and whether they are only beginnings, as of a word that is still typed."""
    for twice in (False, True):
        for prefix in (False, True) if half_typed else (False,):
            if found := vocabulary.near(word, prefix=prefix, twice=twice):
                return found, prefix
    return (), False


def _choice(wanted: Filter, lexicon: Lexicon) -> Choice:
    values = (value for typed in wanted.values for value in lexicon.meant(wanted.field, typed))
    return Choice(tuple(dict.fromkeys(word(wanted.field, value) for value in values)), wanted.without)


def _unknown_values(wanted: Filter, lexicon: Lexicon) -> list[str]:
    values = list(lexicon.values[wanted.field])
    rest = len(values) - MOST_VALUES
    known = (", ".join(values[:MOST_VALUES]) or "none") + (f" and {rest} more; F offers them" if rest > 0 else "")
    return [
        f"there is no {wanted.field} {typed}; there are: {known}"
        for typed in wanted.values
        if not lexicon.meant(wanted.field, typed)
    ]
