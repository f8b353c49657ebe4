"""Why something is a hit: each mark lies on the words that were typed, in a text of the thing found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Pack, Sentence
from onrecord.search import Index, MatchMark
from onrecord.text.folding import fold


def _holds(mark: MatchMark, typed: str) -> bool:
    return typed in re.sub(r"[.-]", "", fold(mark.text[mark.start : mark.end]))


@pytest.fixture(scope="module")
def vocabulary(shipped_pack: Pack) -> list[str]:
    text = fold(" ".join([*(record.name for record in shipped_pack.records), shipped_pack.statement.source_text]))
    return sorted(set(re.findall("[a-z0-9]+", text)))


@given(data=st.data(), letters=st.integers(1, 12))
def test_marks_lie_on_what_was_typed(index: Index, vocabulary: list[str], data: st.DataObject, letters: int) -> None:
    typed = data.draw(st.sampled_from(vocabulary))[:letters]
    hits = index.search(f'"{typed}').hits
    assert hits
    for hit in hits:
        assert hit.marks
        about = [mark for mark in hit.marks if mark.field == "about" and _holds(mark, typed)]
        for mark in hit.marks:
            assert 0 <= mark.start < mark.end <= len(mark.text)
            assert _holds(mark, typed) or (mark.field == "text" and about)


def test_a_sentence_found_by_another_name_is_marked_where_it_is_meant(index: Index) -> None:
    [hit] = [hit for hit in index.search("METI").hits if isinstance(hit.target, Sentence)]
    [meant] = hit.marks
    assert meant.text[meant.start : meant.end] == "Ministry of Economy, Trade and Industry"
    assert isinstance(hit.target, Sentence)
    assert meant.text == hit.target.text


def test_a_sentence_found_by_an_alias_is_marked_where_it_is_meant(index: Index) -> None:
    [hit] = [hit for hit in index.search("michibiki").hits if isinstance(hit.target, Sentence)]
    assert [(mark.field, mark.text[mark.start : mark.end]) for mark in hit.marks] == [("text", "QZSS")] * 3


@pytest.mark.parametrize("query", ["moon landing", "maritime domain awareness", "anti-satellite tests"])
def test_every_wanted_word_is_marked(index: Index, query: str) -> None:
    hits = index.search(" ".join(f'"{word}"' for word in query.split())).hits
    assert hits
    for hit in hits:
        for word in fold(query).replace("-", " ").split():
            assert any(_holds(mark, word) for mark in hit.marks)
