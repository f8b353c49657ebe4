"""Orders of a list, and the headings that an order can have."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, NamedTuple

from onrecord.model import Commitment, Event, Pack, Participant, Record
from onrecord.model.ref import MAX_NUMBER
from onrecord.navigation.badges import BADGES, NONE_NOTED, badges_of
from onrecord.navigation.section import Section

NO_SIDE = "Side not stated"  # the group of participants without a side, where others have one
NOT_MENTIONED = "Not in the text"


class Order(Enum):
    """An order of the records of a section; `value` is how the head of the list says it."""

    TEXT = "text order"
    SIDE = "by side"
    NAME = "by name"
    DATE = "by date"
    GRADE = "by grade"
    PARTY = "by party"
    OUTCOME = "by outcome"


class ListOrder(NamedTuple):
    """An order, with or without headings over its groups."""

    order: Order
    grouped: bool = False


def default_order(section: Section) -> ListOrder:
    """Return the order in which a section opens."""
    if section is Section.PARTICIPANTS:
        return ListOrder(Order.SIDE, grouped=True)
    return ListOrder(Order.DATE if section is Section.EVENTS else Order.TEXT)


def orders_of(section: Section) -> tuple[Order, ...]:
    """Return the orders that make sense for a section, the one in which it opens first; none for the full text."""
    match section:
        case Section.PARTICIPANTS:
            return (Order.SIDE, Order.TEXT, Order.NAME)
        case Section.COMMITMENTS:
            return (Order.TEXT, Order.GRADE, Order.PARTY, Order.OUTCOME, Order.NAME)
        case Section.EVENTS:
            return (Order.DATE, Order.TEXT, Order.NAME, Order.OUTCOME)
        case Section.MISSIONS | Section.INSTRUMENTS:
            return (Order.TEXT, Order.NAME, Order.OUTCOME)
        case Section.AREAS | Section.TERMS:
            return (Order.TEXT, Order.NAME)
        case Section.TEXT:
            return ()


def ordered(records: Sequence[Record], order: Order, pack: Pack) -> list[Record]:
    """Return the records in this order; what it does not tell apart stays in the order of the text."""
    in_text = sorted(records, key=_place)
    key = _KEYS.get(order)
    return in_text if key is None else sorted(in_text, key=lambda record: key(record, pack))


def group_title(record: Record, order: Order, pack: Pack) -> str:
    """Return the heading that an order has above a record."""
    match order:
        case Order.SIDE:
            side = record.side if isinstance(record, Participant) else None
            return pack.statement.party(side).name if side else NO_SIDE
        case Order.GRADE if isinstance(record, Commitment):
            return f"{record.grade.value} {record.grade.title} (editor's grade)"
        case Order.PARTY if isinstance(record, Commitment):
            return pack.statement.actor_title(record.actors)
        case Order.OUTCOME:
            return (badges_of(record) or (NONE_NOTED,))[0].word.capitalize()
        case Order.DATE if isinstance(record, Event):
            return str(record.date.year) if record.date else "No date"
        case Order.NAME:
            return record.label[:1].upper()
        case _:
            return _paragraph_title(record, pack)


def _paragraph_title(record: Record, pack: Pack) -> str:
    if not record.passages:
        return NOT_MENTIONED
    paragraph = pack.statement.paragraphs[record.passages[0].ref.first.paragraph - 1]
    return f"{paragraph.label or paragraph.number}  {paragraph.title}"


def _place(record: Record) -> tuple[int, int]:
    """Return where the statement speaks of a record, as its row says; what it does not speak of comes last."""
    if not record.passages:
        return MAX_NUMBER + 1, 0
    first = record.passages[0].ref.first
    return first.paragraph, first.sentence or 0


def _side(record: Record, pack: Pack) -> Any:
    ids = [party.id for party in pack.statement.parties]
    side = record.side if isinstance(record, Participant) else None
    return ids.index(side) if side in ids else len(ids)


def _party(record: Record, pack: Pack) -> Any:
    """Return the place of a commitment's actors: a party alone, several, and all of them together last."""
    if not isinstance(record, Commitment):
        return ()
    ids = [party.id for party in pack.statement.parties]
    actors = tuple(ids.index(actor) if actor in ids else len(ids) for actor in record.actors)
    return pack.statement.is_joint(record.actors), len(actors), actors


def _outcome(record: Record, _pack: Pack) -> Any:
    states = list(BADGES)
    return states.index((badges_of(record) or (NONE_NOTED,))[0].state)


_KEYS: dict[Order, Callable[[Record, Pack], Any]] = {
    Order.SIDE: _side,
    Order.NAME: lambda record, _: record.label.casefold(),
    Order.DATE: lambda record, _: str(record.date) if isinstance(record, Event) and record.date else "",
    Order.GRADE: lambda record, _: -record.grade.value if isinstance(record, Commitment) else 0,
    Order.PARTY: _party,
    Order.OUTCOME: _outcome,
}
