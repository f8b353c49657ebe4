"""A slip of the fingers is corrected; what may be another word is set apart from what was typed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search import Index
from onrecord.search.edit_distance import edits1
from onrecord.search.slips import is_slip
from tests.support.addresses import result_addresses
from tests.support.gold import gold
from tests.tiers import trials

SEED = 5


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("maritme", "maritime"),
        ("goverment", "government"),
        ("domian", "domain"),
        ("jaax", "jaxa"),
        ("phobbos", "phobos"),
        ("satelite", "satellite"),
        ("commmitted", "committed"),
        ("sustainible", "sustainable"),
        ("saterllite", "satellite"),
        ("satelkite", "satellite"),
        ("sattelite", "satellite"),
        ("accomodate", "accommodate"),
        ("acommodate", "accommodate"),
        ("acomodate", "accommodate"),
        ("occured", "occurred"),
        ("ocurred", "occurred"),
        ("comittee", "committee"),
        ("commitee", "committee"),
    ],
)
def test_slips(typed: str, meant: str) -> None:
    assert is_slip(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("delayed", "declared"),
        ("five", "give"),
        ("unmanned", "manned"),
        ("manned", "unmanned"),
        ("amoral", "moral"),
        ("armed", "unarmed"),
        ("enable", "disable"),
        ("insecure", "secure"),
        ("plane", "planet"),
        ("home", "come"),
        ("stow", "snow"),
        ("publisher", "published"),
        ("suing", "using"),
        ("same", "same"),
        ("sattelites", "satellite"),
        ("keeling", "kelling"),
        ("hoping", "popping"),
    ],
)
def test_what_may_be_another_word(typed: str, meant: str) -> None:
    assert not is_slip(typed, meant)


@given(st.text("abcdefg", min_size=4, max_size=10))
def test_only_one_slip_is_one_and_the_first_letter_is_right(word: str) -> None:
    for other in edits1(word):
        assert not is_slip(other, word) or other[:1] == word[:1]
    assert not is_slip(word, word)
    assert not is_slip(f"un{word}", word)
    assert not is_slip(word, f"non{word}")


def test_what_may_be_another_word_is_said_first_and_never_counted_as_found(index: Index) -> None:
    results = index.search("delayed")
    assert results.only_similar
    assert results.notices == ("“delayed” does not occur; similar spellings: “declared” (1)",)
    assert results.plan.corrected == ()
    assert index.search("delayed", literal=True).hits == ()


def test_beside_other_words_it_is_not_looked_for_at_all(index: Index) -> None:
    results = index.search("five year")
    assert results.relaxed
    assert not results.only_similar
    assert [hit for hit in results.hits if hit.place.address not in set(result_addresses(index, "year"))] == []
    assert results.notices[0].startswith("“five” does not occur; similar spellings: “give”")


@pytest.mark.parametrize("typed", ["missions/slym", "grade:4-5 sort:grade", "delayed grade:5", "delayed -leaders"])
def test_what_would_show_nothing_is_not_offered(index: Index, typed: str) -> None:
    results = index.search(typed)
    assert (results.hits, results.only_similar, results.similar) == ((), False, ())
    assert not any("similar spellings" in notice for notice in results.notices)


def test_the_number_beside_a_similar_word_is_how_many_results_the_whole_query_has_with_it(index: Index) -> None:
    """Mistyped words alone, beside a filter, beside another word, and after one that must stand before it."""
    dice = random.Random(SEED)
    words = [
        word for word in index.lexicon.vocabulary.with_prefix("") if word.isascii() and word.isalpha() and len(word) > 5
    ]
    count, offered = trials(test=400, soak=4_000), 0
    print(f"seed {SEED}, {count} queries")
    for _ in range(count):
        word = dice.choice(words)
        position = dice.randrange(len(word))
        typed = (
            dice.choice("xzq") + word[1:]
            if dice.random() < 0.5
            else word[:position] + dice.choice("xzqk") + word[position + 1 :]
        )
        form = dice.choice(["{}", "{} grade:4-5", "kind:mission {}", "space {}", "{} -security", "joint/{}"])
        results = index.search(form.format(typed))
        for similar in results.similar:
            for shown, number in similar.words:
                with_it = index.search((form if "/" not in form else "{}").format(f'"{shown}"'), literal=True)
                assert with_it.hits, (form, typed, shown)
                assert number is None or number == with_it.total, (form, typed, shown)
                assert number is None or not with_it.relaxed, (form, typed, shown)
                offered += 1
    assert offered > count // 10


def test_typing_errors_of_the_gold_set_are_found_and_all_but_one_as_slips(index: Index) -> None:
    typos = [query for query in gold() if query.kind == "typo"]
    assert len(typos) == 25
    assert [query.typed for query in typos if index.search(query.typed).only_similar] == ["abercromby"]
    assert [query.typed for query in typos if result_addresses(index, query.typed)[0] not in query.wanted] == []


def test_negations_are_never_taken_for_their_contrary(index: Index) -> None:
    """Each word of the pack with each prefix that negates, and each without its own."""
    vocabulary = [word for word in index.lexicon.vocabulary.with_prefix("") if word.isalpha() and len(word) > 3]
    negated = [prefix + word for prefix in ("un", "in", "im", "non", "dis", "anti", "de") for word in vocabulary]
    negated += [word[2:] for word in vocabulary if word.startswith(("un", "in", "im", "de")) and len(word) > 5]
    sample = random.Random(SEED).sample(sorted(negated), trials(test=400, soak=4_000))
    print(f"seed {SEED}, {len(sample)} words")
    wrong = [
        (typed, shown)
        for word in sample
        for typed, shown in index.plan(f"{word} ").corrected
        for other in shown.split(", ")
        if typed.endswith(other) or other.endswith(typed)
    ]
    assert wrong == []
