"""What is drawn where a test does not try all of its cases."""

from __future__ import annotations

import itertools

import pytest

from tests.tiers import covering, sample

PAIRS = [frozenset({("letter", letter), ("number", number)}) for letter, number in itertools.product("abc", range(5))]
VALUES = frozenset[object]().union(*PAIRS)


def held(numbers: list[int]) -> frozenset[object]:
    return frozenset[object]().union(*(PAIRS[number] for number in numbers))


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_few_cases_hold_each_value(seed: str) -> None:
    chosen = covering(PAIRS, None, seed)
    assert held(chosen) == VALUES
    assert len(chosen) == 5
    assert covering(PAIRS, None, seed) == chosen


def test_a_number_of_cases_holds_as_many_values_as_it_can() -> None:
    assert len(held(covering(PAIRS, 2, "1"))) == 4
    more = covering(PAIRS, 9, "1")
    assert held(more) == VALUES
    assert len(set(more)) == 9
    assert covering(PAIRS, 100, "1") == list(range(len(PAIRS)))


def test_other_seeds_draw_others() -> None:
    assert len({tuple(covering(PAIRS, 3, str(seed))) for seed in range(20)}) > 5


def test_a_sample_is_in_order_and_says_its_seed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ONRECORD_SOAK", raising=False)
    some = sample(range(100), 10)
    assert some == sorted(set(some)) == sample(range(100), 10)
    assert len(some) == 10
    assert "seed 14, 10 of 100 cases" in capsys.readouterr().out
    assert sample("abc", 10) == ["a", "b", "c"]
    monkeypatch.setenv("ONRECORD_SOAK", "1")
    assert sample(range(100), 10) == list(range(100))
    assert len(sample(range(100), 10, 50)) == 50
