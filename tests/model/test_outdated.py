"""Possibly outdated notes: more than two years old, about something that was still open."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.model import STATUSES, Note
from onrecord.model.facts import record_facts
from onrecord.model.outdated import OPEN_STATUSES, as_of_words, is_outdated, outdated_remark
from onrecord.packs import bundled_packs, load_pack
from tests.today import TODAY

Day = tuple[int, int, int]


def note(as_of: Day, status: str | None = "planned") -> Note:
    return Note("A plan.", datetime.date(*as_of), "https://www.example.org/plan", status=status)


@pytest.mark.parametrize(
    ("as_of", "today", "outdated"),
    [
        ((2024, 4, 10), (2026, 4, 9), False),
        ((2024, 4, 10), (2026, 4, 10), False),  # two years to the day are not more than two years
        ((2024, 4, 10), (2026, 4, 11), True),
        ((2024, 4, 10), (2027, 1, 1), True),
        ((2024, 12, 31), (2026, 12, 31), False),
        ((2024, 12, 31), (2027, 1, 1), True),
        ((2024, 2, 29), (2026, 2, 28), False),  # two years later there is no 29 February
        ((2024, 2, 29), (2026, 3, 1), True),
        ((2026, 2, 28), (2028, 2, 28), False),
        ((2026, 2, 28), (2028, 2, 29), True),
        ((2026, 3, 1), (2028, 2, 29), False),
        ((2024, 2, 29), (2028, 2, 29), True),
        ((2027, 1, 1), (2026, 1, 1), False),  # a clock that is behind
        ((1, 1, 1), (1, 1, 1), False),
        ((1, 1, 1), (2, 12, 31), False),
        ((9999, 12, 31), (9999, 12, 31), False),
    ],
)
def test_the_boundary_days(as_of: Day, today: Day, outdated: bool) -> None:
    assert is_outdated(note(as_of), datetime.date(*today)) == outdated


@pytest.mark.parametrize("status", [*STATUSES, None])
def test_only_what_was_open_can_be_outdated(status: str | None) -> None:
    old = note((2020, 1, 1), status)
    assert is_outdated(old, TODAY) == (status in ("planned", "paused", "revised"))


def test_every_open_status_is_one_that_a_note_may_have() -> None:
    assert set(STATUSES) >= OPEN_STATUSES


def test_without_a_day_nothing_is_outdated() -> None:
    assert not is_outdated(note((1990, 1, 1)), None)


def test_what_is_said_of_it() -> None:
    old, new = note((2024, 4, 10)), note((2026, 4, 10))
    assert as_of_words(old, TODAY) == "possibly outdated: as of 10 April 2024"
    assert as_of_words(new, TODAY) == "as of 10 April 2026"
    assert outdated_remark(old, TODAY) == " (possibly outdated: as of 10 April 2024)"
    assert outdated_remark(new, TODAY) == outdated_remark(None, TODAY) == ""


def test_a_status_that_rests_on_an_old_note_says_so() -> None:
    """A newer note without a status changes nothing; a newer one with a status takes its place."""
    [pack] = [load_pack(folder, name) for name, folder in bundled_packs()]
    record = pack.record("missions/slim")
    assert record is not None
    old, later = note((2024, 1, 1)), note((2026, 1, 1), None)
    open_ = replace(record, notes=(later, old))
    [status] = [fact.text for fact in record_facts(open_, pack, TODAY) if fact.key == "status"]
    assert status == "planned (possibly outdated: as of 1 January 2024)"
    replaced = replace(record, notes=(old, note((2026, 1, 1), "paused")))
    [status] = [fact.text for fact in record_facts(replaced, pack, TODAY) if fact.key == "status"]
    assert status == "paused"
