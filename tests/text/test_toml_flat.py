"""Flat TOML: read as tomllib reads it or not at all, and written so that it is read again."""

from __future__ import annotations

import datetime
import random
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.toml_bounds import find_excessive_weight
from onrecord.text.toml_flat import dump_flat, parse_flat
from tests.tiers import trials

SEED = 17
MAX_WEIGHT = 400_000
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEYS = st.text("abcABC-_09", min_size=1, max_size=4)
SCALARS = (
    TEXTS
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(datetime.UTC))
)
TABLES: st.SearchStrategy[dict[str, Any]] = st.recursive(
    st.dictionaries(KEYS, SCALARS, max_size=4),
    lambda inner: st.dictionaries(KEYS, SCALARS | inner | st.lists(inner, min_size=1, max_size=3), max_size=4),
    max_leaves=12,
)
SAMPLE = """\
# A comment = with a sign
schema = 1
name = "memo [1] = \\"x\\" \\\\ # no comment"
created = 2026-11-27 12:00:00+00:00
archived = true

[source.a-pack]
title = "Title"
date = 2023-03-24

[[item]]
heading = "One"
level = 2

[[item]]
title = "p1"

[[item.passage]]
pack = "a-pack"
words = "Words\\n\\tof it"

[[item.passage]]
pack = "b"
"""
LINES = (
    *SAMPLE.splitlines(),
    *('name = "again"', "[source]", "[item]", "[[source]]", "[[item.passage.deep]]", "[item.passage]", "[name.x]"),
    *("x = [1, 2]", "y = { a = 1 }", "z = 1.5", "a.b = 1", "'q' = 1", "x = 'literal'", 'x = """', "x = 0x1f", "x ="),
    *('x = "\\u0041"', 'x = "\\q"', 'x = "a" # b', 'x = "a" "b"', "x = inf", "x = 01", "x = 2023-13-01", "\tx = 1"),
    *("[[item]] # next", "[ item ]", "[]", "[[]]", "x = \x7f", 'x = "\t"', " ", "=", " = 1", "x = 12:00:00", '"a" = 1'),
    *("[a.b.c.d]", "[a.b.c.d.e]", "[a]", "[[a]]", "[[a.b]]", "x = 1_000", "x = __import__", "x = 1 2", 'x = "'),
)


def test_what_the_program_writes_is_read_as_tomllib_reads_it() -> None:
    values = parse_flat(SAMPLE, MAX_WEIGHT)
    assert values is not None
    assert repr(values) == repr(tomllib.loads(SAMPLE))
    assert [len(item.get("passage", ())) for item in values["item"]] == [0, 2]


def test_nothing_is_read_that_tomllib_reads_otherwise() -> None:
    """Lines are put in, left out and exchanged, and so are characters."""
    dice = random.Random(SEED)
    read = 0
    for _ in range(trials(test=4_000, soak=200_000)):
        lines = SAMPLE.splitlines()
        for _ in range(dice.randrange(1, 4)):
            place = dice.randrange(len(lines) + 1)
            lines[place : place + dice.randrange(2)] = [dice.choice(LINES)] * dice.randrange(2)
        text = "\n".join(lines) + "\n"
        if dice.random() < 0.3:
            place = dice.randrange(len(text))
            text = text[:place] + dice.choice('"\\[].=# \n\r\tu1') + text[place + dice.randrange(2) :]
        values = parse_flat(text, MAX_WEIGHT)
        if values is not None:
            read += 1
            assert repr(values) == repr(tomllib.loads(text)), (SEED, text)
    assert read > 100


@given(TABLES)
def test_what_is_written_flat_is_read_flat(document: dict[str, Any]) -> None:
    text = dump_flat(document)
    if text is not None:
        assert parse_flat(text, MAX_WEIGHT) == tomllib.loads(text) == document


@pytest.mark.parametrize("value", [1.5, [], [1], [{"a": 1}, 1], "\x1b", 10**41, datetime.time(12), None, {"a b": 1}])
def test_other_values_are_not_written_flat(value: object) -> None:
    assert dump_flat({"key": "text"}) == 'key = "text"\n'
    assert dump_flat({"key": value}) is None


@pytest.mark.parametrize(
    "text",
    [
        "[[a]]\nb = 1\n" * 100,
        "".join(f"[a.b{number}]\n" for number in range(50)),
        "[[a.b.c.d]]\n" * 100,
        "".join(f"k{number} = 1\n" for number in range(99)),
    ],
)
def test_nothing_is_read_that_is_too_heavy(text: str) -> None:
    weight = next(weight for weight in range(10**4) if find_excessive_weight(text, weight) is None)
    assert weight > 20
    assert parse_flat(text, weight - 1) is None
    assert parse_flat(text, 2 * weight + 400) is not None
