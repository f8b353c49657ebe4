"""Find the plan's words in a text as published, for highlighting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.search.plan import Alternative, Plan, WordGroup
from onrecord.text.folding import Token, Tokens, tokenize

Span = tuple[int, int]


class Match(NamedTuple):
    """A match in the original text, from offset `start` to `end`; `exact` if no token matched only by its prefix."""

    start: int
    end: int
    exact: bool


def highlights(text: str, plan: Plan) -> tuple[Span, ...]:
    """Return the spans of `text` that the plan's wanted words match, in order, merged where they overlap."""
    if not plan.groups:
        return ()
    tokens = tokenize(text)
    return merge_spans((found.start, found.end) for group in plan.groups for found in find_matches(group, tokens))


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def find_matches(group: WordGroup, tokens: Tokens) -> list[Match]:
    """Return every match of an alternative; other names count only if the typed words do not match."""
    typed = list(_places([each for each in group.alternatives if not each.stands_in], tokens))
    return typed or list(_places([each for each in group.alternatives if each.stands_in], tokens))


def _places(alternatives: Iterable[Alternative], tokens: Tokens) -> Iterator[Match]:
    """Yield every match of an alternative.

    A hyphenated word matches by a prefix of its joined form, unless one of its parts matches by itself: `co` highlights
    the first two letters of `co-operation`, `coop` all of it.
    """
    starts: set[int] = set()
    for wanted in alternatives:
        first, several = wanted.words[0], len(wanted.words) > 1
        for index, token in enumerate(tokens.words):
            begun = token.text == first or (wanted.prefix and not several and token.text.startswith(first))
            if begun and (found := _match_at(wanted, tokens, index)):
                starts.add(found.start)
                yield found
        if not several:
            for token in tokens.joined:
                begun = wanted.prefix and token.start not in starts and token.text.startswith(first)
                if token.text == first or begun:
                    yield Match(token.start, token.end, token.text == first)
            for token in tokens.numbered:
                begun = wanted.prefix and first[-1].isdigit() and token.text.startswith(first)
                if token.text == first or begun:
                    yield Match(token.start, token.end, token.text == first)


def _match_at(wanted: Alternative, tokens: Tokens, index: int) -> Match | None:
    """Return the match of a run of words that begins with that token; None if there is none."""
    found = tokens.words[index : index + len(wanted.words)]
    if len(found) < len(wanted.words):
        return None
    if any(token.text != word for token, word in zip(found[:-1], wanted.words, strict=False)):
        return None
    last, typed = found[-1], wanted.words[-1]
    exact = last.text == typed
    if not exact and not (wanted.prefix and last.text.startswith(typed)):
        return None
    return Match(found[0].start, last.end if exact else _begun_end(last, typed), exact)


def _begun_end(token: Token, typed: str) -> int:
    """Return the end of the typed part of a token if it is known, else of the whole token."""
    return token.start + len(typed) if token.aligned else token.end
