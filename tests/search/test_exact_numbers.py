"""A number in quotation marks finds only that number, in both back ends; without them its words are found."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.model import Pack, Paragraph, Sentence, Statement
from onrecord.search import Index, build_memory_index, build_temporary_index
from onrecord.search.exact_numbers import exact_numbers

SENTENCES = (
    "A ½ share of 1 2 boats.",
    "A 1.2 share.",
    "Some 1.2 million euros.",
    "Some 1,2 million euros.",
    "Some 2 million euros.",
    "It costs 1,000 per unit.",
    "It costs 1.000 per unit.",
    "It costs 1\u202f000.5 per unit.",
    "It costs ١٫٢ per unit.",
)


@pytest.fixture(scope="module", params=[build_memory_index, build_temporary_index])
def index(request: pytest.FixtureRequest, shipped_pack: Pack) -> Index:
    paragraphs = tuple(Paragraph(n, (Sentence(n, 1, text),)) for n, text in enumerate(SENTENCES, 1))
    statement = Statement("Numbers", datetime.date(2024, 1, 1), paragraphs)
    pack = replace(shipped_pack, id="numbers", statement=statement, records=())
    built: Index = request.param((pack,))
    return built


@pytest.mark.parametrize(
    ("query", "paragraphs"),
    [
        ('"1.2"', {2, 3, 9}),
        ('"1,2"', {4}),
        ('"1/2"', {1}),
        ('"1.2 million"', {3}),
        ('"1,2 million"', {4}),
        ('"2 million"', {5}),
        ('"1,000 per"', {6}),
        ('"1000 per unit"', {6}),
        ('"1.000 per unit"', {7}),
        ('"1000.5"', {8}),
        ('"1.', {1, 2, 3, 6, 7, 8, 9, 4}),
        ('"1.2" or "2 million"', {2, 3, 5, 9}),
        ('"1,3 million"', set()),
        ('per -"1.000 per"', {6, 8, 9}),
        ('million -"1.2"', {4, 5}),
        ("1.2", {1, 2, 3, 4, 9}),
    ],
)
def test_only_the_same_number_is_found(index: Index, query: str, paragraphs: set[int]) -> None:
    for thorough in (False, True):
        results = index.search(query, thorough=thorough)
        found = {int(hit.address.partition(".")[0].removeprefix("p")) for hit in results.hits}
        assert (found, results.total) == (paragraphs, len(paragraphs))


def test_a_text_without_the_number_comes_after_those_with_it(index: Index) -> None:
    results = index.search('"1,2 million" boats')
    assert results.relaxed
    assert {hit.address for hit in results.hits} == {"p1.s1", "p4.s1"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,000,000.5 of 2", ("1000000.5", "2")),
        ("１．２", ("1.2",)),
        ("½", ("1", "2")),
        ("١٬٠٠٠", ("1000",)),
        ("1,00", ("1,00",)),
        ("2024, 5 May 2025.", ("2024", "5", "2025")),
        ("no number", ()),
    ],
)
def test_the_numbers_in_a_text(text: str, numbers: tuple[str, ...]) -> None:
    assert exact_numbers(text) == numbers
