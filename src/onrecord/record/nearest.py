"""The record that somebody meant who wrote no address of one."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record.kind import BY_PLURAL
from onrecord.record.pack import Pack
from onrecord.record.records import Record

ALIKE = 0.6
"""How much of a word has to be right."""
LONGEST = 80


def nearest(written: str, pack: Pack) -> Record | None:
    """The record whose id, address or name is what was written, or else most like it; None if none is."""
    word = written.strip().lower()
    if not word or len(word) > LONGEST:
        return None
    kind, slash, rest = word.partition("/")
    records = [each for each in pack.records if not (slash and kind in BY_PLURAL) or each.kind is BY_PLURAL[kind]]
    word = rest if slash else word
    names: dict[str, Record] = {}
    for record in records:
        for name in _names(record):
            names.setdefault(name.lower(), record)
    if word in names:
        return names[word]
    from difflib import get_close_matches  # only now: it is slow to load

    found = get_close_matches(word, names, n=1, cutoff=ALIKE)
    return names[found[0]] if found else None


def _names(record: Record) -> Iterator[str]:
    yield record.id
    yield record.name
    if record.short:
        yield record.short
    if record.name_ja:
        yield record.name_ja
    yield from record.aliases
