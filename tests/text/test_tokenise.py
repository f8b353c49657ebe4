"""Tokens: words with their places in the original text."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import example, given, settings

from onrecord.text.folding import fold, tokenize
from tests.search.texts import texts

SEPARATORS = str.maketrans("", "", ".,'-")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. side", [("us", "U.S."), ("side", "side")]),
        ("the US.", [("the", "the"), ("us", "US")]),
        ("U.S.-Japan", [("us", "U.S."), ("japan", "Japan")]),
        ("Ｕ．Ｓ．", [("us", "Ｕ．Ｓ．")]),
        ("e.g. this", [("eg", "e.g."), ("this", "this")]),
        ("end. A new", [("end", "end"), ("a", "A"), ("new", "new")]),
        ("world’s U.S.'s", [("world", "world"), ("us", "U.S.")]),
        ("it's so", [("it", "it"), ("so", "so")]),
        ("p6.s7", [("p6", "p6"), ("s7", "s7")]),
        ("宇宙航空", [("宇", "宇"), ("宙", "宙"), ("航", "航"), ("空", "空")]),
        ("ﾐﾁﾋﾞｷ2号", [("み", "ﾐ"), ("ち", "ﾁ"), ("び", "ﾋﾞ"), ("き", "ｷ"), ("2", "2"), ("号", "号")]),
        ("Cafe\u0301!", [("cafe", "Cafe\u0301")]),
        ("5½", [("51", "5½"), ("2", "½")]),
        ("-- … “”", []),
    ],
)
def test_the_words_of_a_text_and_where_they_stand(text: str, words: list[tuple[str, str]]) -> None:
    assert [(token.text, text[token.start : token.end]) for token in tokenize(text).words] == words


@given(texts)
@example("½")
@example("㍿")
@example("\u0301a")
@settings(max_examples=200)
def test_words_stand_in_order_and_inside_the_text(text: str) -> None:
    words = tokenize(text).words
    assert all(0 <= token.start < token.end <= len(text) for token in words)
    for before, after in itertools.pairwise(words):
        assert before.start <= after.start
        assert before.end <= after.end


@given(texts)
@settings(max_examples=200)
def test_a_word_stands_where_it_says(text: str) -> None:
    tokens = tokenize(text)
    for token in (*tokens.words, *tokens.joined):
        span = re.sub(r"'s(?![^\W_])", "", fold(text[token.start : token.end]))
        assert token.text in span.translate(SEPARATORS)


@given(texts)
@settings(max_examples=200)
def test_no_letter_is_lost_but_the_possessive_s(text: str) -> None:
    covered = {place for token in tokenize(text).words for place in range(token.start, token.end)}
    lost = [place for place, char in enumerate(text) if char.isascii() and char.isalnum() and place not in covered]
    assert all(text[place] in "sS" and fold(text[place - 1]) == "'" for place in lost)


@given(texts)
@settings(max_examples=150)
def test_an_aligned_word_maps_letter_by_letter(text: str) -> None:
    assert tokenize(f"{text} space").words[-1].aligned
    for token in tokenize(text).words:
        if token.aligned:
            span = text[token.start : token.end]
            assert all(letter in fold(char) for letter, char in zip(token.text, span, strict=True))
