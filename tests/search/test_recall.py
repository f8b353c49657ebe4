"""In a larger archive nothing is lost: what fits is found, in the same order, by both back ends."""

from __future__ import annotations

import itertools
import random

import pytest

from onrecord.search import Index, build_memory_index, build_temporary_index
from onrecord.search.index import CANDIDATE_LIMIT
from tests.support.synthetic_archive import packs
from tests.support.workload import key_presses
from tests.tiers import trials

HOSTILE = (
    '"both sides',
    '"both s',
    '"sides p',
    "both s",
    "the of and to in",
    "space -the",
    "-the space",
    "s s s s",
    "the the the",
    "of the in the",
    "kind:mission s",
    "-kind:sentence the",
    "area:security,civil -both",
    "org:m",
    "year:2023",
    '"both sides" -"both sides"',
    "both -sides",
    "宇",
    "宙 航",
    "ア",
)
SENTENCES = 3_000


@pytest.fixture(scope="module")
def both() -> tuple[Index, Index]:
    return build_temporary_index(packs(SENTENCES)), build_memory_index(packs(SENTENCES))


def queries() -> list[str]:
    typed = key_presses(list(itertools.islice(packs(SENTENCES), 5)))
    return [*HOSTILE, *random.Random(8).sample(typed, trials(test=70, soak=150))]


def test_where_fewer_fit_than_are_looked_at_all_are_found(both: tuple[Index, Index]) -> None:
    stored, memory = both
    lost = []
    complete = 0
    for query in queries():
        ours, all_of_them = stored.search(query), memory.search(query)
        if ours.total is None:
            assert len(ours.hits) > CANDIDATE_LIMIT / 2
            continue
        complete += 1
        if [(hit.place, hit.score) for hit in ours.hits] != [(hit.place, hit.score) for hit in all_of_them.hits]:
            lost.append(query)
    assert lost == []
    assert complete > len(queries()) / 3


def test_nothing_is_empty_that_should_not_be(both: tuple[Index, Index]) -> None:
    stored, memory = both
    assert [query for query in queries() if bool(stored.search(query).hits) != bool(memory.search(query).hits)] == []


def test_whatever_is_shown_fits(both: tuple[Index, Index]) -> None:
    stored, memory = both
    for query in HOSTILE:
        fitting = {hit.place for hit in memory.search(query).hits}
        assert {hit.place for hit in stored.search(query).hits} <= fitting


def test_where_nothing_has_all_words_those_with_the_most_are_found(both: tuple[Index, Index]) -> None:
    stored, memory = both
    dice = random.Random(8)
    texts = [sentence.text for pack in itertools.islice(packs(SENTENCES), 20) for sentence in pack.statement.sentences]
    words = sorted({word for text in texts for word in text.lower().strip(".").split() if word.isalpha()})
    compared = 0
    for number in range(60):
        rare = dice.sample(words, 2 + number % 4)
        query = " ".join(f'"{word}"' for word in (*rare, "welcomed", "sides")[: 3 + number % 3])
        ours, all_of_them = stored.search(query, 20, thorough=True), memory.search(query, 20, thorough=True)
        assert ours.relaxed == all_of_them.relaxed, query
        if not ours.relaxed or ours.total is None:
            continue
        compared += 1
        assert ours.total == all_of_them.total, query
        assert [(hit.place, hit.score) for hit in ours.hits] == [(hit.place, hit.score) for hit in all_of_them.hits]
    assert compared > 30


def test_a_second_look_sees_all(both: tuple[Index, Index]) -> None:
    stored, memory = both
    capped = [query for query in HOSTILE if stored.search(query).total is None]
    assert len(capped) > 5
    for query in capped:
        ours, all_of_them = stored.search(query, 50, thorough=True), memory.search(query, 50)
        assert ours.total == all_of_them.total
        assert [(hit.place, hit.score) for hit in ours.hits] == [(hit.place, hit.score) for hit in all_of_them.hits]


def test_letter_by_letter_nothing_is_lost_and_nothing_added(both: tuple[Index, Index]) -> None:
    stored, memory = both
    complete = 0
    for text in typed_and_taken_back():
        ours, all_of_them = stored.search(text), memory.search(text)
        if ours.total is None:
            continue
        complete += 1
        assert [hit.place for hit in ours.hits] == [hit.place for hit in all_of_them.hits], text
        assert (ours.total, ours.relaxed, ours.notices) == (
            all_of_them.total,
            all_of_them.relaxed,
            all_of_them.notices,
        ), text
    assert complete > trials(test=60, soak=150)


def typed_and_taken_back() -> list[str]:
    """Queries typed to the end, and half of their letters taken back."""
    texts = [sentence.text for pack in itertools.islice(packs(SENTENCES), 8) for sentence in pack.statement.sentences]
    words = [text.strip(".").split()[3:6] for text in random.Random(8).sample(texts, trials(test=6, soak=14))]
    forms = ("{0} {1}", '"{0} {1} {2}"', "area:security {1} {0}", "{2} -{1}", "-area:civil {0} {1}", "{0}s {2}")
    queries = [form.format(*sample) for sample, form in zip(words, itertools.cycle(forms), strict=False)]
    return [
        query[:end]
        for query in queries
        for end in (*range(1, len(query) + 1), *range(len(query) - 1, len(query) // 2, -1))
    ]


def test_what_is_known_since_an_earlier_letter_is_not_looked_for_again(both: tuple[Index, Index]) -> None:
    stored, _ = both
    words = " ".join(next(packs(SENTENCES)).statement.sentences[3].text.strip(".").split()[-4:])
    known = stored.backend.candidates(stored.plan(f'"{words[:-1]}'), CANDIDATE_LIMIT)
    assert known.complete
    assert stored.backend.candidates(stored.plan(f'"{words}'), CANDIDATE_LIMIT) is known
    assert stored.backend.candidates(stored.plan(f'area:civil "{words}'), CANDIDATE_LIMIT) is not known
