"""Whatever is in the files, loading them ends in a pack or in printable problems; never in another exception."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import tomli_w
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.model import Kind, Pack
from onrecord.packs import PackRefused, load_pack, schema
from onrecord.packs.files import RECORD_FILES
from tests.packs.a_pack import FILES
from tests.packs.in_memory import MemoryFolder
from tests.tiers import trials

VALID = {name: text.encode() for name, text in FILES.items()}
TOML = [name for name in FILES if name.endswith(".toml")]


def load_or_refuse(files: Mapping[str, bytes]) -> Pack | None:
    """Return the pack, after reading all of it, or None if it was refused with printable problems."""
    pack = _loaded(files)
    if isinstance(pack, PackRefused):
        assert pack.problems
        for problem in pack.problems:
            assert str(problem).isprintable()
            assert problem.file.startswith("in-memory/")
            assert problem.line <= files.get(problem.file.removeprefix("in-memory/"), b"").count(b"\n") + 1
        return None
    source = files["source.txt"].decode()
    assert pack.statement.source_text == source
    for record in pack.records:
        assert pack.record(record.address) == record
        assert pack.related(record) is not None
        for passage in record.passages:
            assert passage.quote in pack.statement.text_at(passage.ref)
    assert all(pack.areas_of(sentence) for sentence in pack.statement.sentences)
    return pack


def _loaded(files: Mapping[str, bytes]) -> Pack | PackRefused:
    try:
        return load_pack(MemoryFolder(files))
    except PackRefused as refusal:
        return refusal


_FRAGMENTS = st.sampled_from([
    "[[area]]\n", "[statement]\n", "[[paragraph]]\n", "[[mission.note]]\n", "id = ", "passages = [{ ref = ", '"x"',
    '"p1"', "1", "[", "]", "{", "}", ",", "=", "\n", " ", '"""', "'", "#", ".", "\\u202E", "2024-01-01", "0x",
    "9" * 5000, "é", "\x1b",
])  # fmt: skip
_TEXTS = st.text() | st.lists(_FRAGMENTS, max_size=30).map("".join)


@given(st.sampled_from(TOML), _TEXTS)
@example("areas.toml", "a = " + "[" * 20_000)
@example("areas.toml", "area = " + "[" * 400 + "]" * 400)
@example("areas.toml", ".".join(["area"] * 5_000) + " = 1")
@example("pack.toml", "schema = 0x1" + "0" * 20_000)
@example("commitments.toml", "[[commitment]]\ngrade = 0x1" + "0" * 20_000)
@example("terms.toml", '[[term]]\n"\\u001b[2J" = 1\n')
@settings(max_examples=trials(test=40, soak=100))
def test_any_text_as_any_toml_file(file: str, text: str) -> None:
    load_or_refuse(VALID | {file: text.encode()})


@given(st.sampled_from(sorted(VALID)), st.binary(max_size=200))
@settings(max_examples=trials(test=40, soak=100))
def test_any_bytes_as_any_file(file: str, content: bytes) -> None:
    load_or_refuse(VALID | {file: content})


@given(
    st.sampled_from(sorted(VALID)),
    st.integers(0, 10**6),
    st.integers(0, 3),
    st.binary(max_size=3) | _TEXTS.map(str.encode),
)
@settings(max_examples=trials(test=40, soak=120))
def test_any_change_at_any_place_of_any_file(file: str, place: int, dropped: int, inserted: bytes) -> None:
    raw = VALID[file]
    at = place % (len(raw) + 1)
    load_or_refuse(VALID | {file: raw[:at] + inserted + raw[at + dropped :]})


@given(st.sets(st.sampled_from(sorted(VALID))))
def test_any_files_missing(missing: set[str]) -> None:
    pack = load_or_refuse({name: content for name, content in VALID.items() if name not in missing})
    if not missing:
        assert pack is not None
    if missing & {"source.txt", "pack.toml", "statement.toml", "areas.toml"}:
        assert pack is None


