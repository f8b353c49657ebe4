"""`due:` of a day, month or year finds what is due in a range that has it, however it is written, and nothing else."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

import pytest

from onrecord.model.dates import MONTHS
from onrecord.model.partial_dates import dates_in
from onrecord.search.ranges import RangeKey, is_within, parse_bounds, range_key

SEED = 1130
DAY = datetime.timedelta(days=1)


def day_ranges(first: datetime.date, last: datetime.date) -> Iterator[str]:
    one, two = MONTHS[first.month - 1], MONTHS[last.month - 1]
    yield f"{first} to {last}"
    yield f"{first}/{last}"
    yield f"{first.day} {one} {first.year} – {last.day} {two} {last.year}"
    yield f"between {one} {first.day}, {first.year} and {two} {last.day}, {last.year}"
    yield f"{first:%d.%m.%Y} to {last:%d.%m.%Y}"
    yield f"from {first.day}-{one[:3]}-{first.year} until {last.year}/{last.month}/{last.day}"
    yield f"{first.year}年{first.month}月{first.day}日から{last.year}年{last.month}月{last.day}日まで"
    if first.year >= 2020 and last.year < 2118:
        eras = [f"令和{day.year - 2018}年{day.month}月{day.day}日" for day in (first, last)]
        yield "~".join(eras)
    if first.year == last.year:
        yield f"{first.day} {one} to {last.day} {two} {last.year}"
        yield f"between {one} {first.day} and {two} {last.day}, {last.year}"
        yield f"{first.year}年{first.month}月{first.day}日～{last.month}月{last.day}日"
    if (first.year, first.month) == (last.year, last.month):
        yield f"{first.day}-{last.day} {two} {last.year}"
        yield f"{two} {first.day}–{last.day}, {last.year}"
        yield f"{first.year}年{first.month}月{first.day}~{last.day}日"


def month_ranges(first: datetime.date, last: datetime.date) -> Iterator[str]:
    one, two = MONTHS[first.month - 1], MONTHS[last.month - 1]
    yield f"{one} {first.year} – {two} {last.year}"
    yield f"between {one[:3]}. {first.year} and {two[:3]}. {last.year}"
    yield f"{first:%Y-%m} to {last:%Y-%m}"
    if all(day.month != day.year % 100 + 1 for day in (first, last)):  # 2009/10 may be two years
        yield f"{first:%Y/%m}–{last:%Y/%m}"
    yield f"{first.year}年{first.month}月から{last.year}年{last.month}月"
    if first.year == last.year:
        yield f"{one}-{two} {last.year}"
        yield f"between {one} and {two} {last.year}"
        yield f"{first.year}年{first.month}～{last.month}月"


def year_ranges(first: int, last: int) -> Iterator[str]:
    yield f"{first}-{last}"
    yield f"between {first} and {last}"
    yield f"from early {first} to the end of {last}"
    yield f"{first}年から{last}年"
    if first // 100 == last // 100 and last % 100 > 12:
        yield f"FY {first}-{last % 100:02}"
        yield f"{first}/{last % 100:02}"


@pytest.mark.parametrize("longest", [20, 100, 400, 3000])
def test_due_finds_every_day_of_a_range_and_no_other(longest: int) -> None:
    rng = random.Random(SEED + longest)
    for _ in range(40):
        first = datetime.date(rng.randrange(2000, 2190), 1, 1) + DAY * rng.randrange(365)
        last = first + DAY * rng.randrange(1, longest)
        month_last = (last.replace(day=28) + 4 * DAY).replace(day=1) - DAY
        for words in day_ranges(first, last):
            check(words, first, last, rng)
        if (first.year, first.month) < (last.year, last.month):
            for words in month_ranges(first, last):
                check(words, first.replace(day=1), month_last, rng)
        if first.year < last.year:
            for words in year_ranges(first.year, last.year):
                check(words, datetime.date(first.year, 1, 1), datetime.date(last.year, 12, 31), rng)


def check(words: str, first: datetime.date, last: datetime.date, rng: random.Random) -> None:
    keys = [key for date in dates_in(words) if (key := range_key("due", date))]
    inside = {first, last, *(first + DAY * rng.randrange((last - first).days + 1) for _ in range(5))}
    for day in inside:
        for typed in (f"{day}", f"{day:%Y-%m}", f"{day.year}"):
            assert is_due(typed, keys), (words, typed)
    for day in (first - DAY, last + DAY):
        assert not is_due(f"{day}", keys), (words, day)
    assert not is_due(f"<{first}", keys), words
    assert not is_due(f">{last}", keys), words


def is_due(typed: str, keys: list[RangeKey]) -> bool:
    bounds = parse_bounds("due", typed, lambda name: None)
    assert bounds, typed
    return any(is_within(bounds, key) for key in keys)
