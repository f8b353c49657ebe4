"""Back and forward."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.navigation.history import MAX_HISTORY, History

walks = st.lists(st.integers(0, 5), min_size=1, max_size=30).map(
    lambda steps: [step for n, step in enumerate(steps) if n == 0 or step != steps[n - 1]]
)


def _walked(places: list[int]) -> History[int]:
    """A trail that leads to the last of the places; each differs from the one before."""
    trail: History[int] = History()
    for place in places[:-1]:
        trail.push(place)
    return trail


def _go(here: int, there: int | None) -> int:
    assert there is not None
    return there


@given(walks)
def test_back_leads_through_every_place_to_the_first(places: list[int]) -> None:
    trail, here, seen = _walked(places), places[-1], [places[-1]]
    while (before := trail.back(here)) is not None:
        here = before
        seen.append(here)
    assert seen == places[::-1]


@given(walks, st.data())
def test_forward_undoes_back(places: list[int], data: st.DataObject) -> None:
    trail, here = _walked(places), places[-1]
    steps = data.draw(st.integers(0, len(places) - 1))
    for _ in range(steps):
        here = _go(here, trail.back(here))
    for _ in range(steps):
        here = _go(here, trail.forward(here))
    assert here == places[-1]
    assert trail.forward(here) is None


@given(walks)
def test_a_new_step_forgets_what_lay_ahead(places: list[int]) -> None:
    trail, here = _walked([*places, 9]), 9
    here = _go(here, trail.back(here))
    trail.push(here)
    assert trail.forward(10) is None
    assert trail.back(10) == here


def test_a_place_left_twice_in_a_row_is_remembered_once() -> None:
    trail = _walked([1, 1, 1, 2])
    assert trail.back(2) == 1
    assert trail.back(1) is None


def test_at_the_beginning_and_at_the_end_nothing_changes() -> None:
    trail: History[int] = History()
    assert trail.back(1) is None
    assert trail.forward(1) is None
    assert (trail.behind, trail.ahead) == ([], [])


def test_only_so_many_places_are_kept() -> None:
    trail = _walked([*range(MAX_HISTORY + 51)])
    assert len(trail.behind) == MAX_HISTORY
    assert trail.behind[-1] == MAX_HISTORY + 49


def test_it_knows_that_it_does_not_remember_all() -> None:
    trail: History[int] = History()
    for place in range(MAX_HISTORY):
        trail.push(place)
    assert not trail.is_truncated
    trail.push(MAX_HISTORY)
    assert trail.is_truncated
