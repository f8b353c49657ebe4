"""Boundaries of words, numbers and abbreviations: the places where a quotation may begin and end.

`$1` out of `$1,000`, `U.S` out of `U.S.` or `binding` out of `non-binding` would say something else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from onrecord.text.cell_width import is_within_grapheme
from onrecord.text.characters import DEFAULT_IGNORABLE, is_without_spaces
from onrecord.text.number_bounds import splits_number, to_plain_width
from onrecord.text.written_numbers import splits_written_number

_APOSTROPHES = frozenset("'’ʼʻʹ`´＇")
_HYPHENS = frozenset("-‐‑")
_FIRST_JOINED = "\u0300"  # no character before it joins another
_FIRST_TAG = "\U000e0020"  # tags spell the name of a region after a flag
_HALF_WIDTH_MARKS = frozenset("ﾞﾟ")  # letters by their category; they change the one before them
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
    if unicodedata.category(right).startswith("M") or right in _HALF_WIDTH_MARKS:
        return True
    if _is_of_word(left) and _is_of_word(right):
        return not (is_without_spaces(left) or is_without_spaces(right)) or splits_written_number(text, at)
    return (
        splits_number(*(plain := (to_plain_width(before), to_plain_width(after))))
        or splits_written_number(text, at)
        or _splits_abbreviation(*plain)
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


def _splits_abbreviation(before: str, after: str) -> bool:
    """Return whether the place is within letters and full stops, or before the last full stop of several."""
    left, right = before[-1], after[0]
    if left == "." and _is_letter(right):
        return _is_letter(before[-2:-1])
    if _is_letter(left) and right == ".":
        return (
            _is_letter(after[1:2])
            or (before[-2:-1] == "." and _is_letter(before[-3:-2]))
            or _is_one_of_initials(before, after)
        )
    return False


def _is_one_of_initials(before: str, after: str) -> bool:
    """Return whether the letter before the full stop is an initial with another one beside it, as in `J. R. R.`."""
    is_initial = before[-1].isupper() and not _is_of_word(before[-2:-1])
    return is_initial and bool(re.search(r"[^\W\d_]\. .$", before) or re.match(r"\. [^\W\d_]\.", after))


def _is_letter(char: str) -> bool:
    """Return whether the character is a letter of a script whose words are parted by spaces."""
    return char.isalpha() and not is_without_spaces(char)


def _splits_compound(before: str, after: str) -> bool:
    """Return whether the place is at an apostrophe of a word, but not before a possessive, or behind a hyphen.

    A closing quotation mark before a letter stands for what is left out: `’n’`, `’tis`, `’90s`.
    """
    left, right = before[-1], after[0]
    if right in _APOSTROPHES and left.isalpha():
        is_possessive = after[1:2] in ("s", "S") and not _is_of_word(after[2:3])
        return (after[1:2].isalpha() and not is_possessive) or bool(re.search(r"(?<!\w)['’]n$", before))
    if left in "'’" and right.isalnum() and not _is_of_word(before[-2:-1]):
        return left == "’" or bool(re.match(r"n'|\d0s", after))
    return left in _APOSTROPHES | _HYPHENS and right.isalpha() and before[-2:-1].isalpha()


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
