"""Numbers are one word however their digits are grouped, and parts are found by Roman and Arabic numerals."""

from __future__ import annotations

import pytest

from onrecord.text.folding import tokenize, words_of
from onrecord.text.numerals import ROMAN


def own(text: str) -> list[str]:
    return [token.text for token in tokenize(text).words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,000", ["1000"]),
        ("1\u202f000\u202f000", ["1000000"]),
        ("1\u00a0000", ["1000"]),
        ("12\u2009345", ["12345"]),
        ("1'000", ["1000"]),
        ("1’000’000", ["1000000"]),
        ("1.000.000", ["1000000"]),
        ("1,00,000", ["100000"]),
        ("１，０００", ["1000"]),
        ("$1,000.50", ["1000", "50"]),
        ("1,000km", ["1000km"]),
        ("10,000, and", ["10000", "and"]),
        ("1,000-strong", ["1000", "strong"]),
        ("1 000", ["1", "000"]),
        ("1.000", ["1", "000"]),
        ("3.142", ["3", "142"]),
        ("March 24, 2023", ["march", "24", "2023"]),
        ("24.03.2023", ["24", "03", "2023"]),
        ("1,00", ["1", "00"]),
        ("1,0000", ["1", "0000"]),
        ("1,000,00", ["1", "000", "00"]),
        ("2023,100", ["2023", "100"]),
        ("p6.100", ["p6", "100"]),
    ],
)
def test_digits_with_separators(text: str, words: list[str]) -> None:
    assert own(text) == words
    assert list(words_of(text)[0]) == words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Article V", ["article5"]),
        ("Articles IV and V", ["article4", "article5"]),
        ("Articles II, III or IV", ["article2", "article3", "article4"]),
        ("Art. 5", ["article5"]),
        ("Chapter VII", ["chapter7"]),
        ("Artemis II", ["artemis2"]),
        ("Track 1.5", ["track1"]),
        ("Articles 5, 6 and 7", ["article5"]),
        ("Articles 5 and 7", ["article5", "article7"]),
        ("Annex C", []),
        ("Section L", []),
        ("an article on V", []),
        ("the article", []),
        ("Phase 1 and others", ["phase1"]),
        ("Article 2023", []),
        ("i ii iii", []),
    ],
)
def test_what_is_numbered(text: str, forms: list[str]) -> None:
    assert [token.text for token in tokenize(text).numbered] == forms
    assert list(words_of(text)[1]) == forms


def test_the_first_of_a_list_covers_its_word_and_the_others_their_numerals() -> None:
    text = "Articles IV and V"
    assert [text[token.start : token.end] for token in tokenize(text).numbered] == ["Articles IV", "V"]


def test_roman_numerals_below_a_hundred() -> None:
    assert len(ROMAN) == 98
    assert [ROMAN[numeral] for numeral in ("i", "iv", "ix", "xl", "xlix", "xc", "xcix")] == [1, 4, 9, 40, 49, 90, 99]
