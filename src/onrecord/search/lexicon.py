"""The lexicon of the open packs: their words, synonyms of names, and aliases of field values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Generic, Protocol, TypeVar

from onrecord.search.facets import FIELDS, slug, split_facet_token
from onrecord.search.folded_pack import FoldedPack
from onrecord.search.names import Words, kind_value_names, synonym_key
from onrecord.search.vocabulary import Vocabulary

LookupKey = TypeVar("LookupKey")
KeyIn = TypeVar("KeyIn", contravariant=True)
LookupValue = TypeVar("LookupValue")

MAX_SYNONYMS = 12


class ReadMapping(Protocol[KeyIn, LookupValue]):
    """The part of a mapping that is needed here."""

    def get(self, key: KeyIn, default: LookupValue, /) -> LookupValue: ...


# For a field and an alias of a value, the values that are meant.
ValueNames = ReadMapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, eq=False, repr=False)
class Lexicon:
    """Words, names and aliases of the open packs.

    `names` has for each name, as folded words separated by spaces and without `and`, the names that it stands for.
    `other_values` has for a field and an alias of a value the values that are meant.
    """

    vocabulary: Vocabulary
    names: ReadMapping[str, tuple[str, ...]]
    other_values: ValueNames

    def synonyms(self, words: Words) -> tuple[Words, ...]:
        """Return the other names of whatever the words name, without mere aliases."""
        return tuple(tuple(name.split()) for name in self.names.get(synonym_key(words), ())[:MAX_SYNONYMS])

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, int]]:
        """Return the values of each field, with how many targets have them."""
        counts: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
        for facet, count in self.vocabulary.counts("=").items():
            field, value = split_facet_token(facet)
            counts[field][value] = count
        return counts

    def matching_values(self, field: str, value: str) -> tuple[str, ...]:
        """Return the field's values that a typed one means: itself, or those of an alias, or those with that prefix."""
        counts, typed = self.values[field], slug(value)
        return values_named(field, typed, counts, self.other_values) or tuple(
            candidate for candidate in counts if typed and (candidate.startswith(typed) or f"-{typed}" in candidate)
        )

    def is_value(self, field: str, typed: str) -> bool:
        """Return whether a typed value is one, or the name of one, and not only the beginning of some."""
        return bool(values_named(field, slug(typed), self.values[field], self.other_values))


def values_named(field: str, typed: str, values: Collection[str], other_values: ValueNames) -> tuple[str, ...]:
    """Return those of the field's values that have the typed id or name: one value's id may be a name of another."""
    named = (typed, *other_values.get((field, typed), ()))
    return tuple(dict.fromkeys(value for value in named if value in values))


class MultiMap(Generic[LookupKey]):
    """The values of each key, each once and in order: most keys have one value, and need no list."""

    def __init__(self, pairs: Iterable[tuple[LookupKey, str]]) -> None:
        self._values: dict[LookupKey, str | dict[str, None]] = {}
        for key, value in pairs:
            existing = self._values.setdefault(key, value)
            if isinstance(existing, dict):
                existing[value] = None
            elif existing != value:
                self._values[key] = {existing: None, value: None}

    def get(self, key: LookupKey, default: tuple[str, ...], /) -> tuple[str, ...]:
        """Return the values of the key."""
        values = self._values.get(key)
        if values is None:
            return default
        return (values,) if isinstance(values, str) else tuple(values)


def build_lexicon(packs: Sequence[FoldedPack], vocabulary: Vocabulary) -> Lexicon:
    """Return a lexicon in memory."""
    values = chain(kind_value_names(), chain.from_iterable(pack.values for pack in packs))
    return Lexicon(
        vocabulary,
        MultiMap(chain.from_iterable(pack.names for pack in packs)),
        MultiMap(((field, name), value) for field, name, value in values),
    )
