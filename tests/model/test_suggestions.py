"""Suggestions for mistyped addresses: the record that was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Mission, Pack, Participant, Term
from onrecord.model.suggestions import closest_record, only_record_beginning, records_named


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("slim", "missions/slim"),
        ("SLIM", "missions/slim"),
        ("slimm", "missions/slim"),
        ("missions/slime", "missions/slim"),
        ("mission/slim", "missions/slim"),
        ("Smart Lander for Investigating Moon", "missions/slim"),
        ("スリム", "missions/slim"),
        ("participant/jaxa", "participants/jaxa"),
        ("artemis acords", "instruments/artemis-accords"),
        ("commitments/nineth-meeting", "commitments/ninth-meeting"),
    ],
)
def test_what_was_meant(shipped_pack: Pack, written: str, address: str) -> None:
    record = closest_record(written, shipped_pack)
    assert record
    assert record.address == address


@pytest.mark.parametrize("written", ["", "  ", "/", "qwertyuiop", "missions/", "x" * 500, "p99"])
def test_nothing_was_meant(shipped_pack: Pack, written: str) -> None:
    assert closest_record(written, shipped_pack) is None


def test_a_kind_that_is_named_is_kept_to(shipped_pack: Pack) -> None:
    record = closest_record("terms/slim", shipped_pack)
    assert record is None or record.address.startswith("terms/")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("SLIM", "missions/slim"),
        (" smart lander for investigating moon ", "missions/slim"),
        ("スリム", "missions/slim"),
        ("ninth-meeting", "commitments/ninth-meeting"),
    ],
)
def test_a_record_is_known_by_each_of_its_names(shipped_pack: Pack, name: str, address: str) -> None:
    record = records_named(name, shipped_pack)[0]
    assert record
    assert record.address == address


@pytest.mark.parametrize("name", ["", " ", "slimm", "missions/slim", "p6", "Smart Lander"])
def test_part_of_a_name_is_no_name(shipped_pack: Pack, name: str) -> None:
    assert not records_named(name, shipped_pack)


def test_a_name_of_several_records_means_one_that_bears_it_before_those_with_an_alias(shipped_pack: Pack) -> None:
    alias = Participant(id="a", name="A", side="us", role=("participant",), aliases=("X/Y",))
    records = (alias, Mission(id="m", name="x/y"), Term(id="t", name="X/Y"))
    assert records_named("X/Y", replace(shipped_pack, records=records)) == [records[1], records[2], alias]
    assert records_named("x/y", replace(shipped_pack, records=records[:1])) == [alias]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("smart land", "missions/slim"),
        ("QZ", None),  # the mission and the term
        ("gatew", None),
        ("s", None),
        ("", None),
        ("space", None),
    ],
)
def test_the_beginning_of_a_name_is_enough_where_only_one_record_has_it(
    shipped_pack: Pack, typed: str, address: str | None
) -> None:
    record = only_record_beginning(typed, shipped_pack)
    assert (record.address if record else None) == address
