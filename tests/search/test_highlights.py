"""Highlights: inside the text, on the match, and never beside it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.search import highlights
from onrecord.text.folding import fold
from tests.search.plans import looked_for
from tests.search.texts import texts, words


@pytest.mark.parametrize(
    ("text", "query", "lit"),
    [
        ("The U.S. and US sides", "us", ["U.S.", "US"]),
        ("The U.S. and US sides", "u.s.", ["U.S.", "US"]),
        ("maritime domain", "maritime dom", ["maritime", "dom"]),
        ("the domain, a domain", "domain", ["domain", "domain"]),
        ("outer space, outer rim, space", '"outer space"', ["outer space"]),
        ("outer space, outer rim", "outer -space", ["outer", "outer"]),
        ("宇宙航空研究", "宇宙", ["宇宙"]),
        ("月の宇、宙", "宇宙", ["宇、宙"]),
        ("QZSS（みちびき）", "ﾐﾁﾋﾞｷ", ["みちびき"]),
        ("Élysée", "ELYS", ["Élys"]),
        ("e\u0301te\u0301", "et", ["e\u0301te\u0301"]),
        ("e\u0301ﬁx", "e", ["e\u0301ﬁx"]),
        ("world’s", "worlds", []),
        ("wide range", "ide", []),
        ("space space", "", []),
    ],
)
def test_what_is_lit(text: str, query: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(text, looked_for(query))] == lit


@given(texts, texts)
@example("½", "1")
@example("a b", "a b ab")
@settings(max_examples=200)
def test_spans_lie_in_order_inside_the_text(text: str, query: str) -> None:
    spans = highlights(text, looked_for(query))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(spans))


@given(st.text(alphabet="acsu ½℀é\u0301ﬁ.-'ÆΣ", max_size=40), st.sampled_from(["a", "ac", "s", "us", "e", "fi", "cs"]))
@settings(max_examples=200)
def test_every_span_holds_what_was_typed(text: str, query: str) -> None:
    for start, end in highlights(text, looked_for(query)):
        assert query in fold(text[start:end]).translate(str.maketrans("", "", ".,-'"))


@given(texts, words, texts, st.integers(1, 8))
@settings(max_examples=200)
def test_a_word_is_lit_wherever_it_stands(before: str, word: str, after: str, letters: int) -> None:
    typed = word[:letters]
    place = len(before) + 1
    lit = {n for start, end in highlights(f"{before} {word} {after}", looked_for(typed)) for n in range(start, end)}
    assert set(range(place, place + len(typed))) <= lit
