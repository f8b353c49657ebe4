"""Keys and nesting that no person writes are seen before tomllib has them, and nothing else is refused."""

from __future__ import annotations

import time
import tomllib
import tracemalloc

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from onrecord.text.toml_bounds import (
    MAX_KEY_PARTS,
    MAX_NESTING,
    MAX_WORD_CHARS,
    find_excessive_count,
    find_excessive_depth,
    find_excessive_weight,
    find_overlong_word,
)
from tests.text.test_toml_lines import EXPECTED, STATEMENTS
from tests.tiers import trials

PARTS = st.sampled_from(["a", "1", '"b.c.d"', "'e.f'", '"\\".\\""', '""', "'['"])
VALUES = ["1.5", '"a.b"', "'x.y'", '"""\n[[[.....\n"""', "'''\n....\n'''", "07:32:00.5", "[[]]", "{ a.b = 1.5 }"]


def key_of(parts: int) -> str:
    return ".".join(["a"] * parts)


@pytest.mark.parametrize(
    "form", ["{key} = 1", "[{key}]", "[[{key}]]", "a = {{ {key} = 1 }}", "a = [1, {{ {key} = 1 }}]"]
)
@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_key_of_seventeen_parts_is_refused_wherever_it_stands(form: str, blank: str) -> None:
    for parts in (MAX_KEY_PARTS, MAX_KEY_PARTS + 1):
        text = "x = 1.5\n# a.a.a\n" + form.format(key=key_of(parts).replace(".", f"{blank}.{blank}"))
        tomllib.loads(text)
        assert find_excessive_depth(text) == (3 if parts > MAX_KEY_PARTS else None)


def test_quoted_parts_count_as_others_and_dots_in_them_do_not() -> None:
    assert find_excessive_depth('"a.b".' * 15 + "'c.d.e' = 1") is None
    assert find_excessive_depth('"a.b".' * 16 + "'c.d.e' = 1") == 1


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{ a = ", "}"), ("[ 1,\n [", "]]")])
def test_nesting_beyond_thirty_two_levels_is_refused(opening: str, closing: str) -> None:
    levels = opening.count("[") + opening.count("{")
    for times in (MAX_NESTING // levels, MAX_NESTING // levels + 1):
        text = f"a = {opening * times}{'1' if '{' in opening else ''}{closing * times}"
        tomllib.loads(text)
        assert (find_excessive_depth(text) is None) == (times * levels <= MAX_NESTING)


@pytest.mark.parametrize("text", [text for text, _ in EXPECTED])
def test_what_people_write_is_not_refused(text: str) -> None:
    assert find_excessive_depth(text) is None


@pytest.mark.parametrize(
    "value",
    [
        '"{}"', "'{}'", '"""{}"""', "'''{}'''", '"""\n{}\\""" {}\n"""""', '"\\\\" # {}', '"\\"{}"', "1 # {}",
        '"""{}"""""', "'''{}'''''",
    ],
)  # fmt: skip
def test_dots_and_brackets_in_strings_and_comments_do_not_count(value: str) -> None:
    text = f"a = {value.replace('{}', '.[{' * 100)}\nb = 1\n"
    assert set(tomllib.loads(text)) == {"a", "b"}
    assert find_excessive_depth(text) is None
    assert find_excessive_depth(f"{text}{key_of(17)} = 1") == text.count("\n") + 1


@given(st.lists(st.tuples(st.lists(PARTS, min_size=1, max_size=20), st.sampled_from(VALUES)), min_size=1, max_size=8))
def test_long_keys_alone_are_refused_whatever_stands_between_them(pairs: list[tuple[list[str], str]]) -> None:
    lines = [f"[table-{n}]\n{'.'.join(parts)} = {value}" for n, (parts, value) in enumerate(pairs)]
    text = "\n".join(lines)
    tomllib.loads(text)
    too_long = next((n for n, (parts, _) in enumerate(pairs) if len(parts) > MAX_KEY_PARTS), None)
    expected = None if too_long is None else "\n".join(lines[:too_long]).count("\n") + (3 if too_long else 2)
    assert find_excessive_depth(text) == expected


@given(st.lists(STATEMENTS, min_size=1, max_size=8).map("".join))
@settings(max_examples=trials(test=80, soak=200))
def test_nothing_that_tomllib_reads_and_a_person_writes_is_refused(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)
    assert find_excessive_depth(text) is None


@given(st.text(st.sampled_from(".[]{}=,#\"'\\\n a1"), max_size=60))
@example("a = '")
@example('a = "\n')
@example('a = """\\')
@settings(max_examples=trials(test=120, soak=300))
def test_any_text_is_judged(text: str) -> None:
    assert find_excessive_depth(text) is None or find_excessive_count(text, 0)
    assert find_overlong_word(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", 0),
        ("a = 1\nb = 2", 2),
        ("[a]\nb = 1", 2),
        ("a = [1, 2]", 3),
        ('a = "=,[{"  # =,', 1),
        ("a = {}", 2),
        ("a.b = 1.5", 3),
    ],
)
def test_values_are_counted_outside_of_strings_and_comments(text: str, values: int) -> None:
    assert find_excessive_count(text, values) is None
    if values:
        assert find_excessive_count(text, values - 1) == text.count("\n", 0, text.rfind("=") if "\n" in text else 0) + 1


