"""The meanings of the grades, which are shown beside clauses of one party and of all."""

from __future__ import annotations

import pytest

from onrecord.model import Grade
from onrecord.model.parties import BOTH, JOINT

WORDS_OF_ALL_PARTIES = {JOINT, BOTH, "all", "parties", "sides", "governments", "together", "common", "shared", "mutual"}


@pytest.mark.parametrize("grade", Grade)
def test_a_grade_says_nothing_about_who_acts(grade: Grade) -> None:
    assert grade.meaning
    assert WORDS_OF_ALL_PARTIES.isdisjoint(grade.meaning.split())


def test_the_highest_grade_is_an_undertaking() -> None:
    assert Grade.COMMIT.meaning == "undertaking to act"
