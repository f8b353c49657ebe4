"""Schema 1 and its types: every key of every table, with every kind of value that it must not have."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
import tomli_w

from onrecord.model import OUTCOMES, STATUSES, Kind
from onrecord.packs import PackRefused, Problem, load_pack, reader, schema, schema1
from onrecord.packs.problem import describe_value
from onrecord.packs.toml_document import parse_bounded_toml
from tests.packs.a_pack import FILES, PackFolder
from tests.packs.in_memory import MemoryFolder

DATE = datetime.date(2024, 2, 29)
TIME = datetime.datetime(2024, 2, 29, 12, 0)  # noqa: DTZ001 (a TOML local date-time has no zone)

# A wrong value, and what the problem says was found and expected.
Case = tuple[object, str, str]


def each(expected: str, *values: object) -> list[Case]:
    """Return a case for each value, which the problem says was found as it is."""
    return [(value, describe_value(value), expected) for value in values]


NOT_TEXT: list[Case] = [
    (1, "a number", "text in quotes"),
    (1.5, "a number", "text in quotes"),
    (True, "true or false", "text in quotes"),
    (DATE, "a date or time", "text in quotes"),
    (["x"], "a list", "text in quotes"),
    ({"x": 1}, "a table", "text in quotes"),
]
NOT_ONE_LINE: list[Case] = [
    ("", "empty text", "some text; or remove the key"),
    (" \u3000", "empty text", "some text; or remove the key"),
    (" x", "“ x”", "no space before or after the text"),
    ("x\u00a0", "“x\\u{00A0}”", "no space before or after the text"),
    ("x\ny", "a line break or tab", "text on one line"),
    ("x\ty", "a line break or tab", "text on one line"),
    ("Cafe\u0301", "text that is not NFC", "text in Unicode normal form C (NFC)"),
    ("x\x1b[31m", "U+001B", "no such character; remove it"),
    ("x\u202ey", "U+202E (RIGHT-TO-LEFT OVERRIDE)", "no such character; remove it"),
    ("x\U000f0000y", "U+F0000", "no such character; remove it"),
    ("x\ufffey", "U+FFFE", "no such character; remove it"),
]
# A published text may contain soft hyphens and zero-width spaces anywhere.
OFFICIAL = [
    *NOT_TEXT,
    *NOT_ONE_LINE,
    ("x\U000e0041", "U+E0041 (TAG LATIN CAPITAL LETTER A)", "no such character; remove it"),
]
WORDS = [*OFFICIAL, *each("visible text", "\u200b", "\u3164\u2800", "\u00ad\u2060\ufe0f")]
TEXT: list[Case] = [
    *WORDS,
    ("\u200bx", "U+200B (ZERO WIDTH SPACE)", "no invisible character at the beginning or the end of the text"),
    ("x\u00ad", "U+00AD (SOFT HYPHEN)", "no invisible character at the beginning or the end of the text"),
    ("x\u3164", "U+3164 (HANGUL FILLER)", "no invisible character at the beginning or the end of the text"),
]
ID = each(
    "an id of a-z, 0-9 and single hyphens",
    *(3, True, DATE, [], {}, "", "Blue", "a--b", "-a", "a-", "a b", "a/b", "é", "a\n", "ａ"),
)
ADDRESS = each(
    "an address such as missions/slim",
    *(3, {}, "slim", "mission/slim", "missions/", "missions/Slim", "missions/a/b", "x/slim", "missions/slim "),
)
WEB: list[Case] = [
    *TEXT,
    *each(
        "an https:// address",
        "http://example.org/",
        "HTTPS://example.org/",
        "example.org",
        "https://",
        "https:///path",
        "https://localhost/",
        "https://user@example.org/",
        "https://example.org/a b",
        "https://example.org/a\u00a0b",
        "https://example.org/<b>",
        'https://example.org/"',
        "https://example.org\\@example.com/",
        "https://[::1/",
        "https://exa mple.org/",
        "javascript://example.org/",
    ),
]
DAY = each("a date without quotes, such as 2023-03-24", "2024-01-01", 2024, TIME, datetime.time(12, 0), [], {}, True)
MONTH = each(
    "a month such as “2026-11”, of a year from 1900 to 2100",
    *(
        "",
        "2026",
        "2026-1",
        "2026-00",
        "2026-13",
        "1899-12",
        "2101-01",
        "2026-11-27",
        "2026/11",
        " 2026-11",
        "２０２６-11",
    ),
    *("2026-1１", "-026-11", "2026-+1", "x\x1b[31m", 2026, True, DATE, TIME, ["2026-11"], {}),
)
REF: list[Case] = [
    (1, "a number", "a ref such as p6.s7"),
    ([], "a list", "a ref such as p6.s7"),
    *each(
        "a ref such as p6, p6.s7 or p6.s7-s8",
        *("", "P1", " p1", "p1.s1-p1.s2", "p0", "a-pack:p1", "p1.s2-s1", "missions/slim", "p1\x1b"),
    ),
]


def number(low: int, high: int) -> list[Case]:
    expected = f"the number {low}" if low == high else f"a number from {low} to {high}"
    return [
        (low - 1, str(low - 1), expected),
        (high + 1, str(high + 1), expected),
        (-(10**14), str(-(10**14)), expected),
        (10**1000, "a number", expected),
        (float(low), "a number", expected),
        (True, "true or false", expected),
        ("1", "“1”", expected),
        ([], "a list", expected),
        (DATE, "a date or time", expected),
    ]


def choice(*choices: str) -> list[Case]:
    wrong: tuple[object, ...] = ("", "none", choices[0].upper(), f"{choices[0]} ", 1, True, [choices[0]], {}, DATE)
    return each("one of " + ", ".join(choices), *wrong)


def list_of(element: list[Case], good: str) -> list[Case]:
    return [
        *each("a list in [brackets]", "x", 1, True, DATE, {"x": 1}),
        ([], "an empty list", "at least one element; or remove the key"),
        ([good, good], f"“{good}” twice", "each element once"),
        *(([good, value], found, expected) for value, found, expected in element if not isinstance(value, dict)),
    ]


PASSAGE: list[Case] = [
    *each("a passage such as { ref =", "p1", 1, []),
    ({}, "no ref", "a passage such as { ref ="),
    ({"quote": "Kyoto"}, "no ref", "a passage such as { ref ="),
    ({"ref": "p1", "page": 3}, "the key “page”", "only the keys ref and quote"),
    ({"ref": "p1", "\x1b": 3}, "the key “\\u{001B}”", "only the keys ref and quote"),
    *(({"ref": value}, found, expected) for value, found, expected in REF),
    *(({"ref": "p1", "quote": value}, found, expected) for value, found, expected in WORDS),
]
PASSAGES: list[Case] = [
    *each("a list in [brackets]", "p1", {"ref": "p1"}),
    ([], "an empty list", "at least one element; or remove the key"),
    ([{"ref": "p1"}, {"ref": "p1"}], "a table twice", "each element once"),
    *(([value], found, expected) for value, found, expected in PASSAGE),
]
SENTENCES: list[Case] = [
    ("x", "“x”", "a list of sentences"),
    (1, "a number", "a list of sentences"),
    ([], "an empty list", "a list of sentences"),
    *((["x", value], found, expected) for value, found, expected in OFFICIAL),
]
SHA = each("64 lower-case hexadecimal digits", "", "a" * 63, "A" * 64, "g" * 64, 1, [])

SHARED = {"aliases": list_of(TEXT, "x"), "related": list_of(ADDRESS, "terms/sw"), "caveat": TEXT}
NAMED = {"id": ID, "name": TEXT, "short": TEXT, "name_ja": TEXT, **SHARED}
AREAS = {"areas": list_of(ID, "law")}
RESTING = {"passages": PASSAGES}

KEYS: dict[str, dict[str, list[Case]]] = {
    "pack": {"schema": number(1, 2), "id": ID, "title": TEXT, "notes_as_of": MONTH},
    "statement": {
        "title": TEXT,
        "short_title": TEXT,
        "title_ja": TEXT,
        "date": DAY,
        "place": TEXT,
        "place_ja": TEXT,
        "published": DAY,
        "retrieved": DAY,
        "parties": list_of(TEXT, "x"),
        "publisher": TEXT,
        "url": WEB,
        "numbering": choice("added", "original"),
        "sha256": SHA,
        "official": list_of(WORDS, "x"),
    },
    "paragraph": {"number": number(1, 99999), "heading": TEXT, "sentences": SENTENCES},
    "note": {
        "text": TEXT,
        "as_of": DAY,
        "source": WEB,
        "outcome": choice(*OUTCOMES),
        "status": choice(*STATUSES),
    },
    "area": {**NAMED, **RESTING},
    "participant": {
        **NAMED,
        **AREAS,
        **RESTING,
        "side": choice("japan", "us"),
        "role": list_of(choice("co-chair", "participant"), "participant"),
        "abbreviation": TEXT,
        "official_name": TEXT,
        "parent": TEXT,
    },
    "mission": {
        **NAMED,
        **AREAS,
        **RESTING,
        "operator": TEXT,
        "partners": list_of(TEXT, "x"),
        "planned": PASSAGE,
        "due": TEXT,
    },
    "instrument": {**NAMED, **AREAS, **RESTING},
    "event": {
        **NAMED,
        **AREAS,
        **RESTING,
        "date": DAY,
        "end_date": DAY,
        "place": TEXT,
        "planned": PASSAGE,
        "due": TEXT,
    },
    "commitment": {
        "id": ID,
        **SHARED,
        **AREAS,
        "ref": REF,
        "actor": choice("both", "us", "japan"),
        "verb": WORDS,
        "clause": WORDS,
        "grade": number(1, 5),
        "due": TEXT,
    },
    "term": {**NAMED, **AREAS, **RESTING, "expansion": TEXT, "meaning": TEXT},
}
REQUIRED = {
    "pack": {"schema", "id", "title"},
    "statement": {"title", "date", "place", "parties", "publisher", "url", "numbering", "sha256"},
    "paragraph": {"number", "heading", "sentences"},
    "note": {"text", "as_of", "source"},
    "area": {"id", "name"},
    "participant": {"id", "name", "side", "role"},
    "mission": {"id", "name"},
    "instrument": {"id", "name"},
    "event": {"id", "name"},
    "commitment": {"id", "ref", "actor", "verb", "clause", "grade"},
    "term": {"id", "name"},
}
FILE_OF = {
    "pack": "pack.toml",
    "statement": "statement.toml",
    "paragraph": "statement.toml",
    "note": "missions.toml",
    **{kind.value: f"{kind.plural}.toml" for kind in Kind},
}
KEY_OF = {"pack": "", "statement": "statement", "note": "mission[0].note[1]"}


def whereabouts(table: str) -> str:
    return KEY_OF.get(table, f"{table}[0]")


def opened(table: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the document that holds the table, and the table in it that is to be changed."""
    document = tomllib.loads(FILES[FILE_OF[table]])
    if table == "pack":
        return document, document
    if table == "note":
        return document, document["mission"][0]["note"][1]
    found = document[table]
    return document, found[0] if isinstance(found, list) else found


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Return a pack's files, parsed once: only the changed file has another text."""
    monkeypatch.setattr(reader, "parse_bounded_toml", _parsed)


