"""However large or odd a pack is, checking it costs no more than its size, and says what matters in a hundred lines."""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from onrecord.model import Pack
from onrecord.packs import PackRefused, load_pack
from onrecord.packs.problem import MAX_PROBLEMS_LISTED
from tests.packs.a_pack import FILES
from tests.packs.in_memory import MemoryFolder
from tests.support.grown_pack import MISSION, TERM, Files, array, commitments, each, one_mission, pack, sentences
from tests.support.pack_shapes import FINE, SHAPES, Shape
from tests.tiers import trials

SEED = 11
ALIAS = '"alias #"'
TIMES = 8
# Below this, the work that is done once for a pack hides how the rest grows.
LEAST_LARGE = 500
# The calls may grow by this factor more than n log n: the work done once for a pack is small beside them.
SLACK = 1.25


def opened(files: Files) -> Pack | PackRefused:
    """Return the pack, or its refusal."""
    try:
        return load_pack(MemoryFolder(files))
    except PackRefused as refusal:
        return refusal


def refused(files: Files) -> PackRefused:
    """Return the refusal of the pack."""
    outcome = opened(files)
    assert isinstance(outcome, PackRefused)
    return outcome


def calls(run: Callable[[], object]) -> int:
    """Return the number of calls of functions of Python and C: the same at each run, whatever else the machine does."""
    count = 0

    def on_event(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(on_event)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.sampled(12)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.name))
def test_the_work_grows_no_faster_than_n_log_n(shape: Shape) -> None:
    """Time and memory are measured by benchmarks/pack_growth.py, and with them what C does without a call."""
    large = max(shape.small // trials(test=8, soak=2), min(shape.small // 2, LEAST_LARGE))
    small = large // TIMES
    packs = [shape.files(n) for n in (small, large)]
    few, many = (calls(partial(opened, files)) for files in packs)
    most = few * TIMES * math.log(large) / math.log(small) * SLACK
    assert many <= most, f"{few:,} calls for {small:,}, {many:,} for {large:,}"


@pytest.mark.sampled(12)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.name))
def test_what_is_fine_opens_however_much_there_is_of_it(shape: Shape) -> None:
    outcome = opened(shape.files(shape.small))
    assert isinstance(outcome, Pack) == (shape in FINE), outcome
    if isinstance(outcome, PackRefused):
        assert len(outcome.lines) <= MAX_PROBLEMS_LISTED + 1
        assert all(len(line) < 1_000 and line.isprintable() for line in outcome.lines)


# The first hundred, and how many more


def test_the_first_hundred_are_named_and_the_others_counted() -> None:
    refusal = refused(pack(missions=each(250, MISSION + "nope = #\n")))
    assert (len(refusal.problems), refusal.other_count, refusal.total) == (100, 150, 250)
    assert [problem.key for problem in refusal.problems] == [f"mission[{k}].nope" for k in range(100)]
    assert [problem.line for problem in refusal.problems] == [5 + 5 * k for k in range(100)]
    assert refusal.lines[-1] == "in-memory: and 150 more problems"


@pytest.mark.parametrize(
    ("files", "total"),
    [
        (pack(**one_mission("aliases = [" + '"same", ' * 1_000 + "]")), 999),
        (pack(**one_mission(each(1_000, "k# = 1\n"))), 1_000),
        (pack(terms=each(1, TERM) * 1_000), 999),
        (pack([sentences(1_000)], areas=""), 1_000),
        (pack(terms=each(300, TERM) + each(101, "[[term]]\nid = 1\n")), 202),
    ],
    ids=["one list", "one table", "ids", "sentences", "two a record"],
)
def test_all_are_counted_wherever_they_are(files: Files, total: int) -> None:
    refusal = refused(files)
    assert (len(refusal.problems), refusal.total) == (100, total)


def test_just_a_hundred_are_all_named() -> None:
    refusal = refused(pack(**one_mission(each(100, "k# = 1\n"))))
    assert (len(refusal.problems), refusal.other_count, len(refusal.lines)) == (100, 0, 100)
    assert refused(pack(**one_mission(each(101, "k# = 1\n")))).lines[-1] == "in-memory: and 1 more problem"


# What no person writes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a = 1\n" + ".".join("a" * 17) + " = 1\n", "a key of too many parts"),
        ("a = 1\n[" + ".".join("a" * 17) + "]\n", "a key of too many parts"),
        ("a = 1\nb = " + "[" * 33 + "]" * 33, "values nested too deeply"),
        ("a = 1\nb = " + "1" * 1_025, "a number with too many digits"),
        ("a = 1\nb = [" + "0," * 300_000 + "]", "too many keys, values and tables for the file's length"),
    ],
    ids=["key", "header", "nesting", "digits", "values"],
)
def test_it_is_refused_with_its_line_before_it_is_parsed(text: str, found: str) -> None:
    [problem] = refused(pack(terms=text)).problems
    assert (problem.file, problem.line) == ("in-memory/terms.toml", 2)
    assert found in problem.found
    assert problem.expected


