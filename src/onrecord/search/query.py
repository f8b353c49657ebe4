"""What a person typed, as clauses and filters. Any text is a query; none is an error."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.record import Ref, RefError
from onrecord.search.facets import FIELDS
from onrecord.text.folding import is_cjk, tokenise

MAX_LENGTH = 256
MAX_CLAUSES = 12
MAX_WORDS = 16
"""Of one clause."""

_QUOTES = '"“”„«»＂'
_CLAUSE = re.compile(
    rf"(?P<minus>[-−–]?)(?:(?P<field>[A-Za-z]+)[:：](?P<value>(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?|[^\s{_QUOTES}])*)"
    rf"|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)|(?P<word>[^\s{_QUOTES}]+))"
)


class Clause(NamedTuple):
    """Words that follow one another. `prefix` lets the last be the start of one; `literal` is an exact phrase.

    `joined` are the forms of a hyphenated word without its hyphens.
    """

    words: tuple[str, ...]
    prefix: bool = False
    literal: bool = False
    without: bool = False
    joined: tuple[str, ...] = ()


class Filter(NamedTuple):
    """One of the values must be among a target's values of the field; with `without`, none."""

    field: str
    values: tuple[str, ...]
    without: bool = False


class Query(NamedTuple):
    """All clauses and filters must hold. `ref` is set where the whole text is a bare ref.

    `unknown` are fields that were typed and are none; they were taken for words. `cut` says what was left out, the text
    being too long.
    """

    text: str
    clauses: tuple[Clause, ...]
    filters: tuple[Filter, ...] = ()
    ref: Ref | None = None
    unknown: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.without)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.without)


def parse(text: str) -> Query:
    """Words in any order, "exact phrases", -without, field:value,value; 256 characters and 12 clauses count."""
    try:
        ref = Ref.parse(text)
    except RefError:
        ref = None
    cut = [f"only the first {MAX_LENGTH} characters are searched for"] if len(text) > MAX_LENGTH else []
    text = text[:MAX_LENGTH]
    clauses: list[Clause] = []
    filters: list[Filter] = []
    unknown: list[str] = []
    for found in _CLAUSE.finditer(text):
        field = (found["field"] or "").lower()
        if field in FIELDS:
            if values := values_of(found["value"]):
                filters.append(Filter(field, values, without=bool(found["minus"])))
            continue
        if field and ref is None:
            unknown.append(field)
        if clause := _clause(found, typing=found.end() == len(text)):
            clauses.append(clause)
    if len(clauses) > MAX_CLAUSES or len(filters) > MAX_CLAUSES:
        cut.append(f"only the first {MAX_CLAUSES} words, phrases or fields are searched for")
    if any(len(clause.words) > MAX_WORDS for clause in clauses):
        cut.append(f"only the first {MAX_WORDS} words of a phrase are searched for")
    clauses = [_within_limit(clause) for clause in clauses[:MAX_CLAUSES]]
    return Query(
        text,
        tuple(clauses),
        tuple(filters[:MAX_CLAUSES]),
        ref,
        tuple(dict.fromkeys(unknown)),
        () if ref else tuple(cut),
    )


def _within_limit(clause: Clause) -> Clause:
    """The clause with as many words as are searched for; the last of them is then a whole one."""
    return clause if len(clause.words) <= MAX_WORDS else clause._replace(words=clause.words[:MAX_WORDS], prefix=False)


def values_of(written: str) -> tuple[str, ...]:
    """The values that a field was given: those between commas, without their quotation marks."""
    parts = (part.strip().strip(_QUOTES).strip() for part in re.split("[,，、]", written))
    return tuple(dict.fromkeys(part for part in parts if part))


def _clause(found: re.Match[str], *, typing: bool) -> Clause | None:
    """`typing`: nothing follows, so the last word may be half typed."""
    phrase = found["phrase"]
    tokens = tokenise(phrase if phrase is not None else found["word"] or f"{found['field']} {found['value']}")
    words = tuple(token.text for token in tokens.words)
    if not words:
        return None
    literal = phrase is not None
    return Clause(
        words,
        prefix=typing and not found["closed"] and not is_cjk(words[-1]),
        literal=literal,
        without=bool(found["minus"]),
        joined=() if literal else tuple(token.text for token in tokens.joined),
    )
