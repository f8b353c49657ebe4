"""Facets: the fields that narrow a search, such as `area:`, and the values of each target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from onrecord.model import (
    JOINT,
    Area,
    Commitment,
    Event,
    Instrument,
    Kind,
    Mission,
    Pack,
    Participant,
    Record,
    Sentence,
    Term,
)
from onrecord.model.due import due_of
from onrecord.model.kind_fields import planned_passage
from onrecord.search.targets import SearchTarget
from onrecord.text.folding import hyphenated

FIELDS = (
    "area", "kind", "side", "actor", "org", "verb", "grade", "outcome", "status", "due", "has", "para", "year", "pack"
)  # fmt: skip
# The field of the user's own notes, which no index has, and as a value of `has:` what has one.
OWN_NOTES_FIELD = "my"
QUERY_FIELDS = (*FIELDS, OWN_NOTES_FIELD)
# What a record may have: the values of `has:`.
HAS_VALUES = ("note", "caution", "outcome", "status", "due", "planned")

SENTENCE_KIND = "sentence"
# The longest value: as long as an id may be, and short enough to be typed before other words (MAX_QUERY_CHARS).
MAX_VALUE_CHARS = 128

_TOKEN = re.compile(rf"=(?:{'|'.join(FIELDS)})=[^ =]+")

# A target's values as ` =area=civil =kind=mission `: tokens that cannot be typed as words.
Facets = str


def target_facets(pack: Pack, target: SearchTarget) -> Facets:
    """Return all values of a target, each once."""
    pairs = _sentence_facets(pack, target) if isinstance(target, Sentence) else _record_facets(pack, target)
    words = dict.fromkeys(facet_token(field, value) for field, value in [*pairs, ("pack", pack.id)] if slug(value))
    return f" {' '.join(words)} "


@lru_cache(8192)
def facet_token(field: str, value: str) -> str:
    """Return the token for a value in the index."""
    return f"={field}={slug(value).replace('-', '_')}"


def split_facet_token(facet: str) -> tuple[str, str]:
    """Return the field and the value, as it is typed, of an index token."""
    _, field, value = facet.split("=", 2)
    return field, value.replace("_", "-")


def is_facet_token(text: str) -> bool:
    """Return whether the text can be a token that `facet_token` made, and not the remains of one."""
    return _TOKEN.fullmatch(text) is not None


def slug(value: str) -> str:
    """Return a value as it is typed: `committed to` is `committed-to`; empty if the text has no letter or digit.

    A long text is cut after its last whole word within MAX_VALUE_CHARS.
    """
    typed = hyphenated(value)
    if len(typed) <= MAX_VALUE_CHARS:
        return typed
    cut = typed[: MAX_VALUE_CHARS + 1]
    return cut.rpartition("-")[0] or cut[:MAX_VALUE_CHARS]


def _sentence_facets(pack: Pack, sentence: Sentence) -> Iterator[tuple[str, str]]:
    yield "kind", SENTENCE_KIND
    yield "para", str(sentence.paragraph)
    yield "year", str(pack.statement.date.year)
    for record in pack.records_of(sentence):
        match record:
            case Area():
                yield "area", record.id
            case Participant():
                yield from _participant_facet(record)
            case Commitment():
                yield from _actor_facets(pack, record)
            case Mission() | Instrument() | Event() | Term():
                pass
            case _:
                assert_never(record)


def _record_facets(pack: Pack, record: Record) -> Iterator[tuple[str, str]]:
    yield "kind", record.kind.value
    for area in record.areas or ([record.id] if record.kind is Kind.AREA else []):
        yield "area", area
    for passage in record.passages:
        for number in passage.ref.paragraphs:
            yield "para", str(number)
    for year in _years(pack, record):
        yield "year", year
    yield from _kind_facets(pack, record)
    yield from (("due", value) for value in _due_values(record))
    yield from (("outcome", outcome) for outcome in (record.outcome or "").split(", ") if outcome)
    if record.status:
        yield "status", record.status
    yield from (("has", name) for name in _has_values(record, pack))
    if not isinstance(record, Area):  # its own field finds it; each body is in many
        yield from (("org", body.id) for body in pack.related(record) if isinstance(body, Participant))


def _kind_facets(pack: Pack, record: Record) -> Iterator[tuple[str, str]]:
    """Yield what the record's kind adds."""
    match record:
        case Participant():
            if record.side:
                yield "side", record.side
            yield from _participant_facet(record)
        case Commitment():
            yield from _actor_facets(pack, record)
            yield "verb", record.verb
            yield "grade", str(record.grade.value)
        case Area() | Mission() | Instrument() | Event() | Term():
            pass
        case _:
            assert_never(record)


def _has_values(record: Record, pack: Pack) -> Iterator[str]:
    """Yield what the editor says of the record, in the order of HAS_VALUES."""
    values = (
        record.notes,
        record.caveat,
        record.outcome,
        record.status,
        _due_values(record),
        planned_passage(record),
    )
    yield from (name for name, value in zip(HAS_VALUES, values, strict=True) if value)


def _due_values(record: Record) -> tuple[str, ...]:
    """Return the dates by which something is due or planned; the wording itself if it has none."""
    due = due_of(record)
    return due.dates or tuple(filter(None, [due.words])) if due else ()


def _years(pack: Pack, record: Record) -> Iterator[str]:
    """Yield an event's own year, or else the statement's and those in which something is due or planned."""
    if isinstance(record, Event) and record.date:
        yield str(record.date.year)
        return
    yield str(pack.statement.date.year)
    due = due_of(record)
    yield from map(str, due.years if due else ())


def _actor_facets(pack: Pack, record: Commitment) -> Iterator[tuple[str, str]]:
    """Yield the actors as the pack names them, and `joint` for a list of all parties."""
    yield from (("actor", actor) for actor in record.actors)
    if pack.statement.is_joint(record.actors):
        yield "actor", JOINT


def _participant_facet(record: Participant) -> Iterator[tuple[str, str]]:
    yield "org", record.id
