"""Ranges of values, against comparing every value; and what cannot be one is refused with the right form."""

from __future__ import annotations

import operator
import random
import re
from datetime import date, timedelta

import pytest

from onrecord.model import Pack, Record, Sentence
from onrecord.search import Index
from onrecord.search.facets import split_facet_token, target_facets
from onrecord.search.ranges import Bound, InvalidRange, parse_bounds
from tests.support.addresses import address, result_addresses
from tests.tiers import trials

SIGNS = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le, "=": operator.eq}
TYPED = {">": [">"], ">=": [">=", "≥", "=>", "≧", "＞＝"], "<": ["<", "＜"], "<=": ["<=", "≤", "=<"], "=": ["="]}
DASHES = ("-", "–", "—", "..", "...", "…", "~", "〜")
SEED = 11


def numbers(pack: Pack, target: Record | Sentence, field: str) -> set[int]:
    """The numbers that a target has in a field."""
    pairs = map(split_facet_token, target_facets(pack, target).split())
    return {int(value) for name, value in pairs if name == field}


@pytest.mark.parametrize(("field", "low", "high"), [("grade", 0, 6), ("para", 0, 9), ("year", 2012, 2025)])
def test_every_range_finds_what_lies_in_it(index: Index, shipped_pack: Pack, field: str, low: int, high: int) -> None:
    dice = random.Random(SEED)
    everything: list[Record | Sentence] = [*shipped_pack.records, *shipped_pack.statement.sentences]
    count = trials(test=40, soak=400)
    print(f"seed {SEED}, {count} ranges of {field}")
    for _ in range(count):
        one, other = sorted(dice.choices(range(low, high + 1), k=2))
        if dice.random() < 0.5:
            sign = dice.choice(sorted(SIGNS))
            query = f"{field}:{dice.choice(TYPED[sign])}{one}"
            expected = {
                address(t) for t in everything if any(SIGNS[sign](n, one) for n in numbers(shipped_pack, t, field))
            }
        else:
            query = f"{field}:{one}{dice.choice(DASHES)}{other}"
            expected = {
                address(t) for t in everything if any(one <= n <= other for n in numbers(shipped_pack, t, field))
            }
        assert set(result_addresses(index, query)) == expected, query
        assert bool(index.search(query).notices) == (not expected), query


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("grade", "4", None),
        ("grade", "4+", (Bound(">=", (4,)),)),
        ("grade", "4..", (Bound(">=", (4,)),)),
        ("grade", "..4", (Bound("<=", (4,)),)),
        ("grade", "4 to 5", (Bound(">=", (4,)), Bound("<=", (5,)))),
        ("para", "p5-p6", (Bound(">=", (5,)), Bound("<=", (6,)))),
        ("due", "2024", (Bound("=", (2024,)),)),
        ("due", "2024-06", (Bound("=", (2024, 6)),)),
        ("due", "2024-2025", (Bound(">=", (2024,)), Bound("<=", (2025,)))),
        ("due", "2024-06-01..2024-12-31", (Bound(">=", (2024, 6, 1)), Bound("<=", (2024, 12, 31)))),
        ("due", "2024-06-01-2024-12-31", (Bound(">=", (2024, 6, 1)), Bound("<=", (2024, 12, 31)))),
        ("grade", "foo", None),
    ],
)
def test_how_a_range_is_typed(field: str, typed: str, expected: tuple[Bound, ...] | None) -> None:
    assert parse_bounds(field, typed, lambda _: None) == expected


@pytest.mark.parametrize(
    ("field", "typed", "form"),
    [
        ("grade", "a-b", "grade:4-5"),
        ("grade", "5-4", "write grade:4-5"),
        ("grade", ">", "grade:>4"),
        ("grade", ">>4", "grade:>4"),
        ("grade", ">4<5", "grade:4-5"),
        ("grade", "-4", "grade:<=4"),
        ("year", ">abc", "year:>2022"),
        ("year", "2013-15", "year:2022-2024"),
        ("para", "6..5", "write para:5-6"),
        ("due", "2025..2024", "write due:2024..2025"),
        ("due", ">spring", "due:>2024"),
    ],
)
def test_what_is_no_range_is_refused_with_the_right_form(field: str, typed: str, form: str) -> None:
    with pytest.raises(InvalidRange, match=re.escape(form)):
        parse_bounds(field, typed, lambda _: None)


