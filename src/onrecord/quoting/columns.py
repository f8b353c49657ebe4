"""Records and sentences as rows of a table: the same columns on the clipboard and on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from onrecord.quoting.citation import day_first
from onrecord.record import Commitment, Event, Kind, Mission, Pack, Participant, Record, Sentence, Term, actor_title

Cell = Callable[[Record, Pack], str]

SIDES = {"japan": "Japan", "us": "United States"}


def outcome(record: Record) -> str:
    """What became of it and where it stands, in the editor's words: `kept; ended`."""
    return "; ".join(word for word in (record.outcome, record.status) if word)


def dates(event: Event) -> str:
    """`26–27 August 2024`, or as much of it as there is."""
    if event.date is None:
        return ""
    if event.end_date is None:
        return day_first(event.date)
    same_month = (event.date.year, event.date.month) == (event.end_date.year, event.end_date.month)
    first = str(event.date.day) if same_month else day_first(event.date) + " "
    return f"{first}–{'' if same_month else ' '}{day_first(event.end_date)}"


def body_name(link: str, pack: Pack) -> str:
    """The name behind an operator's or partner's address; a name stays as it is."""
    record = pack.record(link)
    return record.label if record else link


def _operator(record: Record, pack: Pack) -> str:
    return body_name(cast(Mission, record).operator or "", pack)


def _partners(record: Record, pack: Pack) -> str:
    return ", ".join(body_name(link, pack) for link in cast(Mission, record).partners)


def _areas(record: Record, pack: Pack) -> str:
    return ", ".join(record.areas)


_COLUMNS: dict[Kind, tuple[tuple[str, Cell], ...]] = {
    Kind.AREA: (
        ("Area", lambda r, p: r.name),
        ("Japanese", lambda r, p: r.name_ja or ""),
        ("Sentences", lambda r, p: r.refs),
    ),
    Kind.PARTICIPANT: (
        ("Body", lambda r, p: r.name),
        ("Abbreviation", lambda r, p: cast(Participant, r).abbreviation or ""),
        ("Japanese", lambda r, p: r.name_ja or ""),
        ("Side", lambda r, p: SIDES[cast(Participant, r).side]),
        ("Role", lambda r, p: ", ".join(cast(Participant, r).role)),
        ("Passages", lambda r, p: r.refs),
    ),
    Kind.MISSION: (
        ("Mission", lambda r, p: r.name),
        ("Short", lambda r, p: r.short or ""),
        ("Japanese", lambda r, p: r.name_ja or ""),
        ("Operator", _operator),
        ("Partners", _partners),
        ("Areas", _areas),
        ("Passages", lambda r, p: r.refs),
        ("Outcome (editor)", lambda r, p: outcome(r)),
    ),
    Kind.INSTRUMENT: (
        ("Instrument", lambda r, p: r.name),
        ("Japanese", lambda r, p: r.name_ja or ""),
        ("Areas", _areas),
        ("Passages", lambda r, p: r.refs),
        ("Status (editor)", lambda r, p: outcome(r)),
    ),
    Kind.COMMITMENT: (
        ("Actor", lambda r, p: actor_title(cast(Commitment, r))),
        ("Clause", lambda r, p: r.name),
        ("Grade (editor)", lambda r, p: f"{cast(Commitment, r).grade.value} {cast(Commitment, r).grade.title}"),
        ("Due", lambda r, p: cast(Commitment, r).due or ""),
        ("Passage", lambda r, p: r.refs),
        ("Outcome (editor)", lambda r, p: outcome(r)),
    ),
    Kind.EVENT: (
        ("Event", lambda r, p: r.name),
        ("Date", lambda r, p: dates(cast(Event, r))),
        ("Place", lambda r, p: cast(Event, r).place or ""),
        ("Passages", lambda r, p: r.refs),
        ("Outcome (editor)", lambda r, p: outcome(r)),
    ),
    Kind.TERM: (
        ("Term", lambda r, p: r.name),
        ("Expansion", lambda r, p: cast(Term, r).expansion or ""),
        ("Japanese", lambda r, p: r.name_ja or ""),
        ("Meaning (editor)", lambda r, p: cast(Term, r).meaning or ""),
        ("Passages", lambda r, p: r.refs),
    ),
}


def header(kind: Kind) -> list[str]:
    return [title for title, _ in _COLUMNS[kind]]


def row(record: Record, pack: Pack) -> list[str]:
    return [cell(record, pack) for _, cell in _COLUMNS[record.kind]]


SENTENCE_HEADER = ["Ref", "Text", "Areas"]


def sentence_row(sentence: Sentence, pack: Pack) -> list[str]:
    return [str(sentence.ref), sentence.text, ", ".join(pack.areas_of(sentence))]
