"""Characters that nobody sees and apostrophes of all kinds make no difference, wherever they stand in a text."""

from __future__ import annotations

import re
import sys

import pytest

from onrecord.text.characters import DEFAULT_IGNORABLE
from onrecord.text.folding import fold, tokenize, words_of

UNSEEN = re.findall(DEFAULT_IGNORABLE, "".join(map(chr, range(sys.maxunicode + 1))))
APOSTROPHES = "'’‘‛′‵`´＇ʹʻʼʽʾʿˀˁˈˊˋˮꞋꞌ՚"
TEXTS = ["Pre-sident Hawai'i", "U.S. on 1,000 km", "Article V, も宇宙", "Élysée's co-op", "d'Ivoire it's"]


def words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    tokens = tokenize(text)
    return tuple(token.text for token in tokens.words), tuple(
        token.text for token in (*tokens.joined, *tokens.numbered)
    )


def test_there_are_as_many_as_unicode_says() -> None:
    assert len(UNSEEN) == 4174
    assert {"\u00ad", "\u200b", "\u200c", "\u2060", "\ufe0f", "\ufeff", "\u180e", "\U000e0041"} <= set(UNSEEN)


@pytest.mark.parametrize("text", TEXTS)
def test_unseen_characters_make_no_difference_at_any_place(text: str) -> None:
    """Each at one place, and the commonest at each."""
    plain = words(text)
    places = [(char, number % (len(text) + 1)) for number, char in enumerate(UNSEEN)]
    places += [(char, at) for char in "\u00ad\u200b\u034f\u3164\ufe0f\U000e0041" for at in range(len(text) + 1)]
    broken = [(text[:at] + char + text[at:]) for char, at in places]
    assert [one for one in broken if words(one) != plain or words_of(one) != plain or fold(one) != fold(text)] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_word_that_they_break_covers_them(text: str) -> None:
    broken = "\u00ad".join(text)
    assert tokenize(text).words
    for token, whole in zip(tokenize(broken).words, tokenize(text).words, strict=True):
        assert broken[token.start : token.end].replace("\u00ad", "") == text[whole.start : whole.end]
        assert not broken[token.start].startswith("\u00ad")


@pytest.mark.parametrize("text", ["Hawai'i", "Qur'an's", "we'll", "it's", "d'Ivoire", "'use'", "x'y'z", "ab'cd'ef-gh"])
def test_every_apostrophe_is_one(text: str) -> None:
    for mark in APOSTROPHES:
        other = text.replace("'", mark)
        assert words(other) == words(text), repr(mark)
        assert words_of(other) == words_of(text), repr(mark)
        assert fold(other) == fold(text), repr(mark)


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_apostrophes_at_any_place_are_cut_alike_on_both_ways(mark: str) -> None:
    for text in TEXTS:
        some = [text[:at] + mark + text[at:] for at in range(len(text) + 1)]
        assert [one for one in some if words(one) != words_of(one)] == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Hawai’i", "hawaii"),
        ("Qur'an", "quran"),
        ("N’Djamena", "ndjamena"),
        ("O'Brien-led", "obrien"),
        ("Xiʼan", "xian"),
    ],
)
def test_the_word_without_its_apostrophe_matches(text: str, typed: str) -> None:
    own, joined = words(text)
    assert typed in (*own, *joined)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Japan's", ["japan"]),
        ("we'll they've don't I'd I'm we're", ["we", "ll", "they", "ve", "don", "t", "i", "d", "i", "m", "we", "re"]),
        ("it's", ["it"]),
        ("Hawaiʻi’s", ["hawaii"]),
        ("Côte d’Ivoire", ["cote", "d", "ivoire"]),
    ],
)
def test_possessives_and_contractions_stay_what_they_are(text: str, own: list[str]) -> None:
    assert list(words(text)[0]) == own
    assert "well" not in words(text)[1]
