"""Nothing typed is swallowed: each part of a query has its effect, or the answer says that it has none."""

from __future__ import annotations

import random

import pytest

from onrecord.search import Index, parse_query
from onrecord.search.clauses import Clause, Filter
from onrecord.search.operators import find_unsearched_marks
from onrecord.search.spelling import other_forms, spellings
from tests.tiers import trials

SEED = 7
PARTS = (
    "moon",
    "space",
    "gateway",
    "maritme",
    "delayed",
    "zzzz",
    "the",
    "宇宙",
    "article",
    "V",
    "1,000",
    "Hawaiʻi",
    "or",
    "and",
    "not",
    "OR",
    "AND",
    "NOT",
    "|",
    "||",
    "&",
    "*",
    "!",
    "+",
    "?",
    "…",
    "–",
    "!moon",
    "moon*",
    "+moon",
    "~moon",
    "moon~2",
    "moon^2",
    "<moon>",
    "[moon]",
    "{x}",
    "a=b",
    "-zzzz",
    "-moon",
    "-maritme",
    "--x",
    "-",
    "--",
    "-!",
    "colour:red",
    "outcom:x",
    "area:",
    "area:civil",
    "area:civil!",
    "area:>3",
    "kind:!mission",
    "kind:mission|event",
    "kind:mis*",
    "grade:4",
    "grade:>=4",
    "grade:4+",
    "grade:~4",
    "grade:5-4",
    "grade:4.5",
    "grade:#4",
    "year:>2023",
    "year:>abc",
    "year:2023*",
    "para:p6",
    "para:5-6",
    "due:>=2024",
    "due:soon",
    "has:due",
    "has:x",
    "status:in-force",
    "outcome:kept,x",
    "verb:welcomed",
    "verb:",
    "-kind:term",
    "-area:x",
    '""',
    '"*"',
    "“”",
    "(",
    ")",
    "(moon)",
    '"outer space"',
    '"moon* x"',
)


def is_accounted_for(part: str, index: Index) -> bool:
    """Whether a part alone, behind a word, changes what is looked for or is spoken of."""
    alone, plan = index.plan("space "), index.plan(f"space {part} ")
    effect = (plan.groups, plan.excluded, plan.choices) != (alone.groups, alone.excluded, alone.choices)
    return effect or plan.notices != alone.notices or plan.corrections != () or plan.similar != ()


@pytest.mark.parametrize("part", [part for part in PARTS if part != "-"])
def test_each_part_has_an_effect_or_is_spoken_of(index: Index, part: str) -> None:
    assert is_accounted_for(part, index)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("moon*", "not searched for: *"),
        ("+moon", "not searched for: +"),
        ("moon | * gateway", "not searched for: *"),
        ("moon ☃ gateway", "not searched for: ☃"),
        ("moon \u200b gateway", "not searched for: \\u{200B}"),
        ('moon "" gateway', 'not searched for: ""'),
        ("!moon", "“!moon” is searched for without its mark; -moon leaves it out"),
        ("kind:!mission", "cannot be read"),
        ("kind:mission|event", "write kind:area, -kind:area or kind:area,commitment"),
        ("grade:~4", "cannot be read"),
        ("grade:!4", "-grade:4"),
        ("grade:≠4", "cannot be read"),
        ("grade:≱4", "cannot be read"),
        ("grade:4|5", "cannot be read"),
        ("area:≠civil", "cannot be read"),
        ("moon☃", "not searched for: ☃"),
        ('"moon☃ base"', "not searched for: ☃"),
        ("moon\udcff", "not searched for: \\u{DCFF}"),
        ("m?on", "not searched for: ?"),
        ('"m??n x"', "not searched for: ??"),
        ("p6 moon", "“p6” is not a field: write para:6"),
        ("moon -P5.s2-p6.s1", "“-P5.s2-p6.s1” is not a field: write -para:5-6"),
        ("moon japan-us-space-8:p6.s7", "is not a field: write pack:japan-us-space-8 para:6"),
        ("grade>3", "“grade>3” is not a field: write grade:>3"),
        ("moon Grade >= 3", "“Grade >= 3” is not a field: write grade:>=3"),
        ("-year≤2020 moon", "write -year:≤2020"),
        ("due<2024-06", "write due:<2024-06"),
        ("kind=mission", "“kind=mission” is not a field: write kind:mission"),
        ("due:2024-13", "write due:2024, due:2024..2025-06-30"),
        ("due:>2024-02-30", "“due:>2024-02-30” cannot be read"),
        ("moon or (gateway rover)", "not searched for: ( )"),
        ("what is moon*", "not searched for: *"),
        ("area:", "area: needs a value right after it; values: civil"),
        ("moon -zzzz", "“zzzz” does not occur, so it leaves nothing out"),
        ("-kind:term", "add something to search for: what was typed only leaves results out"),
        ("x " * 20, "only the first 12 words and phrases are searched for"),
        ("x" * 300, "only the first 256 characters are read"),
        ('"' + "space " * 20 + '"', "only the first 16 words of a phrase are searched for"),
        ("area:civil " * 14, "only the first 12 fields are read"),
        ("a:b c:d e:f g:h", "no field a, c, e and others: searched for as words"),
        ("outcom:missed", "no field outcom (did you mean outcome:?)"),
        ("stat:paused", "no field stat (did you mean status:?)"),
        ("org:zzz", "and 8 more"),
    ],
)
def test_what_is_said(index: Index, query: str, said: str) -> None:
    assert said in "; ".join(index.search(query).notices)


