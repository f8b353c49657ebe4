"""Provenance of a record's names, dates and facts: the official text if it has the same words, else the editor."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from onrecord.model.dates import MONTHS
from onrecord.model.kind import Kind
from onrecord.model.kind_fields import planned_passage
from onrecord.model.pack import Pack
from onrecord.model.records import Event, Record
from onrecord.text.characters import DEFAULT_IGNORABLE

# Keys of a record that are the editor's even if the same words stand in the text, since they say how the editor reads
# it: a sentence that names JAXA does not thereby call JAXA the operator.
EDITOR_KEYS = frozenset(
    (
        *("aliases", "areas", "side", "role", "parent", "operator", "partners", "actor", "grade", "meaning"),
        *("outcome", "status", "related", "caveat", "caution", "notes"),
    )
)

# Keys that are the statement's if its words contain the value, and else the editor's.
KEYS_HELD_AGAINST_TEXT = (
    "name",
    "short",
    "name_ja",
    "abbreviation",
    "official_name",
    "expansion",
    "date",
    "end_date",
    "place",
    "due",
)

_FIRST_IDEOGRAPH = 0x2E80
# From here on lie characters that are drawn as nothing, though Python calls some of them printable.
_FIRST_TAG = "\U000e0000"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "‑": "-"})


class Provenance:
    """Tells the official names, dates and facts of a record from the editor's; made once for all keys of a record."""

    def __init__(self, record: Record, pack: Pack) -> None:
        self._record = record
        plan = planned_passage(record)
        refs = dict.fromkeys(passage.ref for passage in (*record.passages, *([plan] if plan else ())))
        self._texts = [to_keyboard_characters(pack.statement.text_at(ref)) for ref in refs]

    def holds(self, words: str) -> bool:
        """Return whether one of the passages contains the words."""
        return any(contains_words(to_keyboard_characters(words), text) for text in self._texts)

    def holds_day(self, day: datetime.date) -> bool:
        """Return whether one of the passages contains the date, with its year."""
        return any(day in find_dates(text) for text in self._texts)

    def is_editors(self, key: str) -> bool:
        """Return whether the value under a key of JSON is the editor's; False if there is none."""
        value = getattr(self._record, "caveat" if key == "caution" else key, None)
        if not value:
            return False
        if key in EDITOR_KEYS or (key == "name" and self._record.kind is Kind.AREA):
            return True
        if key not in KEYS_HELD_AGAINST_TEXT:
            return False
        return not (self.holds_day(value) if isinstance(value, datetime.date) else self.holds(value))

    def holds_dates(self) -> bool:
        """Return whether the passages contain both the first and the last day of an event."""
        if not isinstance(self._record, Event):
            return False
        days = [day for day in (self._record.date, self._record.end_date) if day]
        return all(self.holds_day(day) for day in days)


def to_keyboard_characters(text: str) -> str:
    """Return the text with the quotation marks, hyphens and spaces of a keyboard, and without invisible characters."""
    typed = text.translate(_PLAIN)
    if typed.isascii() or (typed.replace("\n", "").isprintable() and max(typed) < _FIRST_TAG):
        return typed  # without the pattern of invisible characters, which takes milliseconds to compile
    return re.sub(DEFAULT_IGNORABLE, "", typed)


def contains_words(words: str, text: str) -> bool:
    """Return whether a text contains the words as whole words, in the same case but for the first letter."""
    if not words.strip():
        return False
    return any(contains_exact_words(form, text) for form in dict.fromkeys((words, words[0].swapcase() + words[1:])))


def contains_exact_words(words: str, text: str) -> bool:
    """Return whether a text contains the words as whole words and numbers, in the same case."""
    if words[:1].isdecimal() or words[-1:].isdecimal():
        return _has_number(words, text)
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not _is_one_word(text[start - 1 : start] + words[:1]) and not _is_one_word(words[-1:] + text[end : end + 1]):
            return True
        start = text.find(words, start + 1)
    return False


def _has_number(words: str, text: str) -> bool:
    """Return whether a text contains words that begin or end with a number: `2024` is none of `2,024`."""
    start = text.find(words)
    if start < 0:
        return False
    before, after = text[start - 1 : start], text[start + len(words) :][:2]
    if before in ("", " ") and (after[:1] in ("", " ") or after in (".", ". ")):
        return True  # without the patterns of numbers, which take milliseconds to compile
    from onrecord.text.word_boundaries import find_whole_words

    return find_whole_words(text, words) >= 0


def _is_one_word(pair: str) -> bool:
    """Return whether two neighboring characters belong to one word; an ideograph or kana is a word by itself."""
    return len(pair) > 1 and all(char.isalnum() and ord(char) < _FIRST_IDEOGRAPH for char in pair)


def find_dates(text: str) -> set[datetime.date]:
    """Return the full dates in a text, in English, in Japanese or as ISO 8601; both ends of ranges."""
    dates: set[datetime.date] = set()
    for pattern in _date_patterns():
        for match in pattern.finditer(text):
            dates |= set(_days(match.groupdict()))
    return dates


def _days(parts: dict[str, str | None]) -> Iterator[datetime.date]:
    """Yield the days of one match; `first` may be in an earlier month than `last`."""
    month = _month(parts["month"])
    pairs = [(parts.get("earlier") or parts["month"], parts.get("first")), (parts["month"], parts["last"])]
    for name, day in pairs:
        try:
            if day:
                yield datetime.date(int(parts["year"] or 0), _month(name) or month, int(day))
        except ValueError:  # there is no such day
            continue


def _month(name: str | None) -> int:
    """Return the number of a month given as a name, an abbreviation or a number; 0 for any other word."""
    if name and name.isdecimal():
        return int(name)
    names = [month.lower()[:3] for month in MONTHS]
    key = (name or "").lower()[:3]
    return names.index(key) + 1 if key in names else 0


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of dates. They are compiled on first use, so that the first picture need not wait."""
    names = "|".join(f"{name[:3]}(?:{name[3:]}|[a-z]?\\.)?" for name in MONTHS)
    nth, through = "(?:st|nd|rd|th)?", r"\s*(?:-|–|—|and|to|through|until|&)\s*"
    forms = (
        rf"(?:(?:\b(?P<earlier>{names})\s+(?P<first>\d{{1,2}}){nth}{through})?\b(?P<month>{names})\s+"
        rf"(?P<last>\d{{1,2}}){nth},?\s+(?P<year>\d{{4}}))(?!\d)",
        rf"\b(?P<month>{names})\s+(?P<first>\d{{1,2}}){nth}{through}(?P<last>\d{{1,2}}){nth},?\s+(?P<year>\d{{4}})(?!\d)",
        rf"\b(?P<first>\d{{1,2}}){nth}(?:\s+(?P<earlier>{names}))?{through}(?P<last>\d{{1,2}}){nth}\s+(?:of\s+)?"
        rf"(?P<month>{names}),?\s+(?P<year>\d{{4}})(?!\d)",
        rf"\b(?P<last>\d{{1,2}}){nth}\s+(?:of\s+)?(?P<month>{names}),?\s+(?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<last>\d{2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?:(?P<first>\d{1,2})日?[～〜~・、及びから\-–]+)?(?P<last>\d{1,2})日",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
