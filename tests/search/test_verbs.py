"""`verb:` finds a commitment by any word of its verb, in any of the word's forms."""

from __future__ import annotations

import pytest

from onrecord.model import Commitment, Pack
from onrecord.search import Index, build_memory_index


@pytest.fixture(scope="module")
def index(shipped_pack: Pack) -> Index:
    return build_memory_index((shipped_pack,))


def commitments(pack: Pack) -> list[Commitment]:
    return [record for record in pack.records if isinstance(record, Commitment)]


def addresses(index: Index, query: str) -> set[str]:
    return {hit.place.address for hit in index.search(query, thorough=True).hits}


def test_every_word_of_a_verb_finds_it_wherever_it_stands(shipped_pack: Pack, index: Index) -> None:
    for record in commitments(shipped_pack):
        for word in record.verb.split("-") if "-" in record.verb else record.verb.split():
            assert record.address in addresses(index, f"verb:{word}"), (record.verb, word)
        assert record.address in addresses(index, f'verb:"{record.verb}"'), record.verb


@pytest.mark.parametrize("form", ["welcome", "welcomed", "welcomes", "welcoming", "WELCOMED", "welcom"])
def test_longer_verbs_and_other_forms_are_found_alike(shipped_pack: Pack, index: Index, form: str) -> None:
    expected = {record.address for record in commitments(shipped_pack) if "welcomed" in record.verb}
    assert len(expected) == 4
    assert len({record.verb for record in commitments(shipped_pack) if record.address in expected}) > 1
    assert addresses(index, f"verb:{form}") == expected


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("discussed", ["discuss", "discusses", "discussing"]),  # the first begins `discussions` too
        ("committed", ["commit", "commits", "committing"]),
        ("expressed", ["express", "expressing"]),
        ("recognized", ["recognize", "recognise", "recognising"]),
    ],
)
def test_a_verb_in_another_form_or_spelling_finds_the_same(index: Index, base: str, forms: list[str]) -> None:
    expected = addresses(index, f"verb:{base}")
    assert expected
    for form in forms:
        assert addresses(index, f"verb:{form}") >= expected, form


@pytest.mark.parametrize("typed", ["recognise", "recognising", "recognize", "recognizing", "emphasising"])
def test_words_are_found_in_another_form_of_another_spelling(index: Index, typed: str) -> None:
    there = {"re": "recognized", "em": "emphasized"}[typed[:2]]
    assert addresses(index, typed) >= addresses(index, there)
