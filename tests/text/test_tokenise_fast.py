"""The fast way to a text's words gives what the slow one does, which knows their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from onrecord.model import Pack
from onrecord.search.targets import search_targets, target_fields
from onrecord.text.folding import tokenize, words_of
from tests.search.texts import texts


def slowly(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    tokens = tokenize(text)
    return tuple(token.text for token in tokens.words), tuple(
        token.text for token in (*tokens.joined, *tokens.numbered)
    )


@given(texts)
@settings(max_examples=200)
def test_any_text(text: str) -> None:
    assert words_of(text) == slowly(text)


@pytest.mark.parametrize(
    "text",
    [
        "the U.S.-Japan side’s",
        "Japan's",
        "u.s.s.r. and e.g. this",
        "low-Earth-orbit",
        "QZS-5",
        "１ー２",
        "a.b",
        "it's'",
        "-a-",
        "a--b",
    ],
)
def test_tricky_texts(text: str) -> None:
    assert words_of(text) == slowly(text)


def test_all_that_ships(shipped_pack: Pack) -> None:
    every = [field.text for target in search_targets(shipped_pack) for field in target_fields(shipped_pack, target)]
    assert len(every) > 500
    assert [text for text in every if words_of(text) != slowly(text)] == []
