"""Packs: the links between a statement and its records."""

from __future__ import annotations

import pytest

from onrecord.model import Kind, Pack, PassageNotFound, Ref
from tests.packs.a_pack import PackFolder


@pytest.fixture
def pack(a_pack: PackFolder) -> Pack:
    return a_pack.load()


def addresses(pack: Pack, ref: str) -> list[str]:
    return [record.address for record in pack.records_at(Ref.parse(ref))]


def test_records_are_found_by_address(pack: Pack) -> None:
    assert pack.records
    for record in pack.records:
        assert pack.record(record.address) is record
    assert pack.record("missions/none") is None
    assert pack.record("blue-heron") is None


def test_records_are_found_by_kind(pack: Pack) -> None:
    assert [record.id for record in pack.of_kind(Kind.AREA)] == ["science", "law"]
    assert [record.id for record in pack.of_kind(Kind.MISSION)] == ["blue-heron"]


def test_records_are_found_by_the_sentences_they_rest_on(pack: Pack) -> None:
    assert addresses(pack, "p1.s1") == ["areas/science", "events/kyoto"]
    assert addresses(pack, "p1.s2") == [
        "areas/science",
        "missions/blue-heron",
        "commitments/orbit-data",
        "commitments/mission-welcomed",
    ]
    assert addresses(pack, "p2.s1") == ["areas/law", "instruments/nara"]


def test_each_record_of_a_range_comes_once(pack: Pack) -> None:
    found = addresses(pack, "p1-p2")
    assert len(found) == len(set(found)) == len(pack.records)


def test_a_ref_beyond_the_text_has_no_records(pack: Pack) -> None:
    with pytest.raises(PassageNotFound):
        pack.records_at(Ref.parse("p9"))


def test_a_sentence_belongs_to_the_areas_whose_passages_name_it(pack: Pack) -> None:
    assert [pack.areas_of(sentence) for sentence in pack.statement.sentences] == [
        ("science",),
        ("science",),
        ("law",),
        ("science",),
    ]


def related(pack: Pack, address: str) -> list[str]:
    record = pack.record(address)
    assert record is not None
    return [other.address for other in pack.related(record)]


def test_a_records_own_links_come_first_then_those_that_link_to_it(pack: Pack) -> None:
    assert related(pack, "missions/blue-heron") == [
        "participants/weather-office",
        "terms/sw",
        "areas/science",
        "commitments/mission-welcomed",
    ]


def test_links_are_followed_in_both_directions(pack: Pack) -> None:
    assert related(pack, "terms/sw") == ["missions/blue-heron"]
    assert related(pack, "participants/weather-office") == ["areas/science", "missions/blue-heron"]
    assert related(pack, "areas/law") == ["instruments/nara"]
    assert related(pack, "events/kyoto") == []


def test_a_record_is_not_related_to_itself(a_pack: PackFolder) -> None:
    a_pack.append("terms.toml", 'related = ["terms/sw", "areas/law"]\n')
    assert related(a_pack.load(), "terms/sw") == ["areas/law", "missions/blue-heron"]


def test_links_between_all_shipped_records_lead_somewhere_and_back(shipped_pack: Pack) -> None:
    assert any(shipped_pack.related(record) for record in shipped_pack.records)
    for record in shipped_pack.records:
        others = shipped_pack.related(record)
        assert record not in others
        assert len({other.address for other in others}) == len(others)
        for other in others:
            assert record in shipped_pack.related(other)
