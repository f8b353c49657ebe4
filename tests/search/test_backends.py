"""Both back ends find the same: memory is the oracle by which FTS5 is tested."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.model import Pack
from onrecord.search import Index, Results
from onrecord.search.database import Database
from onrecord.search.fts import has_fts5
from onrecord.search.index_file import stored_index
from onrecord.search.score import Scorer
from onrecord.search.tables import fill_tables
from tests.search.texts import texts
from tests.support.gold import gold
from tests.tiers import trials

PIECES = [
    "space",
    "moon",
    "the",
    "of",
    "s",
    "sp",
    "spa",
    "us",
    "u.s.",
    "meti",
    "maritme",
    "xrsim",
    "gps",
    "anti-satellite",
    "anti",
    "satellite",
    "antisatellite",
    "co-operation",
    "programme",
    "missions",
    "宇宙",
    "月",
    "みちびき",
    "ﾐﾁﾋﾞｷ",
    "-moon",
    "-the",
    "-s",
    '"outer space"',
    '"outer sp',
    '-"outer space"',
    "area:security",
    "area:civil,security",
    "-kind:term",
    "kind:mission",
    "year:2023",
    "org:jaxa",
    "actor:both",
    "grade:3",
    "pack:x",
    "area:nowhere",
    "foo:bar",
    "p6.s7",
    '"',
    "*",
    "NOT",
    "¶",
    "§",
    "=area=civil",
    "outcome:missed",
    "status:in-force,paused",
    "-has:note",
    "due:>=2024",
    "grade:>=4",
    "year:2013–2015",
    "para:6-5",
    "kind:>3",
    "verb:welcomed",
    "or",
    "and",
    "NOT",
    "|",
    "delayed",
    "five",
    "article 5",
    "Article V",
    "1,000",
    "Hawaiʻi",
    "d’Ivoire",
    "Pre\u00adsident",
]
HOSTILE = (
    "aAeExXvViIsSuU09 .,:;-–—'’ʻ`\"“”()[]{}<>=≤≥|&!?*+~^%$#@/\\"
    "\x00\x1f\x7f\u00a0\u00ad\u200b\u202e\u202f\u034f\u3000\ud800宇月ミﾐé🚀"
)
SEED = 2026


@pytest.fixture(scope="module")
def fts(shipped_pack: Pack) -> Index:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    assert has_fts5()
    fill_tables(connection, (shipped_pack,))
    return stored_index(Database(connection))


def shown(results: Results) -> tuple[object, ...]:
    """The places are those of the targets that each holds (test_store.py)."""
    hits = [(hit.place, hit.score) for hit in results.hits]
    return hits, results.total, results.notices, results.relaxed, results.facets


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join))
@settings(max_examples=trials(test=60, soak=150))
def test_queries_made_of_what_people_type(index: Index, fts: Index, query: str) -> None:
    assert shown(fts.search(query)) == shown(index.search(query))


@given(texts)
@settings(max_examples=trials(test=80, soak=200))
def test_any_text_is_a_query_for_both(index: Index, fts: Index, query: str) -> None:
    assert shown(fts.search(query)) == shown(index.search(query))


def test_the_gold_set_as_it_is_typed(index: Index, fts: Index) -> None:
    typed = {query.typed[:end] for query in gold() for end in range(1, len(query.typed) + 1)}
    sample = random.Random(8).sample(sorted(typed), trials(test=400, soak=1_200))
    assert [text for text in sample if shown(fts.search(text)) != shown(index.search(text))] == []


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join))
@settings(deadline=None)
def test_the_numbers_are_those_of_all_that_fits(index: Index, fts: Index, query: str) -> None:
    plan = fts.plan(query)
    assume(not plan.is_empty)
    score = Scorer(plan).score
    expected = [
        candidate.number for candidate in index.backend.candidates(plan).items if score(candidate.folded) is not None
    ]
    assert list(fts.backend.numbers(plan)) == expected
    assert fts.search(query, thorough=True).hits == tuple(fts.search(query).hits)


def test_random_queries_find_the_same_in_both(index: Index, fts: Index) -> None:
    dice, count = random.Random(SEED), trials(test=500, soak=20_000)
    print(f"seed {SEED}, {count} queries")
    words = [word for word in index.lexicon.vocabulary.with_prefix("") if word[0] not in "=¶§"]
    for _ in range(count):
        parts = [_any_part(dice, words) for _ in range(dice.randint(1, 6))]
        query = dice.choice((" ", " ", " ", "")).join(parts)
        assert shown(fts.search(query)) == shown(index.search(query)), query


def _any_part(dice: random.Random, words: list[str]) -> str:
    """A piece as people type it, a word or most of one, or characters that nobody means."""
    chosen = dice.random()
    if chosen < 0.5:
        return dice.choice(PIECES)
    if chosen < 0.8:
        word = dice.choice(words)
        return word[: dice.randint(1, len(word))] if dice.random() < 0.5 else word
    return "".join(dice.choices(HOSTILE, k=dice.randint(1, 8)))