def test_no_sentence_names_a_key_of_the_screen(index: Index) -> None:
    sentences = [notice for part in PARTS for notice in index.search(part).notices]
    assert sentences
    assert [notice for notice in sentences if " F " in notice or "ctrl" in notice] == []
    assert index.plan("org:zzz").unlisted == ("org",)
    assert index.plan("org:jaxa").unlisted == ()


@pytest.mark.parametrize(
    "query", ["moon", "moon,", "(moon)", "moon?", "(moon?)", "p 6", "R&D", "50% $5", "it's", "U.S.", "moon -gatew"]
)
def test_ordinary_punctuation_is_not_spoken_of(index: Index, query: str) -> None:
    assert parse_query(query).notices == ()


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("moon or mars", [("moon", False, False), ("or", False, True), ("mars", True, False)]),
        ("moon | mars", [("moon", False, False), ("mars", True, False)]),
        ("moon and mars", [("moon", False, False), ("and", False, True), ("mars", False, False)]),
        ("moon or and mars", [("moon", False, False), ("or", False, True), ("mars", True, False)]),
        ("or moon", [("moon", False, False)]),
        ("moon or", [("moon", False, False)]),
        ("and", [("and", False, False)]),
    ],
)
def test_words_that_join(query: str, clauses: list[tuple[str, bool, bool]]) -> None:
    assert [
        (" ".join(clause.words), clause.or_previous, clause.is_link) for clause in parse_query(query).clauses
    ] == clauses


def test_fields_are_joined_by_or_where_they_are_the_same() -> None:
    assert parse_query("kind:mission or kind:event").filters == (Filter("kind", ("mission", "event")),)
    several = parse_query("area:civil kind:mission | or kind:event")
    assert several.filters == (Filter("area", ("civil",)), Filter("kind", ("mission", "event")))
    assert several.notices[-1] == "not searched for: or"
    assert parse_query("kind:mission or area:civil").filters == (
        Filter("kind", ("mission",)),
        Filter("area", ("civil",)),
    )
    assert "it joins words, or values of one field" in parse_query("kind:mission or area:civil").notices[0]


def test_what_stands_behind_not_is_unwanted() -> None:
    query = parse_query("moon AND NOT gateway NOT kind:term")
    assert query.excluded == (Clause(("gateway",), excluded=True),)
    assert query.filters == (Filter("kind", ("term",), excluded=True),)


def test_either_of_two_words_will_do(index: Index) -> None:
    def addresses(query: str) -> set[str]:
        return {hit.place.address for hit in index.search(query).hits}

    assert addresses('"moon" or "gateway"') == addresses('"moon"') | addresses('"gateway"')
    assert addresses('"moon" or "gateway" kind:mission') == addresses('"moon" or "gateway"') & addresses("kind:mission")
    assert addresses('"moon" | "gateway" or "phobos"') == addresses('"moon"') | addresses('"gateway"') | addresses(
        '"phobos"'
    )


def test_random_queries_of_such_parts(index: Index) -> None:
    dice, count = random.Random(SEED), trials(test=1_000, soak=20_000)
    print(f"seed {SEED}, {count} queries")
    for _ in range(count):
        query = " ".join(dice.choices(PARTS, k=dice.randint(1, 6)))
        results = index.search(query, 5)
        assert all(notice and "\n" not in notice for notice in results.notices), query
        assert results.hits or results.total == 0, query


@pytest.mark.parametrize("query", ["grade>3", "grade > 3", "moon due >= 2020 space", "-grade<=2 moon"])
def test_the_marks_of_what_is_no_field_are_told_about_once(query: str) -> None:
    [notice] = parse_query(query).notices
    assert "is not a field: write" in notice
    assert parse_query(f"{query} a*b").notices[-1] == "not searched for: *"


def test_a_sign_that_is_folded_to_letters_is_searched_for() -> None:
    for typed in ("㈱", "5㎏", "25℃", "10²", "R&D", "Qur’an", "e-mail", "1,000"):
        assert find_unsearched_marks(typed) == [], typed


def test_a_ref_of_which_the_statement_has_only_a_part_finds_nothing(index: Index) -> None:
    whole = index.search("p6.s7-s9")
    assert [hit.place.address for hit in whole.hits] == ["p6.s7", "p6.s8", "p6.s9"]
    for ref in ("p6.s7-s99", "p6-p99", "p5.s1-p6.s99"):
        assert index.search(ref).total == 0, ref


def test_a_spelling_that_occurs_nowhere_is_said_whatever_found_another(index: Index) -> None:
    """A result would be taken for proof by whoever pastes a quotation to prove it."""
    words = sorted({word for word in index.lexicon.vocabulary.with_prefix("") if word.isascii() and word.isalpha()})
    assert len(words) > 300
    occurring, said = set(words), 0
    for word in words:
        for typed in sorted(other_forms(word) | spellings(word) | {f"{word}ed", word[:-2] + word[-1:]} - occurring):
            results = index.search(f"{typed} ")
            if (
                not typed.isalpha()
                or not results.hits
                or index.lexicon.vocabulary.has_prefix(typed)
                or index.lexicon.synonyms((typed,))
            ):
                continue
            assert any(typed in notice for notice in results.notices), typed
            said += 1
    assert said > 300


def test_numbers_and_hyphens_are_one_spelling(index: Index) -> None:
    for typed in ("8th", "eighth", "antisatellite", "anti-satellite", "satellite "):
        results = index.search(typed)
        assert results.hits, typed
        assert results.notices == (), typed
