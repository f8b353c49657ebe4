"""Dataclasses that nobody changes: mypy refuses an assignment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Mission
from onrecord.model.immutable import immutable


@immutable(slots=True, kw_only=True)
class Pair:
    """Two numbers."""

    x: int
    y: int = 0


def test_an_assignment_is_refused_by_mypy() -> None:
    """`make lint` says so if one of these comments is not needed any more."""
    pair, mission = Pair(x=1), Mission(id="slim", name="SLIM")
    pair.x = 2  # type: ignore[misc]
    mission.name = "Moon Sniper"  # type: ignore[misc]


def test_what_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError):
        Pair(1)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Pair(x=1).z = 3  # type: ignore[attr-defined]


def test_one_that_differs_is_made_of_it() -> None:
    changed = replace(Pair(x=1, y=2), x=3)
    assert (changed.x, changed.y) == (3, 2)
