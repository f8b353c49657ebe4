"""Dates in the words for a time, as far as they are given: `by the end of June 2026` has 2026-06."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.model.dates import MONTHS

_MONTHS_PER_YEAR, _CENTURY = 12, 100
# More years than any plan spans.
_MAX_YEARS = 100


class _Found(NamedTuple):
    """A date at a place in the words: `month` and `day` are 0 where none is given, `last` ends years as 2025-27."""

    start: int
    end: int
    year: int
    month: int
    day: int
    last: int = 0


def dates_in(words: str) -> tuple[str, ...]:
    """Return the dates in words for a time, in order, as `2026`, `2026-06` or `2026-06-30`; of a range, all years.

    Known are English, Japanese, Chinese and Korean dates and ISO 8601. A decade (`the 2040s`) is none, nor is a day
    that the calendar does not have.
    """
    if len(words) == 4 and words.isascii() and words.isdigit():  # most are, and patterns take their time to compile
        return (words,) if words[:2] in ("19", "20") else ()
    text = unicodedata.normalize("NFKC", words)
    found = list(_find(text))
    dates = {_written(each) for each in found}
    for first, last in pairwise(found):
        if not (first.month or last.month) and _range_words().fullmatch(text, first.end, last.start):
            dates |= _years(first.year, last.year)
    for each in found:
        dates |= _years(each.year, each.last)
    return tuple(sorted(dates))


def _find(text: str) -> Iterator[_Found]:
    for match in _pattern().finditer(text):
        parts = {name.partition("_")[0]: value for name, value in match.groupdict().items() if value}
        year = int(parts.get("year") or parts["iso"])
        month, day = _month(parts.get("name") or parts.get("month", "")), int(parts.get("day", 0))
        if not day and month > _MONTHS_PER_YEAR and month > year % _CENTURY:
            yield _Found(*match.span(), year, 0, 0, year - year % _CENTURY + month)
        elif _exists(year, month, day):
            yield _Found(*match.span(), year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    import datetime

    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _month(written: str) -> int:
    """Return the number of a month given as a number or by its name; 0 if there is none."""
    if written.isdigit():
        return int(written)
    return next((number for number, name in enumerate(MONTHS, 1) if written and name[:3] == written[:3].title()), 0)


def _written(date: _Found) -> str:
    day = f"-{date.day:02}" if date.day else ""
    return f"{date.year}-{date.month:02}{day}" if date.month else str(date.year)


def _years(first: int, last: int) -> set[str]:
    return set(map(str, range(first, last + 1))) if last - first <= _MAX_YEARS else set()


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(f"{name[:3]}(?:{name[3:]}|[a-z]?\\.)?" for name in MONTHS)
    year = r"(?<![\d.,])(?P<year>(?:19|20)\d\d)(?![\d,.]?\d)(?!['’]?s\b|\s?年代)"
    spoken = rf"(?:\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<name>{names}),?\s+(?:of\s+)?)?{year}"
    american = rf"\b(?P<name>{names})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year}"
    iso = r"(?<![\d.,-])(?P<iso>(?:19|20)\d\d)[-–](?P<month>\d\d)(?:-(?P<day>\d\d))?(?![-\d])"
    east_asian = rf"{year}\s?[年년](?:\s?(?P<month>\d{{1,2}})[月월](?:\s?(?P<day>\d{{1,2}})[日일])?)?"
    forms = (american, iso, east_asian, spoken)
    numbered = (re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{number}>", form) for number, form in enumerate(forms))
    return re.compile("|".join(numbered), re.IGNORECASE)


@cache
def _range_words() -> re.Pattern[str]:
    return re.compile(r"年?\s*(?:[-–—~〜～―]|to|through|until|till|から|より|至|到|부터)\s*", re.IGNORECASE)
