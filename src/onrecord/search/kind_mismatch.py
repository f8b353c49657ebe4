"""Fields that the kinds of results asked for do not have: `side:us kind:commitment` finds nothing whatever is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Kind
from onrecord.search.facets import SENTENCE_KIND, split_facet_token
from onrecord.search.plan import FacetChoice

_OF_PARTICIPANTS = frozenset((Kind.PARTICIPANT.value,))
_OF_COMMITMENTS = frozenset((Kind.COMMITMENT.value,))
# The kinds of result that can have a field, for those that only some have.
_KINDS_OF_FIELD = {
    "side": _OF_PARTICIPANTS,
    "actor": frozenset((Kind.COMMITMENT.value, SENTENCE_KIND)),
    "grade": _OF_COMMITMENTS,
    "verb": _OF_COMMITMENTS,
}
# The field that says of some kinds what the other says of the rest.
_COUNTERPARTS = {"side": "actor", "actor": "side"}


def mismatched_fields(choices: Sequence[FacetChoice]) -> Iterator[str]:
    """Yield a notice on each field that none of the kinds has that a search is limited to, with the one that fits."""
    wanted = [choice for choice in choices if choice.facets and not choice.excluded]
    pairs = [[split_facet_token(token) for token in choice.facets] for choice in wanted]
    kinds = [{value for _, value in values} for values in pairs if values[0][0] == "kind"]
    for values in pairs:
        field, typed = values[0][0], ",".join(value for _, value in values)
        having = _KINDS_OF_FIELD.get(field)
        for asked in kinds if having else ():
            if having and having.isdisjoint(asked):
                yield _notice(field, typed, asked, having)


def _notice(field: str, typed: str, asked: set[str], having: frozenset[str]) -> str:
    """Return what has the field, and what to write instead."""
    counterpart = _COUNTERPARTS.get(field, "")
    fits = counterpart and not _KINDS_OF_FIELD[counterpart].isdisjoint(asked)
    advice = f"for {_names(asked)} write {counterpart}:{typed}; " if fits else ""
    return f"{advice}{field}: is a field of {_names(having)}{'' if fits else f', not of {_names(asked)}'}"


def _names(kinds: frozenset[str] | set[str]) -> str:
    """Return the names of kinds in the plural, in their order."""
    known = {kind.value: kind.plural for kind in Kind} | {SENTENCE_KIND: f"{SENTENCE_KIND}s"}
    return " and ".join(plural for value, plural in known.items() if value in kinds)
