"""The sections."""

from __future__ import annotations

from onrecord.model import Kind
from onrecord.navigation import FIRST_SECTION, Section


def test_eight_sections_in_the_order_of_their_keys() -> None:
    assert [f"{section.number} {section.title}" for section in Section] == [
        "1 Areas",
        "2 Participants",
        "3 Missions",
        "4 Instruments",
        "5 Commitments",
        "6 Events",
        "7 Terms",
        "8 Full text",
    ]


def test_every_kind_has_its_section_and_the_full_text_has_none() -> None:
    assert {Section.of(kind).kind for kind in Kind} == set(Kind)
    assert [section for section in Section if section.kind is None] == [Section.TEXT]


def test_missions_come_first() -> None:
    assert FIRST_SECTION is Section.MISSIONS
