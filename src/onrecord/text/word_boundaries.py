"""Boundaries of words, numbers and abbreviations: the places where a quotation may begin and end.

`$1` out of `$1,000`, `U.S` out of `U.S.` or `binding` out of `non-binding` would say something else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from onrecord.text.cell_width import is_within_grapheme
from onrecord.text.characters import DEFAULT_IGNORABLE

_APOSTROPHES = frozenset("'’ʼʻʹ`´＇")
_HYPHENS = frozenset("-‐‑")
_DASHES = _HYPHENS | frozenset("–−")
_NUMBER_SEPARATORS = frozenset(".,:/'’·٫٬\u00a0\u2009\u202f") | _DASHES
_CURRENCIES = frozenset("$€£¥₩₹₽¢")
_SIGNS = frozenset("+−±<>≤≥≈~=#") | _CURRENCIES
_UNITS = frozenset("%‰°′″")
# Han, kana and Hangul are written without spaces: nearly any place between two of them is one between words.
_WITHOUT_SPACES = (
    (0x1100, 0x11FF),
    (0x2E80, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x1B000, 0x1B2FF),
    (0x20000, 0x3FFFF),
)
_FIRST_JOINED = "\u0300"  # no character before it joins another
_FIRST_TAG = "\U000e0020"  # tags spell the name of a region after a flag
_JOINERS = "\u200c\u200d"
_REACH = 16  # characters that are looked at on either side, so that a run of invisible ones costs nothing


def splits_word(text: str, at: int) -> bool:
    """Return whether the place before `text[at]` lies within a character, a word, a number or an abbreviation."""
    if continues_character(text, at):
        return True
    before, after = _visible_before(text, at), _visible_after(text, at)
    if not before or not after:
        return False
    left, right = before[-1], after[0]
    if unicodedata.category(right).startswith("M"):
        return True
    if _is_of_word(left) and _is_of_word(right):
        return not (_is_without_spaces(left) or _is_without_spaces(right))
    return (
        _splits_number(before, after)
        or _splits_groups(before, after)
        or _splits_place_number(before, after)
        or _splits_abbreviation(before, after)
        or _splits_compound(before, after)
    )


def continues_character(text: str, at: int) -> bool:
    """Return whether `text[at]` belongs to the character before it, as half of a flag does.

    Invisible characters that only part words, such as a soft hyphen, belong to nothing; letters and digits behind a
    joiner are of its word, if it is in one.
    """
    if at >= len(text) or text[at] < _FIRST_JOINED or not is_within_grapheme(text, at):
        return False
    if text[at].isalnum() and text[at - 1] in _JOINERS:
        return False
    return unicodedata.category(text[at]) != "Cf" or text[at] in _JOINERS or text[at] >= _FIRST_TAG


def is_whole_words(text: str, start: int, end: int) -> bool:
    """Return whether the span may be quoted: it neither begins nor ends within a word, number or abbreviation.

    What begins with a hyphen or an apostrophe belongs to the word before it: `-known` of `well-known`.
    """
    return not _begins_within(text, start) and not splits_word(text, end)


def whole_words_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the shortest span of whole words that holds this one."""
    while start > 0 and _begins_within(text, start):
        start -= 1
    while end < len(text) and splits_word(text, end):
        end += 1
    return start, end


def _begins_within(text: str, at: int) -> bool:
    is_hyphen = 0 < at < len(text) and text[at] in _APOSTROPHES | _HYPHENS and _is_of_word(text[at - 1])
    return is_hyphen or splits_word(text, at)


def find_whole_words(text: str, words: str, start: int = 0, max_occurrences: int = 1_000) -> int:
    """Return where `words` first occur from `start` on without beginning or ending within a word; -1 if they do not.

    Only so many occurrences are looked at: in a text that repeats itself there may be as many as characters.
    """
    at = text.find(words, start)
    for _ in range(max_occurrences):
        if at < 0 or is_whole_words(text, at, at + len(words)):
            return at
        at = text.find(words, at + 1)
    return -1


def _splits_number(before: str, after: str) -> bool:
    left, right = before[-1], after[0]
    if left.isdigit() and right in _NUMBER_SEPARATORS:
        return after[1:2].isdigit()
    if right.isdigit() and left in _NUMBER_SEPARATORS and before[-2:-1].isdigit():
        return True
    if "^" in (left, right):
        return not (left.isspace() or right.isspace())
    if left.isalpha() and right in _CURRENCIES:
        return after[1:2].isdigit()
    is_negative = left in _HYPHENS and not _is_of_word(before[-2:-1])
    return (right.isdigit() and (left in _SIGNS or is_negative)) or (left.isdigit() and right in _UNITS)


def _splits_groups(before: str, after: str) -> bool:
    """Return whether the place is at a blank between groups of digits, as in `1 000`, where neither is a year."""
    if after[0] == " ":
        before, after = f"{before} ", after[1:]
    return bool(re.search(r"(?<!\d)\d{1,3} $", before) and re.match(r"\d{3}(?!\d)", after))


def _splits_place_number(before: str, after: str) -> bool:
    """Return whether the place is before or within a bracket that goes on with the number of an article: `5(2)(a)`."""
    is_before = before[-1].isdigit() or before[-1] == ")"
    if is_before and re.match(r"\((?:\d{1,3}|[a-z]{1,4})\)", after):
        return True
    opened = re.search(r"[\d)]\((\d{0,3}|[a-z]{0,4})$", before)
    return bool(opened and re.match(r"\)" if opened[1] else r"(?:\d{1,3}|[a-z]{1,4})\)", after))


def _splits_abbreviation(before: str, after: str) -> bool:
    """Return whether the place is within letters and full stops, or before the last full stop of several."""
    left, right = before[-1], after[0]
    if left == "." and right.isalpha():
        return before[-2:-1].isalpha()
    if left.isalpha() and right == ".":
        return (
            after[1:2].isalpha()
            or (before[-2:-1] == "." and before[-3:-2].isalpha())
            or _is_one_of_initials(before, after)
        )
    return False


def _is_one_of_initials(before: str, after: str) -> bool:
    """Return whether the letter before the full stop is an initial with another one beside it, as in `J. R. R.`."""
    is_initial = before[-1].isupper() and not _is_of_word(before[-2:-1])
    return is_initial and bool(re.search(r"[^\W\d_]\. .$", before) or re.match(r"\. [^\W\d_]\.", after))


def _splits_compound(before: str, after: str) -> bool:
    """Return whether the place is at an apostrophe within a word, but not before a possessive, or behind a hyphen."""
    left, right = before[-1], after[0]
    if right in _APOSTROPHES and left.isalpha():
        is_possessive = after[1:2] in ("s", "S") and not _is_of_word(after[2:3])
        return after[1:2].isalpha() and not is_possessive
    return left in _APOSTROPHES | _HYPHENS and right.isalpha() and before[-2:-1].isalpha()


def _is_without_spaces(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _WITHOUT_SPACES)


@cache
def _ignorable() -> re.Pattern[str]:
    """Return the pattern of invisible characters, which takes milliseconds to compile."""
    return re.compile(DEFAULT_IGNORABLE)


def _is_of_word(char: str) -> bool:
    return bool(char) and (char.isalnum() or unicodedata.category(char).startswith("M"))


def _visible_before(text: str, at: int) -> str:
    """Return the last six visible characters before the place; fewer at the beginning."""
    return _ignorable().sub("", text[max(0, at - _REACH) : at])[-6:]


def _visible_after(text: str, at: int) -> str:
    """Return the first six visible characters behind the place; fewer at the end."""
    return _ignorable().sub("", text[at : at + _REACH])[:6]