_parsed = lru_cache(len(FILES) * 2)(parse_bounded_toml)


def checked(table: str, changed: dict[str, Any]) -> tuple[list[str], list[Problem]]:
    """Return the lines of the changed file, and the problems in it."""
    file = FILE_OF[table]
    text = tomli_w.dumps(changed)
    files = {name: content.encode() for name, content in (FILES | {file: text}).items()}
    try:
        load_pack(MemoryFolder(files))
    except PackRefused as refusal:
        problems = refusal.problems
    assert all(str(problem).isprintable() for problem in problems)
    return text.split("\n"), [problem for problem in problems if problem.file == f"in-memory/{file}"]


def test_these_are_all_the_keys_there_are() -> None:
    tables = {
        "pack": schema.PACK_KEYS,
        "statement": schema1.STATEMENT_KEYS,
        "paragraph": schema1.PARAGRAPH_KEYS,
        "note": schema.NOTE_KEYS,
        **{kind.value: schema1.record_keys(kind) or keys for kind, keys in schema.RECORD_KEYS.items()},
    }
    assert {table: {key.name for key in keys} for table, keys in tables.items()} == {
        table: set(keys) for table, keys in KEYS.items()
    }
    assert {table: {key.name for key in keys if key.required} for table, keys in tables.items()} == REQUIRED


