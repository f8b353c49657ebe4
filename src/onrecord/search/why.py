"""Why something was found: for each typed word, the strongest text that holds it, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.record import Sentence
from onrecord.search.document import Field, Target, folded
from onrecord.search.match import Span, matches, merged
from onrecord.search.plan import Group, Plan
from onrecord.search.score import first_value, probes
from onrecord.text.folding import tokenise


class Mark(NamedTuple):
    """What matched: the span `start` to `end` of `text`, the whole text of the field `field`."""

    field: str
    text: str
    start: int
    end: int


def marks(target: Target, texts: Sequence[Field], plan: Plan) -> tuple[Mark, ...]:
    """By field, in the order of the typed words, no two overlapping; a word that does not match has none."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for group in plan.groups:
        if (field := _strongest(texts, group)) is None:
            continue
        if field.stands_for and isinstance(target, Sentence):
            spans.setdefault(("text", target.text), []).append(field.stands_for)
        own = spans.setdefault((field.name, field.text), [])
        own += [(match.start, match.end) for match in matches(group, tokenise(field.text))]
    return tuple(Mark(*field, start, end) for field, found in spans.items() for start, end in merged(found))


def _strongest(texts: Sequence[Field], group: Group) -> Field | None:
    """Of equals the first."""
    best: tuple[float, Field] | None = None
    wanted = probes(group)
    for field in texts:
        share = first_value(wanted, folded([field]))
        if share and (best is None or share > best[0]):
            best = share, field
    return best[1] if best else None
