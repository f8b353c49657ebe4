"""What the open packs' words, names and fields are: by it a typed word is taken for others that mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from onrecord.model import Commitment, Grade, Kind, Participant, Record
from onrecord.model.value import Value
from onrecord.search.facets import FIELDS, SENTENCE_KIND, slug, split_facet_token
from onrecord.search.targets import other_names
from onrecord.search.vocabulary import Vocabulary
from onrecord.text.folding import words_of

if TYPE_CHECKING:
    from onrecord.search.folded_pack import FoldedPack

Words = tuple[str, ...]
LookupKey = TypeVar("LookupKey")
Asked = TypeVar("Asked", contravariant=True)
LookupValue = TypeVar("LookupValue")

SIDE_ALIASES = (("united-states", "us"), ("u-s", "us"), ("american", "us"), ("japanese", "japan"), ("joint", "both"))
"""Other words for the values of `side:` and `actor:`."""

HAS_ALIASES = (
    ("notes", "note"),
    ("caveats", "caveat"),
    ("caution", "caveat"),
    ("cautions", "caveat"),
    ("plan", "planned"),
)
"""The same of `has:`."""

MAX_SYNONYMS = 12
MAX_NAME_WORDS = 8
"""Words of a name that is looked up as a whole."""


class ReadMapping(Protocol[Asked, LookupValue]):
    """As much of a mapping as is needed."""

    def get(self, key: Asked, default: LookupValue, /) -> LookupValue: ...


class Lexicon(Value):
    """`names` says of every name, as folded words with a space between and without `and`, for which others it stands.

    `other_values` says of a field and another name of a value which values are meant.
    """

    vocabulary: Vocabulary
    names: ReadMapping[str, tuple[str, ...]]
    other_values: ReadMapping[tuple[str, str], tuple[str, ...]]

    def stands_for(self, words: Words) -> tuple[Words, ...]:
        """The names of what the words are a name of; a mere alias is not among them."""
        return tuple(tuple(name.split()) for name in self.names.get(_key(words), ())[:MAX_SYNONYMS])

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, int]]:
        """The values of each field, with how many targets have them."""
        found: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
        for facet, count in self.vocabulary.counted("=").items():
            field, value = split_facet_token(facet)
            found[field][value] = count
        return found

    def meant(self, field: str, value: str) -> tuple[str, ...]:
        """The field's values that a typed one means: itself, or by another name, or those that it begins."""
        known, typed = self.values[field], slug(value)
        if typed in known:
            return (typed,)
        if other := self.other_values.get((field, typed), ()):
            return tuple(each for each in other if each in known)
        return tuple(each for each in known if typed and (each.startswith(typed) or f"-{typed}" in each))


class Gathered(Generic[LookupKey]):
    """What each key stands for, each once and in order: most stand for one thing, for which no list is made."""

    def __init__(self, pairs: Iterable[tuple[LookupKey, str]]) -> None:
        self._held: dict[LookupKey, str | dict[str, None]] = {}
        for key, other in pairs:
            known = self._held.setdefault(key, other)
            if isinstance(known, dict):
                known[other] = None
            elif known != other:
                self._held[key] = {known: None, other: None}

    def get(self, key: LookupKey, default: tuple[str, ...], /) -> tuple[str, ...]:
        """Return what the key stands for."""
        held = self._held.get(key)
        if held is None:
            return default
        return (held,) if isinstance(held, str) else tuple(held)


def build_lexicon(packs: Sequence[FoldedPack], vocabulary: Vocabulary) -> Lexicon:
    """In memory."""
    values = chain(kind_value_names(), chain.from_iterable(pack.values for pack in packs))
    return Lexicon(
        vocabulary,
        Gathered(chain.from_iterable(pack.names for pack in packs)),
        Gathered(((field, name), value) for field, name, value in values),
    )


def record_synonyms(record: Record) -> Iterator[tuple[str, str]]:
    """Each name of a record, as it is looked up, with each other that it stands for.

    Areas and commitments stand for nothing.
    """
    if isinstance(record, Commitment) or record.kind is Kind.AREA:
        return
    own: list[Words] = []
    aliases: list[Words] = []
    for kind, text in (("name", record.name), *other_names(record)):
        (aliases if kind == "alias" else own).append(words_of(text)[0])
    others = [(other, " ".join(other)) for other in own if other]
    for name in (*own, *aliases):
        if (key := _key(name)) and len(name) <= MAX_NAME_WORDS:
            yield from ((key, written_other) for other, written_other in others if other != name)


def _key(name: Words) -> str:
    """Return the words by which a name is looked up: `and` joins the words of a query, and is not looked for."""
    return " ".join(word for word in name if word != "and")


def record_value_names(record: Record) -> Iterator[tuple[str, str, str]]:
    """Field, other name and value, for a record that is a value of a field."""
    if isinstance(record, Participant) or record.kind is Kind.AREA:
        field = "org" if isinstance(record, Participant) else "area"
        for name in (record.name, *(text for _, text in other_names(record))):
            yield field, slug(name), record.id


def kind_value_names() -> Iterator[tuple[str, str, str]]:
    """The same, for what no pack decides."""
    for kind in Kind:
        yield "kind", kind.plural, kind.value
    yield "kind", "sentences", SENTENCE_KIND
    for field in ("actor", "side"):
        yield from ((field, other, value) for other, value in SIDE_ALIASES)
    yield from (("has", name, value) for name, value in HAS_ALIASES)
    for grade in Grade:
        yield "grade", slug(grade.title), str(grade.value)
