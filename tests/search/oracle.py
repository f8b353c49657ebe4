"""Search without an index: every text of a pack, cut into words by other means than the engine's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from onrecord.model import Commitment, Mission, Pack, Participant, Record, Sentence, Term
from tests.support.addresses import address


def words_of(text: str) -> set[str]:
    """Every word of a text in small letters without accents, and hyphenated words also as one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(c))
    joined = re.sub(r"(?<=\w)[-‐–—](?=\w)", "", plain.replace("u.s.", "us"))
    return {*re.findall(r"[a-z0-9]+", plain), *re.findall(r"[a-z0-9]+", joined)}


def words_by_address(pack: Pack) -> dict[str, set[str]]:
    """The words of everything that can be found in a pack."""
    targets: list[Record | Sentence] = [*pack.records, *pack.statement.sentences]
    return {address(target): words_of("\n".join(_texts(target, pack))) for target in targets}


def holders(prefix: str, words: dict[str, set[str]], *, whole: bool = False) -> set[str]:
    """The addresses that have a word beginning so, or that word."""
    if whole:
        return {key for key, own_words in words.items() if prefix in own_words}
    return {key for key, own_words in words.items() if any(word.startswith(prefix) for word in own_words)}


def _texts(target: Record | Sentence, pack: Pack) -> Iterator[str]:
    if isinstance(target, Sentence):
        yield target.text
        for record in pack.records:
            if not isinstance(record, Commitment) and _named_in(record, target):
                yield record.name
                yield from _other_names(record)
        return
    if isinstance(target, Commitment):
        yield target.clause
        yield from target.aliases
    else:
        yield target.name
        yield from _other_names(target)
        yield from (passage.quote for passage in target.passages if not passage.whole)
    if isinstance(target, Term):
        yield target.meaning or ""
    if isinstance(target, Mission):
        yield from (body for body in (target.operator or "", *target.partners) if "/" not in body)
    yield from (target.caveat or "", target.outcome or "", target.status or "")
    yield from (note.text for note in target.notes)


def _named_in(record: Record, sentence: Sentence) -> bool:
    return any(
        passage.ref.covers(sentence.paragraph, sentence.number) and passage.quote in sentence.text
        for passage in record.passages
        if not passage.whole
    )


def _other_names(record: Record) -> Iterator[str]:
    yield from (record.short or "", record.name_ja or "", *record.aliases)
    if isinstance(record, Participant):
        yield from (record.abbreviation or "", record.official_name or "")
    if isinstance(record, Term):
        yield record.expansion or ""
