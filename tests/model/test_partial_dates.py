"""Dates in the words for a time: as far as they are given, all years of a range, and none that does not exist."""

from __future__ import annotations

import calendar
import random

import pytest

from onrecord.model.dates import MONTHS
from onrecord.model.partial_dates import dates_in

SEED = 1128


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("2026", "2026"),
        ("in late 2026", "2026"),
        ("２０２６年", "2026"),
        ("2026年度", "2026"),
        ("FY2026", "2026"),
        ("by the end of June 2026", "2026-06"),
        ("Sept. 2026", "2026-09"),
        ("by 30 June 2026", "2026-06-30"),
        ("on the 1st of May, 2026", "2026-05-01"),
        ("June 30, 2026", "2026-06-30"),
        ("2026-06", "2026-06"),
        ("2026-06-30", "2026-06-30"),
        ("2026年6月", "2026-06"),
        ("２０２６年６月３０日まで", "2026-06-30"),
        ("2026년 6월", "2026-06"),
        ("2026 or 2028", "2026 2028"),
        ("2026-2028", "2026 2027 2028"),
        ("2026–28", "2026 2027 2028"),
        ("2026-28", "2026 2027 2028"),
        ("between 2026 and 2028", "2026 2028"),
        ("from 2026 to 2028", "2026 2027 2028"),
        ("2026年から2028年", "2026 2027 2028"),
        ("May 2026 to July 2026", "2026-05 2026-07"),
        ("the 2040s", ""),
        ("2040年代", ""),
        ("within two years", ""),
        ("20261", ""),
        ("2,026", ""),
        ("12026", ""),
        ("2026.5", ""),
        ("2026-13-01", ""),
        ("2024-13", ""),
        ("30 February 2026", ""),
        ("2025-02-30", ""),
        ("", ""),
    ],
)
def test_the_dates_in_words(words: str, dates: str) -> None:
    assert " ".join(dates_in(words)) == dates


def test_every_day_is_read_in_every_form() -> None:
    rng = random.Random(SEED)
    for _ in range(500):
        year, month = rng.randrange(1900, 2100), rng.randrange(1, 13)
        day = rng.randrange(1, calendar.monthrange(year, month)[1] + 1)
        name, iso = MONTHS[month - 1], f"{year}-{month:02}-{day:02}"
        for written in (
            iso,
            f"{day} {name} {year}",
            f"{name} {day}, {year}",
            f"{day} {name[:3]}. {year}",
            f"{year}年{month}月{day}日",
        ):
            for words in (written, f"by {written}", f"no later than {written}, if possible"):
                assert dates_in(words) == (iso,), words
        for words in (f"{name} {year}", f"{year}年{month}月に", iso[:7]):
            assert dates_in(words) == (iso[:7],), words
