"""The scanner that knows on which line each key and element begins."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
import tomli_w
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from onrecord.text.toml_lines import KeyPath, closest_line, line_numbers, syntax_error
from tests.packs.a_pack import FILES
from tests.tiers import trials

PLAIN = """\
# first line
a = 1
b = "x" # c = 2

[table]
c = true
  d = 2024-01-01 10:00:00
[ other . part ]
e=1.5
"""

ARRAYS_OF_TABLES = """\
[[a]]
x = 1
[[a.b]]
y = 2
[[a.b]]
y = 3

  [a.b.c]
  z = 4
[[ a ]]
x = 5
[[a.b]]
y = 6
[a.d]
w = 7
"""

ARRAYS = """\
a = [1, 2,
  3, # [ not, these ]
  [4,
   [5], []],
  "]", ']', \"\"\"
  ] x = 1
  \"\"\",
  { x = 1, y = [2,
    3] },
]
b = []
c = 1
"""

KEYS = """\
a.b.c = 1
a.b.d = 2
"quoted key" = 3
'literal \\key' = 4
"with.dot"."and = \\" # [x]" = 5
"\\u0041\\t\\U0001F6F0" = 6
site."x y".'z' = 7
1234 = 8
3.14 = 9
"" = 10
[x."y.z"]
k = 11
[x."y.z".w]
"""

STRINGS = """\
a = \"\"\"
b = "not a key"
[[not.a.table]]
\\\"\"\" still inside
two quotes "" inside, and two more at the end\"\"\"\""
c = '''
d = 1
'' e = 2 '''''
f = "\\\\"
g = '\\'
h = "a # b ] } = , \\" '''"
i = ''
j = ""
k = ""\"\"""\"
l = "last"
"""

INLINE = """\
a = { b = 1, c.d = 2, "e f" = { g = "}" }, h = [{ i = 1 }, { i = 2 }] }
j = [
  { ref = "p1", quote = "x, y = {z}" },
  # { ref = "p2" },
  { ref = "p3" }
]
k = {}
"""

EXPECTED: list[tuple[str, dict[KeyPath, int]]] = [
    (
        PLAIN,
        {
            ("a",): 2,
            ("b",): 3,
            ("table",): 5,
            ("table", "c"): 6,
            ("table", "d"): 7,
            ("other",): 8,
            ("other", "part"): 8,
            ("other", "part", "e"): 9,
        },
    ),
    (
        ARRAYS_OF_TABLES,
        {
            ("a",): 1,
            ("a", 0): 1,
            ("a", 0, "x"): 2,
            ("a", 0, "b"): 3,
            ("a", 0, "b", 0): 3,
            ("a", 0, "b", 0, "y"): 4,
            ("a", 0, "b", 1): 5,
            ("a", 0, "b", 1, "y"): 6,
            ("a", 0, "b", 1, "c"): 8,
            ("a", 0, "b", 1, "c", "z"): 9,
            ("a", 1): 10,
            ("a", 1, "x"): 11,
            ("a", 1, "b"): 12,
            ("a", 1, "b", 0): 12,
            ("a", 1, "b", 0, "y"): 13,
            ("a", 1, "d"): 14,
            ("a", 1, "d", "w"): 15,
        },
    ),
    (
        ARRAYS,
        {
            ("a",): 1,
            ("a", 0): 1,
            ("a", 1): 1,
            ("a", 2): 2,
            ("a", 3): 3,
            ("a", 3, 0): 3,
            ("a", 3, 1): 4,
            ("a", 3, 1, 0): 4,
            ("a", 3, 2): 4,
            ("a", 4): 5,
            ("a", 5): 5,
            ("a", 6): 5,
            ("a", 7): 8,
            ("a", 7, "x"): 8,
            ("a", 7, "y"): 8,
            ("a", 7, "y", 0): 8,
            ("a", 7, "y", 1): 9,
            ("b",): 11,
            ("c",): 12,
        },
    ),
    (
        KEYS,
        {
            ("a",): 1,
            ("a", "b"): 1,
            ("a", "b", "c"): 1,
            ("a", "b", "d"): 2,
            ("quoted key",): 3,
            ("literal \\key",): 4,
            ("with.dot",): 5,
            ("with.dot", 'and = " # [x]'): 5,
            ("A\t\U0001f6f0",): 6,
            ("site",): 7,
            ("site", "x y"): 7,
            ("site", "x y", "z"): 7,
            ("1234",): 8,
            ("3",): 9,
            ("3", "14"): 9,
            ("",): 10,
            ("x",): 11,
            ("x", "y.z"): 11,
            ("x", "y.z", "k"): 12,
            ("x", "y.z", "w"): 13,
        },
    ),
    (
        STRINGS,
        {("a",): 1, ("c",): 6, ("f",): 9, ("g",): 10, ("h",): 11, ("i",): 12, ("j",): 13, ("k",): 14, ("l",): 15},
    ),
    (
        INLINE,
        {
            ("a",): 1,
            ("a", "b"): 1,
            ("a", "c"): 1,
            ("a", "c", "d"): 1,
            ("a", "e f"): 1,
            ("a", "e f", "g"): 1,
            ("a", "h"): 1,
            ("a", "h", 0): 1,
            ("a", "h", 0, "i"): 1,
            ("a", "h", 1): 1,
            ("a", "h", 1, "i"): 1,
            ("j",): 2,
            ("j", 0): 3,
            ("j", 0, "ref"): 3,
            ("j", 0, "quote"): 3,
            ("j", 1): 5,
            ("j", 1, "ref"): 5,
            ("k",): 7,
        },
    ),
]


def paths_of(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The path of everything in a document, tables and lists included."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths_of(inner, (*path, index))


@pytest.mark.parametrize(("text", "expected"), EXPECTED, ids=["plain", "tables", "arrays", "keys", "strings", "inline"])
def test_documents_made_by_hand(text: str, expected: dict[KeyPath, int]) -> None:
    assert line_numbers(text) == expected
    assert set(expected) == set(paths_of(tomllib.loads(text)))


@pytest.mark.parametrize("text", [text for text, _ in EXPECTED])
@pytest.mark.parametrize("line_end", ["\r\n", "\n\n"])
def test_other_line_ends_shift_no_key(text: str, line_end: str) -> None:
    expected = line_numbers(text)
    factor = line_end.count("\n")
    found = line_numbers(text.replace("\n", line_end))
    assert found == {path: factor * (line - 1) + 1 for path, line in expected.items()}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "  # and this\n\t\n"])
def test_documents_without_a_key_have_no_lines(text: str) -> None:
    assert line_numbers(text) == {}


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith(".toml")])
def test_everything_in_the_small_pack_has_a_line(file: str) -> None:
    assert set(line_numbers(FILES[file])) == set(paths_of(tomllib.loads(FILES[file])))


def test_the_nearest_line_is_that_of_the_innermost_thing_around() -> None:
    lines: dict[KeyPath, int] = {("a",): 3, ("a", 0, "b"): 5}
    assert closest_line(lines, ("a", 0, "b")) == 5
    assert closest_line(lines, ("a", 0, "b", "missing", 7)) == 5
    assert closest_line(lines, ("a", 1, "b")) == 3
    assert closest_line(lines, ("z",)) == 0
    assert closest_line(lines, ()) == 0


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Invalid value (at line 3, column 5)", ("invalid value", 3)),
        ("Unclosed array (at end of document)", ("unclosed array", 4)),
        ("Exceeds the limit", ("exceeds the limit", 4)),
        ("", ("", 4)),
    ],
)
def test_a_syntax_error_names_its_line_or_the_last(message: str, expected: tuple[str, int]) -> None:
    assert syntax_error(message, "a\nb\nc\nd") == expected


def test_a_document_deeper_than_the_stack_keeps_the_lines_before() -> None:
    lines = line_numbers("a = 1\nb = " + "[" * 100_000)
    assert (lines[("a",)], lines[("b",)]) == (1, 2)


def test_a_key_of_many_dots_is_marked_in_good_time() -> None:
    dotted = ".".join(["a"] * 20_000)
    lines = line_numbers(f"{dotted} = 1\nb = 2\n[{'.'.join(['c'] * 300)}]\nd = 1\n")
    assert lines[("b",)] == 2
    assert lines[("c",)] == 3
    assert lines[(*["c"] * 300, "d")] == 4


def test_a_long_document_is_scanned_in_good_time() -> None:
    text = "".join(f'[[a]]\nb = "{"x" * 50}"\nc = [{{ d = 1 }}, {{ d = 2 }}]\n' for _ in range(5_000))
    lines = line_numbers(text)
    assert lines[("a", 4_999, "c", 1, "d")] == 15_000


def test_a_string_of_a_megabyte_is_one_value() -> None:
    text = 'a = """' + "x\ny " * 250_000 + '"""\nb = 1\n'
    assert line_numbers(text) == {("a",): 1, ("b",): 250_002}


# Generated documents. Every leaf holds a token that stands nowhere else, so the line that holds it is known.

_KEYS = st.text(min_size=0, max_size=6) | st.sampled_from(
    ["a", "b", "ref", "a.b", 'q"q', "back\\slash", "x\ny", "[a]", "#"]
)
_SHAPES = st.dictionaries(
    _KEYS,
    st.recursive(
        st.integers(0, 5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
        max_leaves=20,
    ),
    max_size=5,
)


def _leaf(kind: int, token: str) -> Any:
    make: list[Callable[[], Any]] = [
        lambda: token,
        lambda: int(token.removeprefix("v")),
        lambda: f"{token} ]}}, # \" ' \\ = [x]\u00a0",
        lambda: f"{token}\nnext = 1\n[[table]]\n\"\"\" '''",
        lambda: [token],
        lambda: {"inner": token},
    ]
    return make[kind]()