@pytest.mark.parametrize(
    ("sign", "bound", "key", "admitted"),
    [
        (">=", (2024, 6), (2024,), True),
        ("<", (2024, 6), (2024,), True),
        (">", (2024,), (2024, 6), False),
        ("<=", (2024,), (2024, 6), True),
        ("=", (2024,), (2024, 6), True),
        ("=", (2024, 6), (2024,), True),
        ("=", (2024, 6), (2024, 7), False),
        (">", (2024, 12, 31), (2024,), False),
        (">=", (2024, 12, 31), (2024,), True),
        ("<", (2024, 1), (2024,), False),
    ],
)
def test_a_year_beside_a_day(sign: str, bound: tuple[int, ...], key: tuple[int, ...], admitted: bool) -> None:
    assert Bound(sign, bound).admits(key) is admitted


def days(key: tuple[int, ...]) -> range:
    """The days of a date that may be known to the year or month only, by number."""
    first = date(*(*key, 1, 1)[:3])
    following = {1: date(key[0] + 1, 1, 1), 2: (first + timedelta(31)).replace(day=1)}
    return range(first.toordinal(), following.get(len(key), first + timedelta(1)).toordinal())


def test_a_date_fits_what_one_of_its_days_fits() -> None:
    dice, count = random.Random(SEED), trials(test=2_000, soak=50_000)
    print(f"seed {SEED}, {count} pairs of dates")
    every = [date(2023, 1, 1) + timedelta(day) for day in range(3 * 366)]
    for _ in range(count):
        key, bound = ((day.year, day.month, day.day)[: dice.randint(1, 3)] for day in dice.choices(every, k=2))
        key_days, bound_days = days(key), days(bound)
        expected = {
            ">": key_days[-1] > bound_days[-1],
            ">=": key_days[-1] >= bound_days[0],
            "<": key_days[0] < bound_days[0],
            "<=": key_days[0] <= bound_days[-1],
            "=": not set(key_days).isdisjoint(bound_days),
        }
        assert {sign: Bound(sign, bound).admits(key) for sign in SIGNS} == expected, (key, bound)


@pytest.mark.parametrize(
    "typed", ["2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-04-31", ">2024-13", "2024-06..2024-06-31"]
)
def test_a_date_that_there_is_not_cannot_be_read(typed: str) -> None:
    with pytest.raises(InvalidRange, match=re.escape(f"“due:{typed}” cannot be read")):
        parse_bounds("due", typed, lambda _: None)


def test_a_range_of_dates_may_end_with_the_year_it_begins_in() -> None:
    assert parse_bounds("due", "2024-06..2024", lambda _: None) == (Bound(">=", (2024, 6)), Bound("<=", (2024,)))
    assert parse_bounds("due", "2024-02-29", lambda _: None) == (Bound("=", (2024, 2, 29)),)


def test_what_is_due_in_a_year_fits_each_range_that_it_may_lie_in(index: Index) -> None:
    for fitting in ("2024", "2024-06", "<2024-06", "<=2024-06", ">2024-06", ">=2024-12-31", "2024-03-01..2024-05"):
        assert "commitments/ninth-meeting" in result_addresses(index, f"due:{fitting}"), fitting
        assert "missions/mmx" in result_addresses(index, f"due:{fitting}"), fitting
    for other in (">2024", ">2024-12", "2025-01"):
        assert result_addresses(index, f"due:{other}") == [], other
    for earlier in ("2023", "<2024", "<2024-01-01"):
        assert result_addresses(index, f"due:{earlier}") == ["missions/xrism", "missions/slim"], earlier


def test_a_grade_may_be_named(index: Index) -> None:
    assert result_addresses(index, "grade:>=intend") == result_addresses(index, "grade:>=4")
    assert result_addresses(index, "grade:intend-commit") == result_addresses(index, "grade:4-5")
