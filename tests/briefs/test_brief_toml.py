"""Briefs as TOML: all of a brief comes back, unknown keys with it, and what is wrong is named with its line."""

from __future__ import annotations

import datetime
import pathlib
import re
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from onrecord.briefs.anchor import Part, TextAnchor
from onrecord.briefs.brief import SOURCE_DETAILS, Brief, BriefItem, Clipping, Heading, OwnNote, Source
from onrecord.briefs.brief_files import read_brief, save_brief
from onrecord.briefs.brief_toml import FIRST_LINE, MAX_BRIEF_BYTES, InvalidBrief, decode_brief, encode_brief
from onrecord.briefs.collecting import with_items
from onrecord.briefs.editor import BriefEditor
from onrecord.briefs.merging import merge_briefs
from onrecord.briefs.toml_values import MAX_WEIGHT
from onrecord.model import Point, Ref
from onrecord.text.toml_flat import parse_flat

NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LINES = TEXTS.map(lambda text: "".join(text.splitlines()))
TIMES = st.none() | st.datetimes(timezones=st.just(datetime.UTC))


@st.composite
def anchors(draw: st.DrawFn) -> TextAnchor:
    words = draw(TEXTS)
    part = None
    if words and draw(st.booleans()):
        start = draw(st.integers(0, len(words) - 1))
        text = words[start : draw(st.integers(start + 1, len(words)))]
        part = (
            Part(text, sum(words.startswith(text, position) for position in range(start + 1))) if text.strip() else None
        )
    first = Point(draw(st.integers(1, 99)), draw(st.none() | st.integers(1, 99)))
    return TextAnchor(draw(TEXTS), Ref(first, first), words, part, draw(TEXTS), draw(TEXTS), draw(unknown))


unknown = st.dictionaries(
    st.sampled_from(["color", "new key", "x"]), st.integers() | TEXTS | st.lists(TEXTS), max_size=2
)
ITEMS: st.SearchStrategy[BriefItem] = st.one_of(
    st.builds(Heading, LINES, st.sampled_from([1, 2]), unknown),
    st.builds(OwnNote, TEXTS, unknown),
    st.builds(Clipping, LINES, st.lists(anchors(), min_size=1, max_size=3).map(tuple), TEXTS, st.booleans(), unknown),
)
DETAILS = st.dictionaries(st.sampled_from(SOURCE_DETAILS), TEXTS, max_size=4)
SOURCES = st.dictionaries(TEXTS, st.builds(Source, TEXTS, st.dates(), unknown, DETAILS), max_size=2)
BRIEFS = st.builds(Brief, LINES, st.lists(ITEMS, max_size=4).map(tuple), SOURCES, TIMES, TIMES, st.booleans(), unknown)


@given(BRIEFS)
def test_all_of_a_brief_comes_back(brief: Brief) -> None:
    raw = encode_brief(brief)
    assert decode_brief(raw) == brief
    assert encode_brief(decode_brief(raw)) == raw
    assert raw.startswith(FIRST_LINE.encode())


def test_an_ordinary_brief_is_read_at_once() -> None:
    """Tomllib takes many times as long, which a brief of thousands of clippings shows."""
    anchor = TextAnchor("a-pack", Ref(Point(1, 1), Point(1, 1)), 'Words "so"', Part("so"), "missions/a", "0" * 64)
    items = (Heading("One", 2), OwnNote("a\n\tb \\ c"), Clipping("Mission A", (anchor, anchor), "comment"))
    brief = Brief("memo", items, {"a-pack": Source("Title", NOON.date())}, NOON, NOON, archived=True)
    assert parse_flat(encode_brief(brief).decode(), MAX_WEIGHT) is not None


@given(BRIEFS, BRIEFS, SOURCES)
def test_keys_of_the_users_own_survive_every_change(brief: Brief, other: Brief, sources: dict[str, Source]) -> None:
    """Whatever is added, undone or merged, the keys in the tables of sources are there afterwards."""
    plain = {pack: source._replace(unknown={}) for pack, source in brief.sources.items()}
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    editor = BriefEditor(brief)
    editor.change(brief.items, now, sources={**sources, **plain})
    changed = editor.brief
    editor.undo(now)
    added = with_items(brief, [], {**sources, **plain}, now)
    merged = merge_briefs(brief, other._replace(sources={**sources, **plain}), brief)
    for result in (changed, editor.brief, added, merged, decode_brief(encode_brief(added))):
        for pack, source in brief.sources.items():
            assert source.unknown.items() <= result.sources[pack].unknown.items()


SMALL = """\
schema = 1
name = "memo"

[[item]]
heading = "Space"

[[item]]
title = "SLIM"
[[item.passage]]
pack = "a"
ref = "p1.s2"
words = "Both met, both left."
part = "both"

[[item]]
note = "Ask."
"""


