"""Kinds of documents: the bundled ones, the user's own, and errors that say what is allowed."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.exporter.kinds import PARTS, InvalidKind, bundled_kinds, find_kind, parse_kinds, read_kinds

OWN = """\
[minister]
title = "Note for the Minister"
parts = ["date", "body", "matrix", "sources"]
citations = "ibid"
landscape = true
"""


def test_the_bundled_kinds_are_those_that_are_promised() -> None:
    names = ("briefing-note", "talking-points", "q-and-a", "matrix", "timeline", "participants")
    kinds = bundled_kinds()
    assert tuple(kinds) == names
    assert all(kind.parts[-1] == "sources" for kind in kinds.values())  # no words without where they are from
    assert {part for kind in kinds.values() for part in kind.parts} <= set(PARTS)


def test_a_kind_of_ones_own_is_added_and_may_replace_a_bundled_one(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "export-kinds.toml"
    assert read_kinds(file) == bundled_kinds()
    file.write_text("\ufeff" + OWN + '[timeline]\nparts = ["timeline"]\n', "utf-8")
    kinds = read_kinds(file)
    minister = kinds["minister"]
    assert (minister.title, minister.citations, minister.landscape) == ("Note for the Minister", "ibid", True)
    assert minister.parts == ("date", "body", "matrix", "sources")
    assert minister.tables == ("matrix",)
    assert (kinds["timeline"].title, kinds["timeline"].parts) == ("timeline", ("timeline",))
    assert find_kind("q-and-a", kinds) == bundled_kinds()["q-and-a"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[x", "it is not TOML"),
        ("x = 1", "x is no table"),
        ("['A b']\nparts = ['body']", "no name of a kind"),
        ("[x]\ntitle = 'X'", "parts is a list of parts"),
        ("[x]\nparts = []", "parts is a list of parts"),
        ("[x]\nparts = [1]", "parts is a list of parts"),
        ("[x]\nparts = ['bodi']", "no part “bodi”; did you mean body?"),
        ("[x]\nparts = ['body', 'body']", "a part twice"),
        ("[x]\nparts = ['body']\nif = 1", "no key “if”"),
        ("[x]\nparts = ['body']\nname = 'y'", "no key “name”"),
        ("[x]\nparts = ['body']\ncitations = 'ibidem'", "did you mean ibid?"),
        ("[x]\nparts = ['body']\nlandscape = 1", "landscape is true or false"),
        ("[x]\nparts = ['body']\ntitle = \"a\\u001bb\"", "title is a text"),
        ("a = " + "[" * 3000, "it is not TOML"),
    ],
)
def test_an_error_says_what_is_allowed(text: str, message: str, tmp_path: pathlib.Path) -> None:
    with pytest.raises(InvalidKind, match=message.replace("?", r"\?")):
        parse_kinds(text)
    file = tmp_path / "export-kinds.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(InvalidKind, match=r"export-kinds\.toml: "):
        read_kinds(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(InvalidKind, match="not a regular file"):
        read_kinds(tmp_path)
    file = tmp_path / "export-kinds.toml"
    file.write_bytes(b"\xff")
    with pytest.raises(InvalidKind, match="not UTF-8"):
        read_kinds(file)
    with pytest.raises(InvalidKind, match="did you mean matrix"):
        find_kind("matrx", bundled_kinds())
