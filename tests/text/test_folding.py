"""Folding: what people do not type makes no difference."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings

from onrecord.text.folding import fold, words_of
from tests.search.texts import texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("METI", "meti"),
        ("ＭＥＴＩ", "meti"),
        ("Ｊ－ＡＸＡ　２０２３", "j-axa 2023"),
        ("Élysée", "elysee"),
        ("e\u0301", "é"),
        ("İ", "i"),
        ("Straße", "STRASSE"),
        ("Ærø", "aero"),
        ("Ǽ", "ae"),
        ("ǿ", "o"),
        ("ﬁnd", "find"),
        ("ミチビキ", "みちびき"),
        ("ﾐﾁﾋﾞｷ", "みちびき"),
        ("ハ\u3099", "ば"),
        ("ﾊﾟ", "ぱ"),
        ("world’s", "world's"),
        ("‘use’", "'use'"),
        ("“use”", '"use"'),
        ("1–2", "1-2"),
        ("a—b", "a-b"),
        ("co‐operation", "co-operation"),
        ("co‑operation", "co-operation"),
        ("QZSS\u00a0program", "qzss program"),
        ("宇宙", "宇宙"),
        ("أهمية الأمن", "اهمية الامن"),
        ("العَرَبِيَّةُ والكتـــاب", "العربية والكتاب"),
        ("שָׁלוֹם", "שלום"),
        ("٢٠٢٤", "2024"),
        ("२०२४ ๒", "2024 2"),
    ],
)
def test_two_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("か", "が"), ("ハ", "バ"), ("ほ", "ぽ"), ("つ", "っ"), ("宇", "字"), ("a", "b")]
)
def test_different_letters_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(texts)
@example("ǿ\u0301")
@settings(max_examples=200)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_composed_and_decomposed_letters_fold_to_one() -> None:
    """As macOS names files and some programs copy: the letter, then its marks, or the parts of a Hangul syllable."""
    letters = [chr(code) for code in range(0x30000) if unicodedata.category(chr(code))[0] == "L"]
    assert len(letters) > 100_000
    for text in letters:
        decomposed = unicodedata.normalize("NFD", text)
        assert fold(decomposed) == fold(text), hex(ord(text))
        if decomposed != text:
            assert words_of(f"a{decomposed}b {decomposed}") == words_of(f"a{text}b {text}"), hex(ord(text))


def test_folding_any_letter_twice_changes_nothing_more() -> None:
    letters = [chr(code) for code in (*range(0x3400), *range(0xF900, 0x10000))]
    assert [letter for letter in letters if fold(fold(letter)) != fold(letter)] == []