def test_what_is_left_out_has_its_usual_value() -> None:
    anchor = TextAnchor("a", Ref.parse("p1.s2"), "Both met, both left.", Part("both"))
    items = (Heading("Space"), Clipping("SLIM", (anchor,)), OwnNote("Ask."))
    assert decode_brief(SMALL.encode()) == Brief("memo", items)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("schema = 1", "schema = 2", 1, "newer version"),
        ("schema = 1", "", 1, "schema is missing"),
        ('name = "memo"', "name = 1", 2, "name is not text"),
        ('name = "memo"', 'name = "memo"\ncreated = "today"', 3, "created is no time"),
        ('heading = "Space"', 'heading = "Space"\nlevel = 3', 6, "level 1 or 2"),
        ('heading = "Space"', 'heading = "Space"\nlevel = true', 6, "level is not a whole number"),
        ('heading = "Space"', 'heading = "Space"\nnote = "x"', 4, "one of heading, note and passage"),
        ('heading = "Space"', "", 4, "one of heading, note and passage"),
        ('ref = "p1.s2"', 'ref = "6.7"', 11, "is not a ref"),
        ('ref = "p1.s2"', "", 9, "ref is missing"),
        ('part = "both"', 'part = "neither"', 13, "does not stand so often"),
        ('part = "both"', 'part = "both"\noccurrence = 2', 13, "does not stand so often"),
        ('part = "both"', 'part = "both"\noccurrence = 0', 13, "does not stand so often"),
        ('note = "Ask."', 'note = "Ask', 16, "illegal character"),
        ('note = "Ask."', "note = [", 17, "invalid value"),
        ('note = "Ask."', "note = " + "[" * 40, 16, "deeper nesting"),
        ('name = "memo"', 'name = "memo"\nitem = 3', 3, "item is not a list"),
        ('name = "memo"', 'name = "memo"\n[source]\na = 3', 4, "expected a table"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    if "item = 3" in new:
        text = text[: text.index("[[item]]")]
    with pytest.raises(InvalidBrief, match=re.escape(reason)) as caught:
        decode_brief(text.encode())
    assert caught.value.line == line


@pytest.mark.parametrize("raw", [b"\xff", b"name = 1\n\xff", b"\0", b"a" * (MAX_BRIEF_BYTES + 1)])
def test_bytes_that_are_no_text_are_refused(raw: bytes) -> None:
    with pytest.raises(InvalidBrief):
        decode_brief(raw)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_brief_or_refused(raw: bytes) -> None:
    line = _line_of_refusal(raw)
    assert line is None or 1 <= line <= raw.count(b"\n") + 1


def _values() -> st.SearchStrategy[Any]:
    return st.recursive(
        st.none().map(lambda _: 1) | TEXTS | st.booleans() | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=5,
    )


@given(st.sampled_from(["name", "item", "source", "created", "schema", "archived"]), _values())
def test_a_value_of_any_kind_is_taken_or_refused(key: str, value: object) -> None:
    _line_of_refusal(tomli_w.dumps({"schema": 1, "name": "memo", key: value}).encode())


def _line_of_refusal(raw: bytes) -> int | None:
    """Return the line of the error if the bytes are refused; None if they are a brief. Any other error is a defect."""
    try:
        decode_brief(raw)
    except InvalidBrief as error:
        return error.line
    return None


def test_a_file_that_windows_saved_is_read(tmp_path: pathlib.Path) -> None:
    """Its editors put a byte order mark before the text, and end lines with two characters."""
    brief = Brief("Memo", (Heading("Lunar"), OwnNote("One.\nTwo.")))
    raw = b"\xef\xbb\xbf" + encode_brief(brief).replace(b"\n", b"\r\n")
    assert decode_brief(raw) == brief
    path = tmp_path / "memo.toml"
    path.write_bytes(raw)
    saved = read_brief(path)
    assert save_brief(saved, saved.brief._replace(name="Other"), now=NOON, begins_session=True).brief.name == "Other"
    assert read_brief(path).brief.name == "Other"


def test_what_stands_on_one_line_in_a_document_is_one_line_whatever_the_file_has() -> None:
    text = 'schema = 1\nname = """One\n\n# two\n"""\n[[item]]\nheading = """Lunar\n\n# x\u2028y  z"""\n'
    brief = decode_brief(text.encode())
    assert (brief.name, brief.items) == ("One # two", (Heading("Lunar # x y  z"),))


def test_a_line_that_is_no_toml_is_told_in_words_of_its_own() -> None:
    """A statement is an official text here, and no line of a file."""
    with pytest.raises(InvalidBrief, match="line 2: neither a key with a value, nor a table, nor a comment"):
        decode_brief(b"schema = 1\n= 3\n")
