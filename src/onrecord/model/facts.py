"""Facts of a record beside its passages: names, dates, operators, outcomes, each the statement's or the editor's."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from onrecord.model.dates import format_date
from onrecord.model.outdated import outdated_remark
from onrecord.model.pack import Pack
from onrecord.model.passage import Note
from onrecord.model.provenance import Provenance, contains_exact_words, to_keyboard_characters
from onrecord.model.records import Area, Commitment, Event, Instrument, Mission, Participant, Record, Term
from onrecord.model.statement import Statement
from onrecord.text.signs import signs


class Fact(NamedTuple):
    """One fact about a record; `key` is its key in JSON, and `is_editors` is true if it is the editor's."""

    key: str
    title: str
    text: str
    is_editors: bool

    def line(self, mark: str = "editor's") -> str:
        """Return the fact as one line: `Operator (editor's): JAXA`, or `Due: 2024` if the statement says so."""
        return f"{self.title}{f' ({mark})' if self.is_editors else ''}: {self.text}"


def record_facts(record: Record, pack: Pack, today: datetime.date | None = None) -> tuple[Fact, ...]:
    """Return all facts of a record in reading order, except its names in the heading, its caution and its notes.

    A status that is possibly outdated on the day `today` says so.
    """
    provenance = Provenance(record, pack)
    return tuple(
        Fact(key, title, text, provenance.is_editors(key) if key != "date" else not provenance.holds_dates())
        for key, title, text in _all_facts(record, pack, today)
        if text
    )


def _all_facts(record: Record, pack: Pack, today: datetime.date | None) -> Iterator[tuple[str, str, str]]:
    """Yield key, title and text; the text is empty if the record has no such fact."""
    yield "name_ja", "Japanese name", record.name_ja or ""
    yield from _kind_facts(record, pack)
    yield "outcome", "Outcome", record.outcome or ""
    yield "status", "Status", f"{record.status}{outdated_remark(record.status_note, today)}" if record.status else ""


def _kind_facts(record: Record, pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield key, title and text of the facts that only this kind of record has."""
    match record:
        case Participant():
            yield "abbreviation", "Abbreviation", (record.abbreviation or "") * (record.abbreviation != record.short)
            yield "side", "Side", pack.statement.party(record.side).name if record.side else ""
            yield "role", "Role", " and ".join(record.role)
            yield "official_name", "Official name", record.official_name or ""
            yield "parent", "Part of", record.parent or ""
        case Mission():
            yield "operator", "Operator", body_name(record.operator or "", pack)
            yield "partners", "Partners", ", ".join(body_name(link, pack) for link in record.partners)
            yield "due", "Planned", record.due or ""
        case Event():
            yield "date", "Date", format_event_dates(record)
            yield "place", "Place", record.place or ""
            yield "due", "Planned", record.due or ""
        case Commitment():
            yield "grade", "Grade", f"{record.grade.value} {record.grade.title}"
            yield "due", "Due", record.due or ""
        case Term():
            yield "expansion", "Expansion", record.expansion or ""
            yield "meaning", "Meaning", record.meaning or ""
        case Area() | Instrument():
            pass
        case _:
            assert_never(record)


def record_heading(record: Record, pack: Pack, mark: str = "editor's") -> str:
    """Return the heading of a record; each name that its passages do not contain is marked: `Name [editor's] (SLIM)`.

    A commitment has no name: its heading is the actor and the clause.
    """
    if isinstance(record, Commitment):
        return _with_actor(record, record.clause, pack, mark)
    return document_title(record, pack, mark)


def document_title(record: Record, pack: Pack, mark: str = "editor's") -> str:
    """Return the heading of a record; of a commitment with its verb only, since the clause follows in the document."""
    if isinstance(record, Commitment):
        return f"{_with_actor(record, record.verb, pack, mark)} {signs().ellipsis}"
    provenance = Provenance(record, pack)
    name = _marked(record.name, provenance.is_editors("name"), mark)
    if not record.short or contains_exact_words(
        to_keyboard_characters(record.short), to_keyboard_characters(record.name)
    ):
        return name
    return f"{name} ({_marked(record.short, provenance.is_editors('short'), mark)})"


def _with_actor(commitment: Commitment, words: str, pack: Pack, mark: str) -> str:
    """Return the actor and the words; marked if the statement does not have them in one piece."""
    actor = pack.statement.actor_title(commitment.actors)
    is_published = Provenance(commitment, pack).holds(f"{actor} {words}")
    return f"{actor} {words}" if is_published else f"{actor} [{mark}]: {words}"


def _marked(name: str, editors: bool, mark: str) -> str:
    return f"{name} [{mark}]" if editors else name


def statement_name(statement: Statement) -> str:
    """Return the short title, if there is one, and the date of a statement, which tell it from others."""
    return f"{statement.short_title or statement.title}, {format_date(statement.date)}"


def note_outcome(note: Note, separator: str = ", ") -> str:
    """Return the outcome and the status that a note gives: `kept`, `ended`, both, or nothing."""
    return separator.join(word for word in (note.outcome, note.status) if word)


def format_event_dates(event: Event) -> str:
    """Return the dates of an event in the form `26–27 August 2024`, or as much of it as is known."""
    if event.date is None:
        return ""
    if event.end_date is None:
        return format_date(event.date)
    same_month = (event.date.year, event.date.month) == (event.end_date.year, event.end_date.month)
    first = str(event.date.day) if same_month else format_date(event.date) + " "
    return f"{first}–{'' if same_month else ' '}{format_date(event.end_date)}"


def body_name(link: str, pack: Pack) -> str:
    """Return the name of the record at an operator's or partner's address; return a plain name unchanged."""
    record = pack.record(link)
    return record.label if record else link
