"""Orders of a list: each has every record once, and what it does not tell apart stays in the order of the text."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from onrecord.model import Commitment, Event, Kind, Pack, Participant, Record
from onrecord.navigation.badges import BADGES, NONE_NOTED, badges_of
from onrecord.navigation.list_order import (
    NO_SIDE,
    NOT_MENTIONED,
    ListOrder,
    Order,
    default_order,
    group_title,
    ordered,
    orders_of,
)
from onrecord.navigation.row_context import NO_REF, first_ref
from onrecord.navigation.section import Section
from tests.support.gold_statements import EXPECTED, gold_pack

SEED = 15
SECTIONS_AND_ORDERS = [(section, order) for section in Section for order in orders_of(section)]


@pytest.fixture(params=("shipped", *EXPECTED))
def pack(request: pytest.FixtureRequest, shipped_pack: Pack) -> Pack:
    return shipped_pack if request.param == "shipped" else gold_pack(request.param)


def records_of(pack: Pack, section: Section) -> tuple[Record, ...]:
    assert section.kind
    return pack.of_kind(section.kind)


def place(record: Record) -> tuple[float, int]:
    """Return where the ref of a record's row is in the text; nowhere is behind everything."""
    ref = first_ref(record)
    if ref == NO_REF:
        return float("inf"), 0
    first = record.passages[0].ref.first
    return first.paragraph, first.sentence or 0


def test_every_order_has_every_record_once_however_they_came(pack: Pack) -> None:
    assert len(SECTIONS_AND_ORDERS) > 20
    for section, order in SECTIONS_AND_ORDERS:
        records = list(records_of(pack, section))
        expected = ordered(records, order, pack)
        assert {id(record) for record in expected} == {id(record) for record in records}, (section, order)
        assert len(expected) == len(records), (section, order)
        assert ordered(expected, order, pack) == expected, (section, order)
        if all(first != second for first, second in pairwise(sorted(map(place, records)))):
            random.Random(SEED).shuffle(records)
            assert ordered(records, order, pack) == expected, (section, order)


def test_what_a_party_undertakes_alone_comes_before_what_all_do(pack: Pack) -> None:
    commitments = ordered(records_of(pack, Section.COMMITMENTS), Order.PARTY, pack)
    is_joint = [pack.statement.is_joint(record.actors) for record in commitments if isinstance(record, Commitment)]
    assert is_joint == sorted(is_joint)
    titles = [group_title(record, Order.PARTY, pack) for record in commitments]
    assert len(dict.fromkeys(titles)) == bool(titles) + sum(first != second for first, second in pairwise(titles)), (
        "one group each"
    )


def test_the_commitments_of_one_side_are_the_first_rows(shipped_pack: Pack) -> None:
    commitments = ordered(records_of(shipped_pack, Section.COMMITMENTS), Order.PARTY, shipped_pack)
    titles = [group_title(record, Order.PARTY, shipped_pack) for record in commitments]
    assert titles[:4] == ["U.S. side", "U.S. side", "U.S. side", "Both sides"]


@pytest.mark.parametrize("section", [section for section in Section if section.kind])
def test_the_order_of_the_text_is_that_of_the_refs_shown(pack: Pack, section: Section) -> None:
    places = [place(record) for record in ordered(records_of(pack, section), Order.TEXT, pack)]
    assert places == sorted(places)


@pytest.mark.parametrize(("section", "order"), SECTIONS_AND_ORDERS)
def test_what_an_order_does_not_tell_apart_is_in_the_order_of_the_text(
    shipped_pack: Pack, section: Section, order: Order
) -> None:
    in_text = ordered(records_of(shipped_pack, section), Order.TEXT, shipped_pack)
    groups: dict[str, list[Record]] = {}
    for record in ordered(in_text, order, shipped_pack):
        groups.setdefault(group_title(record, order, shipped_pack), []).append(record)
    if order in (Order.NAME, Order.DATE):  # these order the records of a group too
        return
    for group in groups.values():
        assert group == [record for record in in_text if record in group]


