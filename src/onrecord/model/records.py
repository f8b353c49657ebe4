"""Records of the things that a statement mentions: a class for each kind, such as Area, Mission or Commitment."""

import datetime
from collections.abc import Iterable
from typing import ClassVar, assert_never

from onrecord.model.grade import Grade
from onrecord.model.immutable import immutable
from onrecord.model.kind import Kind
from onrecord.model.passage import Note, Passage


@immutable(slots=True, kw_only=True)
class BaseRecord:
    """The fields of every kind of record. `areas` are area ids; `related` are addresses such as `missions/slim`."""

    kind: ClassVar[Kind]

    id: str
    name: str
    short: str | None = None
    name_ja: str | None = None
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    related: tuple[str, ...] = ()
    caveat: str | None = None
    notes: tuple[Note, ...] = ()

    # Once for all kinds: generated for each, these take half of the time of importing this module.
    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__name__}({fields})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and all(
            getattr(self, name) == getattr(other, name) for name in self.__dataclass_fields__
        )

    def __hash__(self) -> int:
        return hash(self.address)

    @property
    def address(self) -> str:
        return f"{self.kind.plural}/{self.id}"

    @property
    def label(self) -> str:
        """Return the name that lists show: the short form if there is one."""
        return self.short or self.name

    @property
    def refs(self) -> str:
        """Return the refs of its passages: `p2.s1, p6.s5`."""
        return ", ".join(dict.fromkeys(str(passage.ref) for passage in self.passages))

    @property
    def outcome(self) -> str | None:
        """Return the outcomes that its notes give, oldest first: `kept`, or `kept, missed` if it is both.

        `unknown` is left out if another note knows better.
        """
        notes = sorted(self.notes, key=lambda note: note.as_of)
        outcomes = list(dict.fromkeys(note.outcome for note in notes if note.outcome))
        known = [outcome for outcome in outcomes if outcome != "unknown"]
        return ", ".join(known or outcomes) or None

    @property
    def status(self) -> str | None:
        """Return the status that its newest note with a status gives."""
        return self.status_note.status if self.status_note else None

    @property
    def status_note(self) -> Note | None:
        """Return the newest note with a status."""
        return max((note for note in self.notes if note.status), key=lambda note: note.as_of, default=None)


class Area(BaseRecord):
    """A cooperation area; the sentences of its passages belong to it."""

    __slots__ = ()  # it has no fields of its own, and so is a dataclass by inheritance
    kind: ClassVar[Kind] = Kind.AREA


@immutable(slots=True, kw_only=True)
class Participant(BaseRecord):
    """A body that took part. `side` is the id of a party; `role` holds `co-chair`, `participant` or both."""

    kind: ClassVar[Kind] = Kind.PARTICIPANT

    side: str | None = None
    role: tuple[str, ...] = ()
    abbreviation: str | None = None
    official_name: str | None = None
    parent: str | None = None


@immutable(slots=True, kw_only=True)
class Mission(BaseRecord):
    """A mission or program. `operator` and `partners` are addresses or names.

    `planned` is the statement's plan, `due` its words for the time.
    """

    kind: ClassVar[Kind] = Kind.MISSION

    operator: str | None = None
    partners: tuple[str, ...] = ()
    planned: Passage | None = None
    due: str | None = None


class Instrument(BaseRecord):
    """A treaty, agreement, strategy or political undertaking that the statement refers to."""

    __slots__ = ()  # as an area's
    kind: ClassVar[Kind] = Kind.INSTRUMENT


@immutable(slots=True, kw_only=True)
class Event(BaseRecord):
    """A meeting, launch or other occasion, with its days as far as they are known.

    `planned` is the statement's plan, `due` its words for the time.
    """

    kind: ClassVar[Kind] = Kind.EVENT

    date: datetime.date | None = None
    end_date: datetime.date | None = None
    place: str | None = None
    planned: Passage | None = None
    due: str | None = None


@immutable(slots=True, kw_only=True)
class Commitment(BaseRecord):
    """One graded clause, verbatim, that begins with `verb`. `actors` are ids of parties, or `joint` alone for all."""

    kind: ClassVar[Kind] = Kind.COMMITMENT

    actors: tuple[str, ...]
    verb: str
    clause: str
    grade: Grade
    due: str | None = None

    @property
    def actor(self) -> str:
        """Return the actors in one text: `joint`, or the ids of parties with commas between them."""
        return ", ".join(self.actors)


@immutable(slots=True, kw_only=True)
class Term(BaseRecord):
    """An abbreviation or term of art; `meaning` is the editor's."""

    kind: ClassVar[Kind] = Kind.TERM

    expansion: str | None = None
    meaning: str | None = None


# All classes there are, so that mypy names each `match` that lacks one (it ends in assert_never).
Record = Area | Participant | Mission | Instrument | Commitment | Event | Term


def _record_class(kind: Kind) -> type[Record]:
    match kind:
        case Kind.AREA:
            return Area
        case Kind.PARTICIPANT:
            return Participant
        case Kind.MISSION:
            return Mission
        case Kind.INSTRUMENT:
            return Instrument
        case Kind.COMMITMENT:
            return Commitment
        case Kind.EVENT:
            return Event
        case Kind.TERM:
            return Term
    assert_never(kind)


RECORD_CLASSES: dict[Kind, type[Record]] = {kind: _record_class(kind) for kind in Kind}


def sort_by_date(events: Iterable[Record]) -> list[Record]:
    """Return the events by date, those without a date first; events of the same day stay as authored."""
    return sorted(events, key=lambda event: str(event.date) if isinstance(event, Event) and event.date else "")
