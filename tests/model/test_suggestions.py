"""Suggestions for mistyped addresses: the record that was meant."""

from __future__ import annotations

import pytest

from onrecord.model import Pack, closest_record


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