def test_passages_that_name_the_text_too_many_times_over() -> None:
    many = [*range(1, 2_001)]
    files = pack([[f"Paragraph {k}."] for k in many], missions=each(2_000, MISSION.replace('"p1"', '"p1-p2000"')))
    [problem] = refused(files).problems
    assert problem.found == "passages that together name too much of the statement"
    assert problem.key.endswith(".passages[0].ref")


def test_quotes_that_are_looked_for_in_too_much_text() -> None:
    passage = '{ ref = "p1", quote = "Nope #." }'
    files = pack([["word " * 200_000 + "end."]], terms=each(1_500, TERM + f"passages = [{passage}]\n"))
    [problem] = refused(files).problems
    assert problem.found == "too many quotes in passages that are too long"


def _with_aliases(count: int, more: str = "") -> str:
    """Return a pack of one term with so many aliases."""
    return each(1, TERM) + f"aliases = {array(count, ALIAS)}\n{more}"


def test_a_record_has_at_most_a_thousand_aliases() -> None:
    assert isinstance(opened(pack(terms=_with_aliases(1_000))), Pack)
    [problem] = refused(pack(terms=_with_aliases(1_001))).problems
    assert (problem.key, problem.line) == ("term[0].aliases", 5)
    assert (problem.found, problem.expected) == ("1,001 elements", "at most 1,000")


@pytest.mark.parametrize(
    "more",
    [
        'passages = [{ ref = "p1", quote = "Sentence 1" }]\n',
        "passages = " + array(900, '{ ref = "p1.s#", quote = "is" }') + "\n",
        f'short = "{"word " * 3_000}end"\n',
    ],
    ids=["all sentences", "quotes", "a long name"],
)
def test_names_that_are_looked_for_in_too_many_places(more: str) -> None:
    [problem] = refused(pack([sentences(900)], terms=_with_aliases(1_000, more))).problems
    assert problem.found == "too many names for too many sentences"
    assert problem.key == "term[0].name"


# File, line and key, whatever the file looks like

_BREAKS = (
    ('name = "Name"', "name = 1", "name", "a number"),
    ('name = "Name"', 'name = "\u200b"', "name", "“\\u{200B}”"),
    ('name = "Name"', 'name = "a\u00ad"', "name", "U+00AD"),
    ('caveat = "C"', 'caveat = ""', "caveat", "empty text"),
    ('caveat = "C"', 'cavaet = "C"', "cavaet", "an unknown key"),
    ('aliases = ["x", "y"]', 'aliases = ["x", "y", "y"]', "aliases[2]", "“y” twice"),
    ('passages = [{ ref = "p1" }]', 'passages = [{ ref = "p9" }]', "passages[0].ref", "“p9”"),
    ('passages = [{ ref = "p1" }]', 'passages = [{ ref = "p1", quote = "No." }]', "passages[0].quote", "“No.”"),
    ('related = ["terms/sw"]', 'related = ["terms/none"]', "related[0]", "“terms/none”"),
)
_KEYS = tuple(dict.fromkeys(line for line, *_ in _BREAKS))


def test_an_odd_file_still_gives_file_line_and_key() -> None:
    dice = random.Random(SEED)
    count = trials(test=150, soak=3_000)
    print(f"seed {SEED}, {count} packs")
    for _ in range(count):
        records = dice.randint(1, 8)
        at = dice.randrange(records)
        old, new, key, found = dice.choice(_BREAKS)
        lines = FILES["terms.toml"].split("\n")
        for number in range(records):
            lines += [
                *_odd(dice),
                f"[[ {dice.choice(['term', chr(34) + 'term' + chr(34)])} ]]" + dice.choice(["", " # x"]),
            ]
            body = [f'id = "n{number}"', *(new if line == old and number == at else line for line in _KEYS)]
            dice.shuffle(body)
            for line in body:
                lines += [*_odd(dice), " " * dice.randrange(3) + line]
                if line == new and number == at:
                    expected = len(lines)
        files = {name: text.encode() for name, text in FILES.items()} | {"terms.toml": "\n".join(lines).encode()}
        problems = refused(files).problems
        assert [(p.file, p.line, p.key) for p in problems] == [
            ("in-memory/terms.toml", expected, f"term[{at + 1}].{key}")
        ], "\n".join(lines)
        assert problems[0].found.startswith(found)


def _odd(dice: random.Random) -> list[str]:
    """Lines that mean nothing."""
    lines = ["", "  ", '# [[term]] "', "# name = 1", "#", "\t"]
    return [dice.choice(lines) for _ in range(dice.choice([0, 0, 0, 1, 3]))]


def test_overlapping_clauses_are_named_once_each() -> None:
    problems = refused(pack([["We commit to act."]], commitments=commitments(["commit to act"] * 30))).problems
    assert [problem.key for problem in problems] == [f"commitment[{k}].clause" for k in range(1, 30)]
    assert {problem.found for problem in problems} == {"a clause that overlaps commitments/c0"}


def test_a_clause_that_overlaps_several_is_named_once() -> None:
    clauses = ["commit to act", "commit to plan", "commit to act and commit to plan"]
    [problem] = refused(pack([[f"We {clauses[2]}."]], commitments=commitments(clauses))).problems
    assert (problem.key, problem.found) == ("commitment[2].clause", "a clause that overlaps commitments/c0")
