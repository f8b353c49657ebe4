"""Words in quotation marks find what a search through every word finds; those without find at least that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Pack
from onrecord.search import Index
from tests.search.oracle import holders, words_by_address
from tests.support.addresses import address, result_addresses
from tests.tiers import sample

Words = dict[str, set[str]]


@pytest.fixture(scope="module")
def words(shipped_pack: Pack) -> Words:
    return words_by_address(shipped_pack)


@pytest.fixture(scope="module")
def vocabulary(words: Words) -> list[str]:
    """Three letters at least, so that no letter of an abbreviation with full stops is among them."""
    return sorted({word for own_words in words.values() for word in own_words if len(word) > 2})


def test_every_word(index: Index, words: Words, vocabulary: list[str]) -> None:
    assert len(vocabulary) > 500
    assert [
        word
        for word in sample(vocabulary, 400)
        if set(result_addresses(index, f'"{word}"')) != holders(word, words, whole=True)
    ] == []


def test_every_beginning_of_a_word(index: Index, words: Words, vocabulary: list[str]) -> None:
    prefixes = sorted({prefix[:3] for prefix in vocabulary} | {prefix[:5] for prefix in vocabulary})
    chosen = sample(prefixes, 400)
    assert [prefix for prefix in chosen if set(result_addresses(index, f'"{prefix}')) != holders(prefix, words)] == []


def test_without_quotation_marks_nothing_is_lost(index: Index, words: Words, vocabulary: list[str]) -> None:
    chosen = sample(vocabulary, 300)
    assert [word for word in chosen if not set(result_addresses(index, word)) >= holders(word, words)] == []
    assert [
        word for word in chosen if not set(result_addresses(index, f"{word} ")) >= holders(word, words, whole=True)
    ] == []


@given(data=st.data())
def test_several_words_wanted_and_unwanted(
    index: Index, words: Words, vocabulary: list[str], data: st.DataObject
) -> None:
    lists = st.lists(st.sampled_from(vocabulary), max_size=2)
    first, included, excluded = data.draw(st.sampled_from(vocabulary)), data.draw(lists), data.draw(lists)
    expected = holders(first, words, whole=True)
    for word in included:
        expected &= holders(word, words, whole=True)
    for word in excluded:
        expected -= holders(word, words, whole=True)
    query = " ".join([f'"{first}"', *(f'"{word}"' for word in included), *(f'-"{word}"' for word in excluded)])
    results = index.search(query)
    if results.relaxed:
        assert expected == set()
    else:
        assert {address(hit.target) for hit in results.hits} == expected


@pytest.mark.parametrize("unwanted", ["security", "japan", '"outer space"'])
def test_an_unwanted_word_takes_some_away(index: Index, unwanted: str) -> None:
    space, without = set(result_addresses(index, '"space"')), set(result_addresses(index, f'"space" -{unwanted}'))
    assert set() < without < space
    literally = unwanted if unwanted.startswith('"') else f'"{unwanted}'
    assert space - without == space & set(result_addresses(index, literally))
