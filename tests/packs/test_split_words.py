"""Quotes that begin or end within a word, a number or an abbreviation are warned of."""

from __future__ import annotations

import pytest

from onrecord.packs import load_packs
from tests.packs.in_memory import MemoryFolder
from tests.support.grown_pack import MISSION, pack

TEXT = "We invest $1,000.50 in U.S. ships and in non-binding rules, and we invest again."


@pytest.mark.parametrize(
    ("quote", "is_warned_of"),
    [
        ("invest $1", True),
        ("nvest $1,000.50", True),
        ("in U.S", True),
        ("binding rules", True),
        ("non-binding rules", False),
        ("invest $1,000.50", False),
        ("in U.S. ships", False),
        ("invest", False),
        ("in", False),
        (TEXT, False),
    ],
)
def test_a_split_word_is_a_warning_with_its_place(quote: str, is_warned_of: bool) -> None:
    passage = '{ ref = "p1" }'
    assert passage in MISSION
    mission = MISSION.replace("#", "1").replace(passage, f'{{ ref = "p1", quote = "{quote}" }}')
    loaded = load_packs([("a", MemoryFolder(pack([[TEXT]], missions=mission)))])
    assert not loaded.refused
    warnings = [warning for pack_warnings in loaded.warnings.values() for warning in pack_warnings.listed]
    assert len(warnings) == is_warned_of
    for warning in warnings:
        assert (warning.key, warning.expected) == (
            "mission[0].passages[0].quote",
            "whole words, numbers and abbreviations",
        )
        assert warning.line
