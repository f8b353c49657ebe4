"""Words that `onrecord search` did not find: where a statement has them after all."""

from __future__ import annotations

from onrecord.library import Library
from onrecord.search import parse_query
from onrecord.search.facets import SENTENCE_KIND
from onrecord.search.whole_text import (
    MAX_STATEMENTS_READ,
    TypedWords,
    find_after_all,
    find_in_whole_text,
    typed_parts,
    typed_words,
)


def place_after_all(query: str, library: Library, *, of_sentences: bool) -> str:
    """Return where a statement has what was typed although it was not found; empty if none has it.

    With a field or without sentences, something may not be found that a sentence plainly has: then only what no
    sentence has by itself is said.
    """
    parsed = parse_query(query)
    of_sentences &= all(part.field == "kind" and part.values == (SENTENCE_KIND,) for part in parsed.filters)
    parts, words = typed_parts(parsed) if of_sentences else (), TypedWords(typed_words(parsed))
    several = len(library.packs) > 1
    for pack in library.packs.values() if len(library.packs) <= MAX_STATEMENTS_READ else ():
        if place := find_after_all(parts, pack.statement) or find_in_whole_text(words, pack.statement):
            what = place.words if len(parts) > 1 and place.words else "it"
            alone = f"no sentence has {what} by itself; " * place.is_beyond_sentences
            of_whom = f" of {pack.id}" if several else ""
            ref = f"{pack.id}:{place.ref}" if several else place.ref
            show = f", which onrecord show {ref} prints" if place.ref else ""
            return f": {alone}{what} {place.description}{of_whom}{show}"
    return ""
