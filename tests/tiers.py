"""Which part of its cases a test tries in each tier: `make soak` (which sets ONRECORD_SOAK) tries all of them.

A count of trials comes from `trials`; a loop over many cases draws from `sample`; a parametrized test whose cases
multiply is marked with `pytest.mark.sampled`, and `drawn` chooses among its items.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

import pytest

Case = TypeVar("Case")

SEED = 14
"""Of all samples; a test that fails prints it."""


def is_soak() -> bool:
    return bool(os.environ.get("ONRECORD_SOAK"))


def trials(test: int, soak: int) -> int:
    """Return how many trials to make: `test` as a rule, `soak` where ONRECORD_SOAK is set."""
    return soak if is_soak() else test


def sample(cases: Iterable[Case], test: int, soak: int | None = None) -> list[Case]:
    """Return so many of the cases, seeded and in their order; in soak all of them, unless `soak` says how many."""
    every = list(cases)
    count = soak if is_soak() else test
    if count is None or count >= len(every):
        return every
    print(f"seed {SEED}, {count} of {len(every)} cases; make soak tries more")
    return [every[index] for index in sorted(random.Random(SEED).sample(range(len(every)), count))]


def covering(cases: Sequence[frozenset[object]], count: int | None, seed: str) -> list[int]:
    """Return the numbers of few cases, seeded, that hold each value, or of `count` that hold as many as they can."""
    left = list(range(len(cases)))
    random.Random(seed).shuffle(left)
    unseen = frozenset[object]().union(*cases)
    chosen: list[int] = []
    while left and (unseen if count is None else len(chosen) < count):
        number = max(left, key=lambda number: len(cases[number] & unseen))
        left.remove(number)
        chosen.append(number)
        unseen -= cases[number]
    return sorted(chosen)


def drawn(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the items of one test that are tried: few that hold each value of each parameter.

    With `sampled(12)` it is 12. In soak it is all of them, or as many as `sampled(12, soak=40)` says.
    """
    mark = next(items[0].iter_markers("sampled"))
    count = mark.kwargs.get("soak", len(items)) if is_soak() else mark.args[0] if mark.args else None
    test = items[0].nodeid.partition("[")[0]
    chosen = [items[number] for number in covering(list(map(_values, items)), count, f"{SEED} {test}")]
    for item in chosen if len(chosen) < len(items) else ():
        item.add_report_section("setup", "sample", f"seed {SEED}, {len(chosen)} of {len(items)}; make soak tries more")
    return chosen


def _values(item: pytest.Item) -> frozenset[object]:
    """Return the name and value of each parameter of the item."""
    assert isinstance(item, pytest.Function)
    return frozenset((name, repr(value)) for name, value in item.callspec.params.items())
