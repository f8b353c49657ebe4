"""Fields that only some kinds have."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from onrecord.model import Commitment, Event, Kind, Mission, Pack, Participant, Passage, Record, Ref
from onrecord.model.kind_fields import bodies, bodies_by_role, due_words, planned_passage
from onrecord.model.records import RECORD_CLASSES

PLAN = Passage(Ref.sentence(1, 2), "to be launched")


def test_every_kind_has_one_class_of_its_own() -> None:
    assert {cls.kind: cls for cls in get_args(Record)} == RECORD_CLASSES
    assert list(RECORD_CLASSES) == list(Kind)


@pytest.mark.parametrize("cls", [Mission, Event])
def test_missions_and_events_are_planned(cls: type[Mission | Event]) -> None:
    assert planned_passage(cls(id="x", name="X", planned=PLAN)) is PLAN
    assert planned_passage(cls(id="x", name="X")) is None


def test_a_mission_names_its_operator_and_then_its_partners() -> None:
    mission = Mission(id="x", name="X", operator="participants/jaxa", partners=("ESA", "CNES"))
    assert bodies(mission) == ("participants/jaxa", "ESA", "CNES")
    assert bodies(replace(mission, operator=None)) == ("ESA", "CNES")
    assert bodies(Mission(id="x", name="X")) == ()


def test_a_participant_may_be_part_of_another_body(shipped_pack: Pack) -> None:
    assert bodies_by_role(Participant(id="x", name="X", parent="MIC")) == {"part of": ("MIC",)}
    assert bodies_by_role(Participant(id="x", name="X")) == {"part of": ()}
    for record in shipped_pack.records:
        names = {name for names in bodies_by_role(record).values() for name in names}
        assert names >= set(bodies(record))


def test_all_that_records_of_other_kinds_have_is_nothing(shipped_pack: Pack) -> None:
    assert {record.kind for record in shipped_pack.records} == set(Kind)
    for record in shipped_pack.records:
        if not isinstance(record, Mission | Event):
            assert planned_passage(record) is None
        if not isinstance(record, Mission):
            assert bodies(record) == ()
        assert due_words(record) == (record.due if isinstance(record, Commitment | Mission | Event) else None)
    assert any(due_words(record) for record in shipped_pack.records)
    assert any(bodies(record) for record in shipped_pack.records)
