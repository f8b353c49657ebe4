"""Each standing of a clipping has its place in the order of gravity, and a badge unless all is as it was."""

from __future__ import annotations

from onrecord.briefs.held import Standing
from onrecord.briefs.proofs import BY_GRAVITY
from onrecord.navigation.brief_rows import STANDINGS


def test_no_standing_is_forgotten() -> None:
    assert sorted(BY_GRAVITY) == sorted(Standing)
    assert {*STANDINGS} == {*Standing} - {Standing.UNCHANGED}
    words = [badge.word for badge in STANDINGS.values()]
    assert len({*words}) == len(words)