@pytest.mark.sampled(35)
@pytest.mark.parametrize(("table", "key"), [(table, key) for table, keys in KEYS.items() for key in keys])
def test_a_value_of_the_wrong_kind(table: str, key: str) -> None:
    assert KEYS[table][key]
    for value, found, expected in KEYS[table][key]:
        document, changed = opened(table)
        changed[key] = value
        lines, problems = checked(table, document)
        place = f"{whereabouts(table)}.{key}".removeprefix(".")
        matches = [problem for problem in problems if problem.key.startswith(place)]
        assert [problem.found.startswith(found) for problem in matches] == [True], (value, problems)
        [problem] = matches
        assert problem.expected.startswith(expected), value
        last = problem.key.rpartition(".")[2]
        if last.isidentifier():
            begins = re.compile(rf'(^|[.{{, "\[]){last}("? =|\]+$)')
            assert begins.search(lines[problem.line - 1]), (value, lines[problem.line - 1])


@pytest.mark.parametrize(("table", "key"), [(table, key) for table, keys in REQUIRED.items() for key in sorted(keys)])
def test_a_missing_key_is_named_at_its_table(table: str, key: str) -> None:
    document, changed = opened(table)
    del changed[key]
    lines, problems = checked(table, document)
    [problem] = [problem for problem in problems if problem.found == f"no key {key}"]
    place = whereabouts(table)
    assert (problem.key, problem.expected) == (place, f"{key} in {place or 'the file'}")
    if table == "pack":
        assert problem.line == 0
    else:
        assert lines[problem.line - 1].strip("[]").rpartition(".")[2] == table


