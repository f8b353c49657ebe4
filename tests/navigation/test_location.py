"""Records, passages and breadcrumbs of a location."""

from __future__ import annotations

import pytest

from onrecord.model import Pack, Ref
from onrecord.navigation import Location, RowTarget, Section
from onrecord.navigation.location import OpenPacks, crumbs_at, pack_at, passages_at, record_at_location

SLIM = RowTarget("japan-us-space-8", address="missions/slim")


@pytest.fixture
def packs(shipped_pack: Pack, small_pack: Pack) -> OpenPacks:
    return {pack.id: pack for pack in (shipped_pack, small_pack)}


def _in_text(ref: str, text: str = "") -> Location:
    return Location("japan-us-space-8", Section.TEXT, RowTarget("japan-us-space-8", ref=Ref.parse(ref)), text)


def test_in_a_search_the_pack_is_that_of_the_result(packs: OpenPacks) -> None:
    location = Location("japan-us-space-8", Section.TERMS, RowTarget("a-pack", address="missions/blue-heron"), "heron")
    assert location.is_search
    assert pack_at(location, packs) is packs["a-pack"]
    assert record_at_location(location, packs) is packs["a-pack"].record("missions/blue-heron")
    assert pack_at(location._replace(target=None), packs) is packs["japan-us-space-8"]


def test_a_record_has_a_row_of_its_own(packs: OpenPacks) -> None:
    place = Location("japan-us-space-8", Section.MISSIONS, SLIM)
    assert place.row == SLIM
    assert crumbs_at(place, record_at_location(place, packs)) == ("Missions", "SLIM")


def test_a_sentence_has_its_paragraphs_row_and_in_a_search_its_own(packs: OpenPacks) -> None:
    assert _in_text("p6.s7").row == _in_text("p6").target
    assert _in_text("p5.s2-p6.s2").row == _in_text("p5").target
    assert _in_text("p6.s7", "slim").row == _in_text("p6.s7").target


@pytest.mark.parametrize(
    ("ref", "passages"),
    [("p6.s7", "p6.s7"), ("p1", "p1.s1 p1.s2"), ("p5.s2-p6.s2", "p5.s2 p6.s1 p6.s2")],
)
def test_a_ref_stands_for_each_of_its_sentences(packs: OpenPacks, ref: str, passages: str) -> None:
    assert record_at_location(_in_text(ref), packs) is None
    assert [str(passage) for passage in passages_at(_in_text(ref), packs)] == passages.split()
    assert crumbs_at(_in_text(ref), record_at_location(_in_text(ref), packs)) == ("Full text", ref)


@pytest.mark.parametrize(("address", "refs"), [("participants/jaxa", "p2.s2 p6.s5"), ("terms/leo", "p6.s2")])
def test_a_record_stands_for_each_of_its_passages_once(packs: OpenPacks, address: str, refs: str) -> None:
    place = Location("japan-us-space-8", Section.TERMS, RowTarget("japan-us-space-8", address=address))
    record = record_at_location(place, packs)
    assert record
    assert len(record.passages) == 2
    assert [str(passage) for passage in passages_at(place, packs)] == refs.split()


def test_where_nothing_is_selected_nothing_stands(packs: OpenPacks) -> None:
    nowhere = Location("japan-us-space-8", Section.EVENTS, None, "qqqq")
    assert (nowhere.row, record_at_location(nowhere, packs), passages_at(nowhere, packs)) == (None, None, ())
    assert crumbs_at(nowhere, record_at_location(nowhere, packs)) == ("search: qqqq",)
