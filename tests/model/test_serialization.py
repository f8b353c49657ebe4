"""Records as plain data, and back."""

from __future__ import annotations

import json

import pytest

from onrecord.model import Pack, Statement
from onrecord.model.serialization import from_dict, to_dict
from tests.packs.a_pack import PackFolder


def test_records_come_out_as_they_went_in(shipped_pack: Pack, a_pack: PackFolder) -> None:
    for pack in (shipped_pack, a_pack.load()):
        assert pack.records
        for record in pack.records:
            data = json.loads(json.dumps(to_dict(record)))
            assert from_dict(type(record), data) == record
        assert from_dict(Statement, json.loads(json.dumps(to_dict(pack.statement)))) == pack.statement


def test_what_is_as_by_default_is_left_out(shipped_pack: Pack) -> None:
    record = next(record for record in shipped_pack.records if record.short is None)
    assert "short" not in to_dict(record)


@pytest.mark.parametrize("value", [1.5, object(), [1], {"a": 1}, b"x"])
def test_other_things_are_no_data(value: object) -> None:
    with pytest.raises(TypeError, match="no part of a record"):
        to_dict(value)


@pytest.mark.parametrize(
    "change",
    [{"id": 3}, {"name": None}, {"aliases": "ab"}, {"passages": [{}]}, {"colour": "red"}, {"notes": [{"text": "x"}]}],
)
def test_other_data_is_no_record(shipped_pack: Pack, change: dict[str, object]) -> None:
    record = shipped_pack.records[0]
    data = {**to_dict(record), **change}
    if change == {"aliases": "ab"}:
        assert from_dict(type(record), data).aliases == ("a", "b")
        return
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_dict(type(record), data)
