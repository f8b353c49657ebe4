"""Dates in the words for a time, as far as they are given: `by the end of June 2026` has 2026-06."""

import datetime
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model.date_patterns import (
    Sharing,
    date_pattern,
    is_range,
    is_range_link,
    says_between,
    sharing_after,
    sharing_before,
    with_western_years,
)
from onrecord.model.dates import MONTHS

_MONTHS_PER_YEAR, _CENTURY = 12, 100
_CENTURIES = ("19", "20", "21")


class _Partial(NamedTuple):
    """A date as far as it is given: `month` and `day` are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0

    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        if self.day:
            return self.first_day()
        return _month_end(datetime.date(self.year, self.month or _MONTHS_PER_YEAR, 1))


class _Span(NamedTuple):
    """A date, or a range of dates in one phrase, at a place in the words."""

    start: int
    end: int
    first: _Partial
    last: _Partial


def dates_in(words: str) -> tuple[str, ...]:
    """Return the dates in words for a time, in order, as `2026`, `2026-06` or `2026-06-30`.

    A range has all its days, in as few dates as have no others: `November 2025 to 2026` has 2025-11, 2025-12 and 2026.
    A range that ends before it begins has its two ends. Known are English, Japanese, Chinese and Korean dates, numbers
    that can be read in one way only, and ISO 8601. A decade (`the 2040s`) is none, nor is a day that the calendar does
    not have.
    """
    if len(words) == 4 and words.isascii() and words.isdigit():  # most are, and patterns take their time to compile
        return (words,) if words[:2] in _CENTURIES else ()
    text = with_western_years(unicodedata.normalize("NFKC", words))
    spans: list[_Span] = []
    for span in _spans(text):
        before = spans[-1] if spans else span
        if before is span or before.first.first_day() > span.last.last_day():
            spans.append(span)
        elif is_range(text, before.start, before.end, span.start):
            spans[-1] = _Span(before.start, span.end, before.first, span.last)
        else:
            spans.append(span)
    return tuple(sorted({date for span in spans for date in _cover(span.first.first_day(), span.last.last_day())}))


def _cover(first: datetime.date, last: datetime.date) -> Iterator[str]:
    """Yield the years, months and days that have the days from first to last, and no others."""
    day = first
    while day <= last:
        year_end, month_end = datetime.date(day.year, _MONTHS_PER_YEAR, 31), _month_end(day)
        if (day.month, day.day) == (1, 1) and year_end <= last:
            yield f"{day.year}"
            end = year_end
        elif day.day == 1 and month_end <= last:
            yield f"{day:%Y-%m}"
            end = month_end
        else:
            yield day.isoformat()
            end = day
        day = end + datetime.timedelta(days=1)


def _month_end(day: datetime.date) -> datetime.date:
    next_month = day.replace(day=28) + datetime.timedelta(days=4)
    return next_month - datetime.timedelta(days=next_month.day)


def _spans(text: str) -> Iterator[_Span]:
    """Yield the dates with a year, each with the dates beside it that share its year or month: `June-July 2025`."""
    for match in date_pattern().finditer(text):
        parts = {name.partition("_")[0]: value for name, value in match.groupdict().items() if value}
        ends = _ends(parts)
        if ends is None:
            continue
        span = _Span(*match.span(), *ends)
        if span.first.month:
            yield from _with_sharing(text, span, parts)
        else:
            yield span


def _ends(parts: dict[str, str]) -> tuple[_Partial, _Partial] | None:
    """Return the first and the last date of a match, mostly the same; None if the calendar does not have it."""
    year, month, day = int(parts["year"]), _month(parts.get("month", "")), int(parts.get("day", 0))
    if "one" in parts:  # 30/06/2025, or 06/30/2025; of 06/07/2025 only the year is known
        one, two = int(parts["one"]), int(parts["two"])
        known = [date for date in {_Partial(year, one, two), _Partial(year, two, one)} if one and two and _exists(date)]
        only = known[0] if len(known) == 1 else _Partial(year)
        return only, only
    if not day and "separator" in parts and month > year % _CENTURY:
        if month > _MONTHS_PER_YEAR:  # 2025-27
            return _Partial(year), _Partial(year - year % _CENTURY + month)
        if parts["separator"] == "/" and month == year % _CENTURY + 1:  # 2009/10 is October or two years
            return _Partial(year), _Partial(year)
    date = _Partial(year, month, day)
    return (date, date) if _exists(date) else None


def _with_sharing(text: str, span: _Span, parts: dict[str, str]) -> Iterator[_Span]:
    """Yield a date with a month, and the one beside it that has no year of its own, as one range or as two dates.

    The date without a year is left out if it would make the range end before it begins: its year is not known.
    """
    date, before = span.first, sharing_before(text, span.start)
    if "head" in parts:  # June 10-12, 2025
        before = Sharing(parts["month"], parts["head"], parts["link"], span.start)
    after = None if before else sharing_after(text, span.end)
    other = _sharing_date(date, before or after)
    if other and before and other.first_day() <= date.last_day():
        place, is_one = before.place, is_range_link(before.link) or says_between(text, before.place)
        yield _Span(place, span.end, other, date) if is_one else _Span(place, span.start, other, other)
        if not is_one:
            yield span
    elif other and after and date.first_day() <= other.last_day():
        is_one = is_range_link(after.link)
        yield _Span(span.start, after.place, date, other) if is_one else span
        if not is_one:
            yield _Span(span.end, after.place, other, other)
    else:
        yield span


def _sharing_date(date: _Partial, found: Sharing | None) -> _Partial | None:
    """Return the found date in the year of another; None for a day without a month beside a date without a day."""
    if not found or not (found.month or date.day):
        return None
    other = _Partial(date.year, _month(found.month) or date.month, int(found.day or 0))
    return other if _exists(other) else None


def _exists(date: _Partial) -> bool:
    try:
        date.first_day()
    except ValueError:
        return False
    return True


def _month(written: str) -> int:
    """Return the number of a month given as a number or by its name; 0 if there is none."""
    if written.isdigit():
        return int(written)
    return next((number for number, name in enumerate(MONTHS, 1) if written and name[:3] == written[:3].title()), 0)
