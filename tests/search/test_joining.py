"""What joins words takes nothing away: `and` anywhere, and any joining word at the end, behind which nothing is yet."""

from __future__ import annotations

import random
from itertools import chain

import pytest

from onrecord.model import Pack
from onrecord.search import Index, parse_query
from onrecord.search.names import record_synonyms
from onrecord.search.operators import parse_link
from tests.tiers import trials

SEED = 23
ANDS = ("and", "AND", "&", "&&")
ENDS = ("or", "OR", "and", "NOT", "|", "&", "or NOT or", "and NOT")


@pytest.fixture(scope="module")
def words(index: Index) -> list[str]:
    return [word for word in index.lexicon.vocabulary.with_prefix("") if word[0] != "=" and not parse_link(word)]


def answer(index: Index, query: str) -> tuple[frozenset[str], int | None, bool, bool]:
    """What is found, apart from its order, in which `and` may count: it stands in what is quoted."""
    results = index.search(query)
    return frozenset(hit.place.address for hit in results.hits), results.total, results.relaxed, results.only_similar


def test_and_changes_nothing(index: Index, words: list[str]) -> None:
    dice, count = random.Random(SEED), trials(test=300, soak=5_000)
    print(f"seed {SEED}, {count} queries")
    for _ in range(count):
        sample = dice.sample(words, k=dice.randint(2, 4))
        joined = "".join(f" {dice.choice(ANDS)} {word}" for word in sample)
        assert answer(index, joined[joined.index(" ", 1) + 1 :]) == answer(index, " ".join(sample)), joined


def test_and_changes_nothing_in_a_name(index: Index, shipped_pack: Pack) -> None:
    names = dict.fromkeys(
        chain.from_iterable(pair for record in shipped_pack.records for pair in record_synonyms(record))
    )
    several = [name.split() for name in names if len(name.split()) > 1]
    assert any("and" in name for name in several)
    for name in several:
        without = [word for word in name if word != "and"]
        assert answer(index, " ".join(name)) == answer(index, " ".join(without)), name
        assert answer(index, " and ".join(without)) == answer(index, " ".join(without)), name


def test_a_name_stands_for_another_with_and_or_without(index: Index) -> None:
    for typed in ("aeronautics and space administration", "aeronautics space administration"):
        assert "participants/nasa" in answer(index, f"national {typed}")[0]


def test_twelve_words_count_whatever_joins_them(index: Index) -> None:
    words = [
        "japan",
        "space",
        "moon",
        "law",
        "data",
        "earth",
        "orbit",
        "radio",
        "rover",
        "lunar",
        "crew",
        "debris",
        "satellite",
    ]
    assert parse_query(" and ".join(words)).included == parse_query(" ".join(words)).included
    assert parse_query(" and ".join(words)).notices[-1] == "only the first 12 words and phrases are searched for"


def test_or_parts_names_and_halves_of_words(index: Index) -> None:
    for word, other in (("foreign", "ministry"), ("anti", "satellite"), ("article", "5")):
        either = answer(index, f'{word} or {other} -"zz"')[0]
        assert either == answer(index, f"{word} ")[0] | answer(index, f"{other} -zz")[0]


@pytest.mark.parametrize(
    "query", ["p6", "p6.s2-s3", "grade:4", "moon or rover", "-moon space", '"outer space"', "kind:mission or x-ray"]
)
@pytest.mark.parametrize("end", ENDS)
def test_what_joins_at_the_end_changes_nothing(index: Index, query: str, end: str) -> None:
    results, alone = index.search(f"{query} {end}"), index.search(query)
    assert [hit.place for hit in results.hits] == [hit.place for hit in alone.hits]
    assert f"not searched for: {end.split()[0]}" in results.notices
    assert answer(index, f"{query} {end}  ") == answer(index, query)


def test_what_joins_at_the_end_of_any_words_changes_nothing(index: Index, words: list[str]) -> None:
    dice, count, checked = random.Random(SEED), trials(test=200, soak=5_000), 0
    print(f"seed {SEED}, {count} queries")
    for _ in range(count):
        query = " ".join(word[: dice.randint(1, 12)] for word in dice.sample(words, k=dice.randint(1, 3)))
        if parse_link(query.split()[-1]) or not index.plan(query).query.clauses:
            continue  # behind nothing to look for it is a word, too
        end = dice.choice(("or", "and", "NOT", "|", "or and"))
        assert answer(index, f"{query} {end}") == answer(index, query), (query, end)
        checked += 1
    assert checked > count // 2


@pytest.mark.parametrize("start", ["or", "and", "|", "& or"])
def test_what_joins_at_the_start_changes_nothing(index: Index, start: str) -> None:
    results = index.search(f"{start} grade:4")
    assert [hit.place for hit in results.hits] == [hit.place for hit in index.search("grade:4").hits]
    assert f"not searched for: {start.split()[0]}" in results.notices


@pytest.mark.parametrize("query", ["or", "or ", "and", "and ", "OR", "NOT", "orbit", "moon orb", '"moon or', "-or"])
def test_a_word_that_joins_elsewhere_is_searched_for(query: str) -> None:
    last = parse_query(query).clauses[-1]
    assert last.words[-1] == query.strip().lower().strip('"-').split()[-1]
    assert not last.is_link
    assert parse_query(query).notices == ()


@pytest.mark.parametrize("query", ["-moon or -rover", "-moon and -rover", "-moon or", "or -moon", "-kind:term and"])
def test_unwanted_words_that_are_joined_are_no_query(index: Index, query: str) -> None:
    results = index.search(query)
    assert results.total == 0
    assert results.notices[-1] == "add something to search for: what was typed only leaves results out"