def _filled(shape: Any, numbers: Iterator[int]) -> Any:
    if isinstance(shape, dict):
        return {key: _filled(inner, numbers) for key, inner in shape.items()}
    if isinstance(shape, list):
        return [_filled(inner, numbers) for inner in shape]
    return _leaf(shape, f"v{next(numbers)}")


def _leaves(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    else:
        yield path, str(value).removeprefix("v")[:6]


@given(_SHAPES, st.booleans())
@example({"a": [{"b": [{"c": 3, "d": [1, 4]}]}]}, True)
@settings(max_examples=trials(test=60, soak=150))
def test_every_leaf_of_a_generated_document_is_on_its_line(shape: dict[str, Any], multiline: bool) -> None:
    data = _filled(shape, count(100_000))
    text = tomli_w.dumps(data, multiline_strings=multiline)
    lines = text.split("\n")
    found = line_numbers(text)
    parsed = tomllib.loads(text)
    assert set(found) == set(paths_of(parsed))
    for path, token in _leaves(parsed):
        line = found[path]
        begins = lines[line - 1]
        assert token in begins or (begins.endswith('"""') and token in lines[line])


# Documents written with everything the grammar allows; those that tomllib refuses are not looked at.

_GAPS = st.sampled_from(["", " ", "\t ", "  "])
_BREAKS = st.sampled_from(["\n", "\n\n", " # c = [1\n", "\n  # [[x]]\n"])
_NAMES = st.sampled_from(["a", "b", "c-d", "1", '"q.r"', "'l#m'", '"e\\u0301\\""', '"="', "''"])
_DOTTED = st.lists(_NAMES, min_size=1, max_size=3).flatmap(
    lambda parts: _GAPS.map(lambda gap: f"{gap}.{gap}".join(parts))
)
_SIMPLE = st.sampled_from([
    "1", "-0.5e3", "0xfF", "true", "inf", "nan", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5", "07:32:00", '""',
    "''", '"x # ]}"', "'\\'", '"\\""', '"""\n[x]\n"""', "'''a\n''b'''", '"""a\\\n  b"""', '""""a"""""', "''''''",
])  # fmt: skip


def _arrays(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    padding = st.sampled_from(["", " ", "\n", " # ]\n ", "\n\n"])
    items = st.lists(st.tuples(padding, inner, padding).map("".join), max_size=3)
    return st.tuples(items, st.sampled_from(["", ",", ", ", ",\n", ", # ,\n"])).map(
        lambda made: "[" + ",".join(made[0]) + (made[1] if made[0] else "") + "]"
    )


def _inline_tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(_GAPS, _DOTTED, _GAPS, inner, _GAPS), max_size=3)
    return pairs.map(lambda made: "{" + ",".join(f"{a}{key} ={b}{value}{c}" for a, key, b, value, c in made) + "}")


_VALUES = st.recursive(_SIMPLE, lambda inner: _arrays(inner) | _inline_tables(inner), max_leaves=6)
STATEMENTS = st.one_of(
    st.tuples(_GAPS, _DOTTED, _GAPS, st.just("="), _GAPS, _VALUES, _BREAKS).map("".join),
    st.tuples(_GAPS, st.just("["), _GAPS, _DOTTED, _GAPS, st.just("]"), _BREAKS).map("".join),
    st.tuples(_GAPS, st.just("[["), _GAPS, _DOTTED, _GAPS, st.just("]]"), _BREAKS).map("".join),
)


@given(st.lists(STATEMENTS, min_size=1, max_size=6).map("".join))
@settings(max_examples=trials(test=100, soak=250))
def test_all_that_tomllib_reads_has_a_line_and_nothing_else_has(text: str) -> None:
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)
    found = line_numbers(text)
    assert set(found) == set(paths_of(parsed))
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
