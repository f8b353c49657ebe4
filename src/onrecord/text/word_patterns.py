"""Regular expressions that split a folded text into words: fast ones for ASCII texts, slower ones for all others."""

import sys
from typing import NamedTuple

CJK = "\u3005-\u3007\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# Stands for a thin or no-break space until it is known whether it separates digits of one number.
GROUPING = "\x1f"

# A possessive quantifier. Before Python 3.11.5 `re` reports wrong spans for one inside a group.
_REPEATED = "*+" if sys.version_info >= (3, 11, 5) else "*"


class WordPatterns(NamedTuple):
    """Patterns that split a folded text into words.

    `words` matches a word, its one group; `link` what links two words; `chains` a run of linked words.
    """

    words: str
    link: str
    chains: str


def _patterns(letter_or_digit: str, letter: str, cjk: str = "") -> WordPatterns:
    word, possessive = _word(letter_or_digit, letter), rf"(?:'s(?!{letter_or_digit}))?"
    link = rf"(?:-|{_elision(letter_or_digit, letter)})"
    words = rf"({cjk}|{word})(?:(?<!{cjk}){possessive})?" if cjk else f"({word}){possessive}"
    first = f"(?:{cjk}|{word}{possessive})" if cjk else word + possessive
    return WordPatterns(words, link, f"{first}(?:{link}{word}{possessive}){_REPEATED}")


def _word(letter_or_digit: str, letter: str) -> str:
    """Return the pattern of a word, of an acronym with full stops, or of a number with separators.

    A word continues after an apostrophe (`Hawai'i`, `Qur'an`), but not before the end of a contraction (`we'll`) or of
    a possessive, and not after a single letter (`d'Ivoire`), where both parts are words. Repetition is possessive:
    no match needs backtracking, and its memory would be a hundred times the text.
    """
    acronym = rf"(?<!{letter_or_digit})(?:[a-z]\.)+[a-z](?!{letter_or_digit})\.?"
    linked = rf"(?<={letter_or_digit}{letter}){_elision(letter_or_digit, letter)}"
    return rf"(?:{acronym}|{_number(letter_or_digit)}|{letter_or_digit}+(?:{linked}{letter_or_digit}+){_REPEATED})"


def _elision(letter_or_digit: str, letter: str) -> str:
    return rf"(?<={letter})'(?={letter})(?!(?:s|t|d|m|ll|re|ve)(?!{letter_or_digit}))"


def _number(letter_or_digit: str) -> str:
    """Return the pattern of grouped digits: by three (`1,000`, `1'000`, `1.000.000`, thin spaces), or `1,00,000`."""
    groups = [rf"(?:{mark}[0-9]{{3}})+(?![0-9]|{mark}[0-9])" for mark in (",", "'", GROUPING)]
    groups.append(r"(?:\.[0-9]{3}){2,}(?![0-9]|\.[0-9])")
    groups.append(r"(?<![0-9]{3})(?:,[0-9]{2})+,[0-9]{3}(?![0-9]|,[0-9])")
    before = rf"(?=[0-9])(?<!{letter_or_digit})(?<![0-9][,.'{GROUPING}])"
    return rf"{before}[0-9]{{1,3}}(?:{'|'.join(groups)}){letter_or_digit}*"


ASCII_PATTERNS = _patterns("[a-z0-9]", "[a-z]")
UNICODE_PATTERNS = _patterns(rf"[^\W_{CJK}]", rf"[^\W\d_{CJK}]", f"[{CJK}]")