@pytest.mark.parametrize("table", KEYS)
@pytest.mark.parametrize("key", ["colour", "Id", "notes", "kind", "co lour", "\x1b[2J", ""])
def test_an_unknown_key(table: str, key: str) -> None:
    document, changed = opened(table)
    changed[key] = "blue"
    lines, problems = checked(table, document)
    [problem] = problems
    assert problem.found == "an unknown key"
    assert problem.expected == "one of " + ", ".join(sorted(KEYS[table]))
    assert "blue" in lines[problem.line - 1]


@pytest.mark.parametrize("file", sorted(set(FILE_OF.values()) - {"pack.toml"}))
@pytest.mark.parametrize("added", ["colour = 1\n", "[colours]\n", "[[colour]]\n", "[colour.blue]\nx = 1\n"])
def test_an_unknown_table(a_pack: PackFolder, file: str, added: str) -> None:
    a_pack.write(file, added + a_pack.read(file) if added.startswith("colour") else a_pack.read(file) + added)
    [problem] = a_pack.problems()
    assert problem.file == f"a-pack/{file}"
    assert problem.found == "an unknown table or key"
    assert problem.key.startswith("colour")
    assert a_pack.read(file).split("\n")[problem.line - 1] == added.split("\n")[0]


def _wrong_tables() -> Iterator[tuple[str, str, str, str]]:
    for kind in Kind:
        for text, found in [("1", "a number"), ('"x"', "“x”"), ("{ id = 1 }", "a table")]:
            yield f"{kind.plural}.toml", f"{kind.value} = {text}\n", kind.value, found
        yield f"{kind.plural}.toml", f"{kind.value} = [1]\n", f"{kind.value}[0]", "a number"
    yield "statement.toml", "statement = 1\n", "statement", "a number"
    yield "statement.toml", "paragraph = 1\n", "paragraph", "a number"
    yield "statement.toml", "paragraph = [1]\n", "paragraph[0]", "a number"


@pytest.mark.parametrize(("file", "text", "key", "found"), list(_wrong_tables()))
def test_a_value_where_a_table_should_be(a_pack: PackFolder, file: str, text: str, key: str, found: str) -> None:
    a_pack.write(file, text)
    [problem] = [problem for problem in a_pack.problems() if problem.file == f"a-pack/{file}" and problem.key == key]
    assert (problem.line, problem.found) == (1, found)
    assert "table" in problem.expected


@pytest.mark.parametrize(("value", "found"), [("1", "a number"), ('"x"', "“x”"), ("{}", "a table")])
def test_a_value_where_notes_should_be(a_pack: PackFolder, value: str, found: str) -> None:
    a_pack.append("terms.toml", f"note = {value}\n")
    [problem] = a_pack.problems()
    assert str(problem) == f"a-pack/terms.toml:7: term[0].note: found {found}, expected [[...note]] tables"


def test_a_note_that_is_no_table(a_pack: PackFolder) -> None:
    a_pack.append("terms.toml", "note = [1]\n")
    [problem] = a_pack.problems()
    assert str(problem) == "a-pack/terms.toml:7: term[0].note[0]: found a number, expected a table"


def test_all_that_is_wrong_in_one_list_is_named(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", 'aliases = ["アオサギ", "Ardea"]', 'aliases = [1, "ok", "", "ok",\n " x"]')
    a_pack.replace(
        "missions.toml", '{ ref = "p1.s2", quote = "the “Blue', '{ page = 1, ref = "P1", quote = "", x = "the “Blue'
    )
    assert [(problem.key.removeprefix("mission[0]."), problem.line) for problem in a_pack.problems()] == [
        ("aliases[0]", 6),
        ("aliases[2]", 6),
        ("aliases[3]", 6),
        ("aliases[4]", 7),
        ("passages[0].page", 13),
        ("passages[0].quote", 13),
        ("passages[0].ref", 13),
        ("passages[0].x", 13),
    ]


def test_all_that_is_wrong_in_the_sentences_of_a_paragraph_is_named(a_pack: PackFolder) -> None:
    a_pack.replace("statement.toml", "The two sides", " The two sides")
    a_pack.replace("statement.toml", "Both sides committed", "Both sides\\tcommitted")
    assert [problem.key for problem in a_pack.problems()] == ["paragraph[0].sentences[0]", "paragraph[0].sentences[1]"]
