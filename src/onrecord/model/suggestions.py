"""Suggestions for mistyped addresses: the records with the most similar ids and names."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from onrecord.model.kind import KINDS_BY_PLURAL
from onrecord.model.pack import Pack
from onrecord.model.records import Record
from onrecord.text.similarity import closest_words

# The share of a word that has to be right: difflib's ratio, from 0 to 1.
SIMILARITY_CUTOFF = 0.6
MAX_TYPED_NAME_CHARS = 80
# The least of a name that is taken for the whole.
MIN_BEGINNING_CHARS = 2


# Names that are compared letter by letter; if there are more, those with the most pairs of letters in common.
MAX_NAMES_COMPARED = 2_000


def records_named(typed: str, pack: Pack) -> list[Record]:
    """Return the records whose id or name is what was typed, in any case; those that have it as an alias come last."""
    word = typed.strip().lower()
    own_names = ((record, name) for record in pack.records for name in _own_names(record))
    aliases = ((record, alias) for record in pack.records for alias in record.aliases)
    named = {record.address: record for record, name in itertools.chain(own_names, aliases) if name.lower() == word}
    return list(named.values())


def only_record_beginning(typed: str, pack: Pack) -> Record | None:
    """Return the one record with an id or name of its own that begins with what was typed; None if several have."""
    word = typed.strip().lower()
    if len(word) < MIN_BEGINNING_CHARS:
        return None
    begun = [record for record in pack.records if any(name.lower().startswith(word) for name in _own_names(record))]
    return begun[0] if len(begun) == 1 else None


def closest_record(typed: str, pack: Pack) -> Record | None:
    """Return the record whose id, address or name is what was typed, else the most similar one; None if none is."""
    return next(iter(closest_records(typed, pack, 1)), None)


def closest_records(typed: str, pack: Pack, limit: int) -> list[Record]:
    """Return up to `limit` records with names like what was typed, the most similar first; an exact match alone."""
    word = typed.strip().lower()
    if not word or len(word) > MAX_TYPED_NAME_CHARS:
        return []
    kind, slash, rest = word.partition("/")
    records = [
        record
        for record in pack.records
        if not (slash and kind in KINDS_BY_PLURAL) or record.kind is KINDS_BY_PLURAL[kind]
    ]
    word = rest if slash else word
    names: dict[str, Record] = {}
    for record in records:
        for name in _names(record):
            names.setdefault(name.lower(), record)
    if word in names:
        return [names[word]]
    matches = closest_words(word, _likely_names(word, names), limit, SIMILARITY_CUTOFF)
    return list({names[name].address: names[name] for name in matches}.values())


def _likely_names(word: str, names: Collection[str]) -> Collection[str]:
    """Return all names, or the two thousand that may be most similar to the word: comparing two names is slow."""
    if len(names) <= MAX_NAMES_COMPARED:
        return names
    pairs = _pairs(word)
    comparable = [name for name in names if len(name) <= len(word) / SIMILARITY_CUTOFF * 2]
    comparable.sort(key=lambda name: len(pairs & _pairs(name)) * 2 - len(name) / 4, reverse=True)
    return comparable[:MAX_NAMES_COMPARED]


def _pairs(word: str) -> set[tuple[str, str]]:
    return set(itertools.pairwise(word))


def _names(record: Record) -> Iterator[str]:
    yield from _own_names(record)
    yield from record.aliases


def _own_names(record: Record) -> Iterator[str]:
    yield record.id
    yield record.name
    if record.short:
        yield record.short
    if record.name_ja:
        yield record.name_ja