# TOML-shaped data under the real names of tables and keys.

_NAMES = sorted(
    {
        key.name
        for keys in (
            schema.PACK_KEYS,
            schema.STATEMENT_KEYS,
            schema.PARAGRAPH_KEYS,
            schema.NOTE_KEYS,
            *schema.RECORD_KEYS.values(),
        )
        for key in keys
    }
    | {kind.value for kind in Kind}
    | {"statement", "paragraph", "note", "ref", "quote"}
)
_WORDS = st.sampled_from([
    "science", "law", "sw", "blue-heron", "missions/blue-heron", "areas/law", "participants/weather-office", "terms/sw",
    "p1", "p1.s2", "p2.s1-s2", "p1.s2-p2.s1", "p9", "both", "us", "japan", "added", "co-chair", "kept", "ended",
    "committed to", "committed to sharing orbit data", "Kyoto", "https://www.example.org/", "\u202e", "", " ",
    "e\u0301",
])  # fmt: skip
_SCALARS = st.one_of(
    _WORDS,
    st.text(max_size=10),
    st.integers(-(2**70), 2**70),
    st.integers(0, 6),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.datetimes(timezones=st.none() | st.just(datetime.UTC)),
)
_KEYS = st.sampled_from(_NAMES) | st.text(max_size=5)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)
_DOCUMENTS = st.dictionaries(_KEYS, _VALUES, max_size=6)


def _tables(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """Return a document of tables of one kind, most of their keys real and many of their values likely."""
    keys = [key.name for key in schema.RECORD_KEYS[kind]]
    table = st.dictionaries(st.sampled_from([*keys, "note"]) | _KEYS, _VALUES, max_size=8)
    valid = tomllib.loads(FILES[RECORD_FILES[kind]])[kind.value]
    return st.fixed_dictionaries({kind.value: st.lists(table.map(lambda made: valid[0] | made) | table, max_size=3)})


@given(st.sampled_from(TOML), _DOCUMENTS)
@settings(max_examples=trials(test=40, soak=100))
def test_any_data_as_any_toml_file(file: str, document: dict[str, Any]) -> None:
    load_or_refuse(VALID | {file: tomli_w.dumps(document).encode()})


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", list(Kind))
def test_any_data_as_the_records_of_any_kind(kind: Kind) -> None:
    @given(_tables(kind))
    @settings(max_examples=trials(test=15, soak=25))
    def check(document: dict[str, Any]) -> None:
        load_or_refuse(VALID | {RECORD_FILES[kind]: tomli_w.dumps(document).encode()})

    check()


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in a document with each of its keys."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, child in inner for place in [(value, key), *_places(child)]]


def _drop(container: Any, key: Any, _: Any) -> None:
    del container[key]


def _put(container: Any, key: Any, value: Any) -> None:
    container[key] = value


def _add(container: Any, key: Any, value: Any) -> None:
    if isinstance(container, list):
        container.insert(key, value)
    else:
        container[value if isinstance(value, str) else str(value)] = container[key]


def _double(container: Any, key: Any, _: Any) -> None:
    if isinstance(container, list):
        container.append(container[key])


_CHANGES: list[Callable[[Any, Any, Any], None]] = [_drop, _put, _add, _double]


@given(
    st.lists(
        st.tuples(st.sampled_from(TOML), st.integers(0, 10**6), st.sampled_from(_CHANGES), _VALUES),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=trials(test=40, soak=120))
def test_any_changes_to_the_values_of_a_valid_pack(
    changes: list[tuple[str, int, Callable[[Any, Any, Any], None], Any]],
) -> None:
    documents = {file: tomllib.loads(FILES[file]) for file in TOML}
    for file, number, change, value in changes:
        if places := _places(documents[file]):
            change(*places[number % len(places)], value)
    load_or_refuse(VALID | {file: tomli_w.dumps(document).encode() for file, document in documents.items()})
