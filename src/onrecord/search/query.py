"""What a person typed, as clauses. Any text is a query; none is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record import Ref, RefError
from onrecord.search.fold import is_cjk, tokenise

MAX_LENGTH = 256
MAX_CLAUSES = 12
_CLAUSE = re.compile(r'(?P<minus>-?)(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))')


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives, each a run of tokens that follow one another; `prefix` lets the last token be the start of one."""

    alternatives: tuple[tuple[str, ...], ...]
    prefix: bool
    without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses must match, those with `without` must not. `ref` is set where the whole text is a bare ref."""

    clauses: tuple[Clause, ...]
    ref: Ref | None = None

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.without)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.without)


def parse(text: str) -> Query:
    """Words in any order, "exact phrases", -without; the first 256 characters and 12 clauses count."""
    try:
        ref = Ref.parse(text)
    except RefError:
        ref = None
    found = (_clause(hit) for hit in _CLAUSE.finditer(text[:MAX_LENGTH]))
    clauses = tuple(clause for clause in found if clause is not None)
    return Query(clauses[:MAX_CLAUSES], ref)


def _clause(hit: re.Match[str]) -> Clause | None:
    phrase = hit["phrase"]
    tokens = tokenise(phrase if phrase is not None else hit["word"])
    words = tuple(token.text for token in tokens.words)
    if not words:
        return None
    alternatives = [words]
    if phrase is None and tokens.joined:
        alternatives.append(tuple(token.text for token in tokens.joined))
    closed = phrase is not None and hit[0][-1] in '"“”'
    prefix = not closed and not is_cjk(words[-1])
    return Clause(tuple(dict.fromkeys(alternatives)), prefix, without=bool(hit["minus"]))
