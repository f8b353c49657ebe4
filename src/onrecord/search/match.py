"""Find the plan's words in a text as published, for highlighting."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.search.exact_numbers import exact_numbers, number_end, number_start
from onrecord.search.plan import Alternative, Plan, WordGroup
from onrecord.text.folding import Token, Tokens, tokenize

MatchSpan = tuple[int, int]


class Match(NamedTuple):
    """A match in the original text, from offset `start` to `end`; `exact` if no token matched only by its prefix."""

    start: int
    end: int
    exact: bool


def highlights(text: str, plan: Plan) -> tuple[MatchSpan, ...]:
    """Return the spans of `text` that the plan's wanted words match, in order, merged where they overlap."""
    if not plan.groups:
        return ()
    tokens = tokenize(text)
    return merge_spans((match.start, match.end) for group in plan.groups for match in find_matches(group, tokens, text))


def merge_spans(spans: Iterable[MatchSpan]) -> tuple[MatchSpan, ...]:
    merged: list[MatchSpan] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def find_matches(group: WordGroup, tokens: Tokens, text: str) -> list[Match]:
    """Return every match of an alternative in a text; other names count only if the typed words do not match."""
    typed = [alternative for alternative in group.alternatives if not alternative.is_synonym]
    matches = list(_places(typed, tokens, text))
    return matches or list(
        _places([alternative for alternative in group.alternatives if alternative.is_synonym], tokens, text)
    )


def _places(alternatives: Iterable[Alternative], tokens: Tokens, text: str) -> Iterator[Match]:
    """Yield every match of an alternative.

    A hyphenated word matches by a prefix of its joined form, unless one of its parts matches by itself: `co` highlights
    the first two letters of `co-operation`, `coop` all of it.
    """
    starts: set[int] = set()
    for alternative in alternatives:
        first, several = alternative.words[0], len(alternative.words) > 1
        for index, token in enumerate(tokens.words):
            matches = token.text == first or (alternative.prefix and not several and token.text.startswith(first))
            if matches and (match := _match_at(alternative, tokens, index, text)):
                starts.add(match.start)
                yield match
        if not several:
            for token in tokens.joined:
                matches = alternative.prefix and token.start not in starts and token.text.startswith(first)
                if token.text == first or matches:
                    yield Match(token.start, token.end, token.text == first)
            for token in tokens.numbered:
                matches = alternative.prefix and first[-1].isdigit() and token.text.startswith(first)
                if token.text == first or matches:
                    yield Match(token.start, token.end, token.text == first)


def _match_at(alternative: Alternative, tokens: Tokens, index: int, text: str) -> Match | None:
    """Return the match of a run of words that begins with that token; None if there is none."""
    run = tokens.words[index : index + len(alternative.words)]
    if len(run) < len(alternative.words):
        return None
    if any(token.text != word for token, word in zip(run[:-1], alternative.words, strict=False)):
        return None
    last, typed = run[-1], alternative.words[-1]
    exact = last.text == typed
    if not exact and not (alternative.prefix and last.text.startswith(typed)):
        return None
    match = Match(run[0].start, last.end if exact else _typed_end(last, typed), exact)
    if alternative.numbers:
        end = match.end if alternative.prefix else number_end(text, match.end)
        if exact_numbers(text[number_start(text, match.start) : end]) != alternative.numbers:
            return None
    return match


def _typed_end(token: Token, typed: str) -> int:
    """Return the end of the typed part of a token if it is known, else of the whole token."""
    return token.start + len(typed) if token.aligned else token.end