def test_the_records_of_a_group_stand_together(pack: Pack) -> None:
    for section, order in SECTIONS_AND_ORDERS:
        titles = [group_title(record, order, pack) for record in ordered(records_of(pack, section), order, pack)]
        changes = sum(first != second for first, second in pairwise(titles))
        assert all(titles), (section, order)
        assert changes == max(0, len(set(titles)) - 1), (section, order)


def test_a_section_opens_in_the_first_of_its_orders() -> None:
    assert orders_of(Section.TEXT) == ()
    for section in Section:
        orders = orders_of(section)
        assert len(set(orders)) == len(orders)
        assert not orders or default_order(section).order is orders[0]
    assert default_order(Section.PARTICIPANTS) == ListOrder(Order.SIDE, grouped=True)
    assert default_order(Section.COMMITMENTS) == ListOrder(Order.TEXT)


def test_the_strongest_commitments_come_first_by_grade(shipped_pack: Pack) -> None:
    records = ordered(shipped_pack.of_kind(Kind.COMMITMENT), Order.GRADE, shipped_pack)
    grades = [record.grade for record in records if isinstance(record, Commitment)]
    assert grades == sorted(grades, reverse=True)
    assert len(set(grades)) > 3
    title = group_title(records[0], Order.GRADE, shipped_pack)
    assert title == f"5 {grades[0].title} (editor's grade)"


def test_events_come_by_their_date_and_those_without_one_first(shipped_pack: Pack) -> None:
    undated = Event(id="some-day", name="Some day")
    events = ordered([*shipped_pack.of_kind(Kind.EVENT), undated], Order.DATE, shipped_pack)
    assert events[0] is undated
    days = [event.date for event in events[1:] if isinstance(event, Event) and event.date]
    assert days == sorted(days)
    assert len(days) == len(events) - 1 > 5
    assert [group_title(event, Order.DATE, shipped_pack) for event in events[:2]] == ["No date", str(days[0].year)]


def test_participants_come_by_the_order_of_the_parties(shipped_pack: Pack) -> None:
    alone = Participant(id="alone", name="Alone")
    records = ordered([alone, *shipped_pack.of_kind(Kind.PARTICIPANT)], Order.SIDE, shipped_pack)
    titles = dict.fromkeys(group_title(record, Order.SIDE, shipped_pack) for record in records)
    assert list(titles) == [*(party.name for party in shipped_pack.statement.parties), NO_SIDE]


def test_outcomes_come_in_the_order_of_the_badges_and_without_one_last(shipped_pack: Pack) -> None:
    records = ordered(shipped_pack.of_kind(Kind.MISSION), Order.OUTCOME, shipped_pack)
    states = [(badges_of(record) or (NONE_NOTED,))[0].state for record in records]
    assert len(set(states)) > 3
    assert states == sorted(states, key=list(BADGES).index)
    assert states[-1] == NONE_NOTED.state
    assert group_title(records[-1], Order.OUTCOME, shipped_pack) == "None noted"


def test_names_come_in_the_order_of_the_alphabet_whatever_their_case(shipped_pack: Pack) -> None:
    for kind in (Kind.MISSION, Kind.TERM, Kind.PARTICIPANT):
        names = [record.label.casefold() for record in ordered(shipped_pack.of_kind(kind), Order.NAME, shipped_pack)]
        assert names == sorted(names)
        assert len(names) > 5


def test_the_groups_of_the_text_are_its_paragraphs(shipped_pack: Pack) -> None:
    missions = shipped_pack.of_kind(Kind.MISSION)
    titles = {first_ref(r).partition(".")[0]: group_title(r, Order.TEXT, shipped_pack) for r in missions}
    paragraphs = {f"p{p.number}": f"{p.number}  {p.title}" for p in shipped_pack.statement.paragraphs}
    assert titles
    assert all(paragraphs.get(ref, NOT_MENTIONED) == title for ref, title in titles.items())
