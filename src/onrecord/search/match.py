"""Where a clause stands in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.search.fold import Token, Tokens, tokenise
from onrecord.search.query import Clause, Query


@dataclass(frozen=True, slots=True)
class Match:
    """`start` and `end` are offsets in the original text; `exact` says that no token was only begun."""

    start: int
    end: int
    exact: bool


def matches(clause: Clause, tokens: Tokens) -> Iterator[Match]:
    """Every place where one of the clause's alternatives stands."""
    lit: set[int] = set()
    for wanted in clause.alternatives:
        for index in range(len(tokens.words)):
            if match := match_at(wanted, clause.prefix, tokens, index):
                lit.add(match.start)
                yield match
        if len(wanted) == 1:
            for token in tokens.joined:
                if token.start not in lit and _is_or_begins(wanted[0], token, clause.prefix):
                    yield Match(token.start, token.end, token.text == wanted[0])


def _is_or_begins(typed: str, token: Token, prefix: bool) -> bool:
    return token.text.startswith(typed) if prefix else token.text == typed


def match_at(wanted: tuple[str, ...], prefix: bool, tokens: Tokens, index: int) -> Match | None:
    """The match of a run of tokens that begins at token `index`, or None."""
    words = tokens.words
    last = index + len(wanted) - 1
    if last >= len(words):
        return None
    for offset in range(len(wanted) - 1):
        if words[index + offset].text != wanted[offset]:
            return None
    exact = words[last].text == wanted[-1]
    if not exact and not (prefix and words[last].text.startswith(wanted[-1])):
        return None
    end = words[last].end if exact else _begun_end(words[last], wanted[-1])
    return Match(words[index].start, end, exact)


def highlights(text: str, query: Query) -> tuple[tuple[int, int], ...]:
    """The spans of `text` that the query's wanted clauses match, in order, merged where they overlap."""
    tokens = tokenise(text)
    spans = sorted((match.start, match.end) for clause in query.wanted for match in matches(clause, tokens))
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _begun_end(token: Token, typed: str) -> int:
    """The end of the typed part of a token where it can be told, else of the whole token."""
    return token.start + len(typed) if token.aligned else token.end
