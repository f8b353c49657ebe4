"""Parse ranges of values: `grade:4-5`, `year:>2022`, `due:<=2024-06`, and report invalid ones."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.text.folding import fold

# The fields whose values are ordered, each with two examples.
RANGE_EXAMPLES = {"grade": ("4", "5"), "para": ("5", "6"), "year": ("2022", "2024"), "due": ("2024", "2025-06-30")}

YEAR_DIGITS = 4
# Python refuses to read numbers of thousands of digits; no paragraph has so many.
MAX_DIGITS = 32
MONTHS_PER_YEAR, FEBRUARY = 12, 2
# A value as numbers, the greatest unit first: year, month and day of a date.
RangeKey = tuple[int, ...]

_SIGNS = str.maketrans({"≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "〜": "~", "∼": "~"})
_MORE_OR_LESS = re.compile(r"(>=|=>|<=|=<|[<>=])\s*(.+)")
_AT_LEAST = re.compile(r"(.+?)\s*(?:\+|\.{2,3}|-)")
_AT_MOST = re.compile(r"\.{2,3}\s*(.+)")
_BETWEEN = re.compile(r"\s*(?:\.{2,3}|~|-|\bto\b)\s*")
_DATE = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")
# Signs that do not belong in a range and may reverse it: folding drops the stroke of ≠. A star at the end is harmless.
_NEGATED = re.compile(r"[!≠≮≯≰≱¬|&^#$%@?\\;]|\*(?!$)")
_OPERATOR = re.compile(r"[-<>=+~]|\.\.|\bto\b")
_OPEN = {">": ">", "<": "<", ">=": ">=", "=>": ">=", "<=": "<=", "=<": "<=", "=": "="}


class Bound(NamedTuple):
    """A bound of a range: one of `>`, `>=`, `<`, `<=`, `=` and a value."""

    sign: str
    key: RangeKey

    def admits(self, key: RangeKey) -> bool:
        """Return whether the value can satisfy the bound: 2024 can be before June 2024, in it, or after it."""
        if self.sign == ">":
            return _last(key) > _last(self.key)
        if self.sign == "<":
            return _first(key) < _first(self.key)
        not_before, not_after = _last(key) >= _first(self.key), _first(key) <= _last(self.key)
        return {">=": not_before, "<=": not_after}.get(self.sign, not_before and not_after)


class InvalidRange(ValueError):
    """The text looks like a range but is not; the message says how to write one."""


def parse_bounds(field: str, typed: str, key_by_name: Callable[[str], RangeKey | None]) -> tuple[Bound, ...] | None:
    """Return the bounds that a typed value of an ordered field sets; None if it is a single value, or not a value.

    `key_by_name` looks up values by their names, such as a grade's.

    Raises:
        InvalidRange: the text looks like a range but is not.
    """
    if _NEGATED.search(typed):
        raise InvalidRange(_advice(field, typed))
    text = fold(typed).translate(_SIGNS).strip()

    def key(name: str) -> RangeKey | None:
        return range_key(field, name) or key_by_name(name)

    if single := range_key(field, text):
        return (Bound("=", single),) if field == "due" else None
    if sign := _MORE_OR_LESS.fullmatch(text):
        if value := key(sign[2]):
            return (Bound(_OPEN[sign[1]], value),)
    elif (match := _AT_LEAST.fullmatch(text)) and (value := key(match[1])):
        return (Bound(">=", value),)
    elif (match := _AT_MOST.fullmatch(text)) and (value := key(match[1])):
        return (Bound("<=", value),)
    elif pair := _ends(text, key):
        return _between(field, typed, *pair)
    if _OPERATOR.search(text) and key_by_name(text) is None:
        raise InvalidRange(_advice(field, typed))
    return None


def _advice(field: str, typed: str) -> str:
    low, high = RANGE_EXAMPLES[field]
    forms = f"{field}:{low}, {field}:{low}{_separator(field)}{high}, {field}:>{low}, {field}:<={low} or -{field}:{low}"
    return f"write {forms}; “{field}:{typed}” cannot be read"


def _separator(field: str) -> str:
    """Return the separator between the ends of a range: dates contain hyphens already."""
    return ".." if field == "due" else "-"


def _ends(text: str, key: Callable[[str], RangeKey | None]) -> tuple[RangeKey, RangeKey] | None:
    """Return both ends of a range, split at any separator between two values."""
    for cut in _BETWEEN.finditer(text):
        if (low := key(text[: cut.start()])) and (high := key(text[cut.end() :])):
            return low, high
    return None


def _between(field: str, typed: str, low: RangeKey, high: RangeKey) -> tuple[Bound, ...]:
    if _first(low) > _last(high):
        ends = f"{format_range_key(high)}{_separator(field)}{format_range_key(low)}"
        raise InvalidRange(f"write {field}:{ends}; “{field}:{typed}” ends before it begins")
    return Bound(">=", low), Bound("<=", high)


def range_key(field: str, value: str) -> RangeKey | None:
    """Return a value as numbers; None if the field cannot have it."""
    if field == "due":
        return _date(value)
    digits = value.removeprefix("p") if field == "para" else value
    if not (digits.isascii() and digits.isdigit()) or len(digits) > MAX_DIGITS:
        return None
    if field == "year" and len(digits) != YEAR_DIGITS:
        return None
    return (int(digits),)


def _date(value: str) -> RangeKey | None:
    """Return a year, month or day as numbers; None if there is no such date, as 2024-02-30."""
    if not _DATE.fullmatch(value):
        return None
    key = tuple(map(int, value.split("-")))
    year, month, day = _first(key)
    return key if 1 <= month <= MONTHS_PER_YEAR and 1 <= day <= _days(year, month) else None


def _first(key: RangeKey) -> tuple[int, ...]:
    """Return the first day of a date; any other number is treated as a year, which keeps the order."""
    return (*key, *(1, 1)[len(key) - 1 :])


def _last(key: RangeKey) -> tuple[int, ...]:
    """Return the last day of a date; any other number is treated as a year."""
    year, month = (*key, MONTHS_PER_YEAR)[:2]
    return (year, month, *(key[2:] or (_days(year, month),)))


def _days(year: int, month: int) -> int:
    """Return the number of days in the month."""
    if month == FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def format_range_key(key: RangeKey) -> str:
    """Return a value as it is typed."""
    return "-".join(f"{part:02}" if place else str(part) for place, part in enumerate(key))


def is_within(bounds: Iterable[Bound], key: RangeKey) -> bool:
    return all(bound.admits(key) for bound in bounds)
