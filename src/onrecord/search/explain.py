"""Explain a match: for each typed word, the strongest text that contains it, and its position."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Sentence
from onrecord.search.match import MatchSpan, find_matches, merge_spans
from onrecord.search.plan import Plan, WordGroup
from onrecord.search.score import first_value, probes
from onrecord.search.targets import SearchTarget, TargetField, fold_fields
from onrecord.text.folding import tokenize


class MatchMark(NamedTuple):
    """A match in the field `field`: the span from `start` to `end` of its whole text."""

    field: str
    text: str
    start: int
    end: int


def explain_match(target: SearchTarget, texts: Sequence[TargetField], plan: Plan) -> tuple[MatchMark, ...]:
    """Return the marks by field, in the order of the typed words, without overlaps.

    A word that does not match has none.
    """
    spans: dict[tuple[str, str], list[MatchSpan]] = {}
    for group in plan.groups:
        if (field := _strongest_field(texts, group)) is None:
            continue
        if field.sentence_span and isinstance(target, Sentence):
            spans.setdefault(("text", target.text), []).append(field.sentence_span)
        field_spans = spans.setdefault((field.name, field.text), [])
        field_spans += [(match.start, match.end) for match in find_matches(group, tokenize(field.text), field.text)]
    return tuple(
        MatchMark(*field, start, end) for field, field_spans in spans.items() for start, end in merge_spans(field_spans)
    )


def _strongest_field(texts: Sequence[TargetField], group: WordGroup) -> TargetField | None:
    """Return the text in which the group has the highest weight, the first among equals; None if none matches."""
    best: tuple[float, TargetField] | None = None
    group_probes = probes(group)
    for field in texts:
        weight = first_value(group_probes, fold_fields([field]))
        if weight and (best is None or weight > best[0]):
            best = weight, field
    return best[1] if best else None