# Above what a table takes just after it has grown.
BYTES_A_WEIGHT = 110
LISTS = "".join(f"k{n} = []\n" for n in range(40))


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("a = 1\nb = 2", 2),
        ("[a]", 16),
        ("  [a]\n[b]", 32),
        ("[a.b.c]", 48),
        ("[[a]]", 17),
        ("[[a]]\n[[ a ]] # b", 34),
        ("[[a]]\n[[a]] # b\n[[a]]", 21),
        ("[[a.b]]\n[[a.b]]", 33 + 6),
        ("['#a']\n['#b']", 32),
        ("a.b = 1", 17),
        ("a = [1, 2]", 3),
        ("a = [1, 2, { b = 1 }]", 6),
        (LISTS, 32 * 2 + 8 * 16),
        (f"[[a]]\n{LISTS}[[a]]\n{LISTS}", 17 + 2 + 2 * (32 * 2 + 8 * 16)),
        (f"[a]\n{LISTS}[b]\n{LISTS}", 32 + 32 * 2 + 48 * 16),
        ("a = '''\n[a.b]\n''' # .=[", 1),
        ('a = """\n[a]\n"""\n[b]', 17),
    ],
)
def test_what_makes_a_table_weighs_more(text: str, weight: int) -> None:
    assert find_excessive_weight(text, weight) is None
    assert (
        find_excessive_weight(text, weight - 1)
        == text.count("\n") + 1 - text.endswith("\n") - text.endswith("# .=[") * 2
    )


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    "unit",
    [
        "[t#]\n", "[[t#]]\n", "[x.t#]\n", f"[{'.'.join(f'a#b{k}' for k in range(15))}]\n", "a#.b = 1\n", "k# = 1\n",
        f"{'.'.join(f'a#b{k}' for k in range(15))} = 1\n", "k# = []\n", "k# = {}\n", "[[a]]\nk = []\n",
        "[[a]]\n[a.b]\n", "[[a]]\n[[a.b]]\n", "[[a]]\nb.c = 1\n", "[['a.#']]\n",
    ],
)  # fmt: skip
def test_tomllib_holds_little_for_a_weight_of_one(unit: str) -> None:
    text = "".join(unit.replace("#", str(n)) for n in range(3_000))
    tracemalloc.start()
    tomllib.loads(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert find_excessive_weight(text, peak // BYTES_A_WEIGHT)


@pytest.mark.parametrize(
    ("form", "line"), [("a = {}", 1), ("\n{} = 1", 2), ("a = [1,\n0.{}]", 2), ("[{}]", 1), ("a = { {} = 1 }", 1)]
)
def test_a_bare_key_or_number_beyond_a_thousand_characters_is_refused(form: str, line: int) -> None:
    assert find_overlong_word(form.replace("{}", "1" * MAX_WORD_CHARS)) is None
    assert find_overlong_word(form.replace("{}", "1" * (MAX_WORD_CHARS + 1))) == line


def test_long_strings_comments_and_blanks_are_no_words() -> None:
    long = "1" * 2_000
    assert find_overlong_word(f'a = \'{long}\' # {long}\nb = """\n{long}"""\n{" " * 2_000}c = "\\"{long}"') is None


HOSTILE = {
    "dots": ".a" * 30_000,
    "dots in strings": 'a = "' + "." * 60_000 + '"',
    "escapes": 'a = "' + "\\\\" * 30_000 + '"',
    "quotes": '""' * 30_000,
    "no end": "a = '''" + "' " * 30_000,
    "no end, many times": '"\n' * 30_000,
    "closing": "]" * 20_000,
    "comments": "#.\n" * 20_000,
    "dots on lines": "a.b\n" * 50_000,
    "words": ("a" * 1_000 + " ") * 200,
    "one dot a long way apart": ("a" * 1_000 + ".") * 15 + "\n" + "a" * 20_000,
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_long_text_of_anything_costs_little(shape: str) -> None:
    for _ in range(3):  # the first also compiles patterns, and a thread of an earlier test may still be at work
        tracemalloc.start()
        begun = time.process_time()
        find_excessive_depth(HOSTILE[shape])
        find_overlong_word(HOSTILE[shape])
        find_excessive_count(HOSTILE[shape], 10**9)
        find_excessive_weight(HOSTILE[shape], 10**9)
        seconds, peak = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        if peak < 50_000 and seconds < 5:  # a quadratic pass takes hours
            return
    raise AssertionError(f"{seconds} seconds, {peak} bytes")


@pytest.mark.parametrize(
    "text",
    [
        'a = """\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n',
        'a = "x"\nb = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n',
        'a = "x\\"\nb = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n',
        "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q = 1\n",
        "[a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q]\n",
    ],
)
def test_a_deep_line_among_flat_ones_is_seen(text: str) -> None:
    """Lines that the program writes itself are passed over at once; one of another form is not."""
    flat = '# a.b.c.[[[\n[[item]]\ntitle = "[a.b.c.\\"d"\nlevel = 1\ntime = 2026-11-27 09:30:00+00:00\n\n'
    tomllib.loads(flat)
    assert find_excessive_depth(flat * 3) is None
    nested = find_excessive_depth(text)
    assert find_excessive_depth(flat + text) == (nested and nested + flat.count("\n"))
