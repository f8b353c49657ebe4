"""What nobody can have typed is not let in, and how much that was is told once."""

from __future__ import annotations

from onrecord.commands.typeahead import MOST_KEYS_WAITING, TypeAhead


def typed(inflow: TypeAhead, count: int) -> bool:
    admitted = inflow.admits(count)
    for _ in range(count if admitted else 0):
        inflow.let_in()
    return admitted


def test_what_people_type_ahead_is_let_in() -> None:
    inflow = TypeAhead()
    assert all(typed(inflow, 1) for _ in range(MOST_KEYS_WAITING))
    assert inflow.pending == MOST_KEYS_WAITING
    assert inflow.take_ignored() == 0


def test_a_flood_is_ignored_to_its_end_and_told_of_once() -> None:
    inflow = TypeAhead()
    assert typed(inflow, 10)
    assert not typed(inflow, 4_096)
    assert not typed(inflow, 3), "the end of the flood is part of it"
    assert inflow.take_ignored() == 0, "more may come"
    assert inflow.take_ignored() == 4_099
    assert inflow.take_ignored() == 0
    assert typed(inflow, 1)


def test_a_flood_in_small_parts_is_one_once_too_much_waits() -> None:
    inflow = TypeAhead()
    admitted = sum(100 for _ in range(50) if typed(inflow, 100))
    assert admitted == inflow.pending == MOST_KEYS_WAITING
    for _ in range(admitted):
        inflow.handled()
    inflow.take_ignored()
    assert inflow.take_ignored() == 5_000 - admitted
    assert typed(inflow, MOST_KEYS_WAITING)
