"""Several REFs, as arguments or on standard input: in order, in every format, copied as several passages are."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from onrecord.cli.references import MAX_INPUT_BYTES, MAX_INPUT_LINES
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import STYLES, Style
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder

MIXED = ("p6.s7", "missions/slim", "p6.s1", "participants/meti")


def type_in(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    """Put this on standard input."""
    raw = content.encode() if isinstance(content, str) else content
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def test_passages_are_printed_in_the_order_of_their_refs(onrecord: Onrecord, shipped_pack: Pack) -> None:
    result = onrecord("show", "p6.s4", "p6.s1", "p1.s1-s2")
    refs = ["p6.s4", "p6.s1", "p1.s1", "p1.s2"]
    assert result.code == 0
    assert result.out == "".join(f"{ref}\t{shipped_pack.statement.text_at(Ref.parse(ref))}\n" for ref in refs)
    assert result.err.count("\n") == 1


def test_records_stand_between_passages_with_a_blank_line(onrecord: Onrecord) -> None:
    out = onrecord("show", "p6.s1", "missions/slim", "missions/mmx", "p6.s2").out
    first, second = (onrecord("show", f"missions/{name}").out for name in ("slim", "mmx"))
    assert f"\n\n{first}\n{second}\np6.s2\t" in out
    assert out.startswith("p6.s1\t")


def test_json_is_one_array_in_order(onrecord: Onrecord) -> None:
    together = json.loads(onrecord("show", *MIXED, "--format", "json").out)
    alone = [json.loads(onrecord("show", ref, "--format", "json").out) for ref in MIXED]
    assert together == [item for items in alone for item in items]
    assert [item.get("address", item.get("ref")) for item in together] == list(MIXED)


def test_csv_is_one_table(onrecord: Onrecord) -> None:
    def table(*refs: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(onrecord("show", *refs, "--format", "csv").out, newline="")))

    assert table("p6.s7", "p6.s1") == [*table("p6.s7"), *table("p6.s1")[1:]]
    assert table("missions/slim", "missions/mmx") == [*table("missions/slim"), *table("missions/mmx")[1:]]
    header, *rows = table(*MIXED)
    assert header[:6] == ["Kind", "Name", "Passages", "Text", "Pack", "Address"]
    assert [row[5] for row in rows] == list(MIXED)
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("form", ["md", "tsv", "html"])
def test_tables_have_all_of_them(onrecord: Onrecord, form: str) -> None:
    result = onrecord("show", *MIXED, "--format", form)
    assert result.code == 0
    for words in (
        "Smart Lander for Investigating Moon",
        "Ministry of Economy",
        "which continues to grow",
        "In space science",
    ):
        assert words in result.out


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_styles_join_them_as_what_was_collected(onrecord: Onrecord, shipped_pack: Pack, style: Style) -> None:
    result = onrecord("show", "p6.s7", "p6.s1", "p6.s7", "--style", style.name)
    excerpts = [excerpt(shipped_pack, Ref.parse(ref)) for ref in ("p6.s7", "p6.s1")]
    if style.cites_source_only:
        expected = style.render_all(excerpts)
    else:
        expected = "\n\n".join(dict.fromkeys(map(style.render, excerpts)))
    assert (result.code, result.out) == (0, expected + "\n")
    assert onrecord("copy", "p6.s7", "p6.s1", "p6.s7", "--style", style.name, "--route", "show").out == result.out


def test_records_are_copied_whole_one_after_another(onrecord: Onrecord) -> None:
    addresses = ("missions/slim", "events/dialogue-1", "missions/mmx")
    alone = [onrecord("copy", address, "--style", "record", "--route", "show").out for address in addresses]
    together = onrecord("copy", *addresses, "--style", "record", "--route", "show")
    assert together.out == "\n".join(alone)


def test_several_are_copied_to_the_clipboard_at_once(onrecord: Onrecord) -> None:
    result = onrecord("copy", "p6.s7", "p6.s1", "--route", "file")
    assert result.code == 0
    assert result.err.startswith("onrecord: ")


def test_one_that_is_missing_prints_nothing(onrecord: Onrecord) -> None:
    for command in (("show",), ("show", "--style", "quote"), ("copy", "--route", "show")):
        result = onrecord(*command, "p6.s1", "p99", "missions/slim")
        assert (result.code, result.out) == (1, "")
        assert "p99" in result.err


def test_a_part_is_of_one(onrecord: Onrecord) -> None:
    result = onrecord("copy", "p6.s1", "p6.s2", "--part", "civil space", "--route", "show")
    assert (result.code, result.out) == (2, "")
    assert "--part is for one REF" in result.err
    assert onrecord("show", "missions/slim", "missions/mmx", "--style", "plain", "--words").out.count("\n\n") == 1


@pytest.mark.parametrize("found", ["list missions --area science", "search moon", "list sentences --area security"])
def test_what_is_found_is_shown_and_copied_by_its_addresses(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    refs = onrecord(*found.split(), "--format", "refs").out
    assert refs.count("\n") > 3
    assert all(line.startswith("japan-us-space-8:") for line in refs.splitlines())
    arguments = refs.split()
    for command in ("show --format json", "show", "show --style quote", "copy --route show --style record"):
        name, *options = command.split()
        type_in(monkeypatch, refs)
        piped = onrecord(name, "-", *options)
        assert (piped.code, piped.out) == (0, onrecord(name, *arguments, *options).out)
        assert piped.out
    assert len(json.loads(onrecord("show", *arguments, "--format", "json").out)) == len(arguments)


def test_refs_of_several_packs(
    onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = ("--pack", str(a_pack.path), "--pack", shipped_folder)
    refs = onrecord("list", "missions", "--format", "refs", *packs).out
    assert {line.partition(":")[0] for line in refs.splitlines()} == {"a-pack", "japan-us-space-8"}
    type_in(monkeypatch, refs.replace("\n", "\r\n"))
    items = json.loads(onrecord("show", "-", "--format", "json", *packs).out)
    assert [f"{item['pack']}:{item['address']}" for item in items] == refs.split()


def test_what_is_only_spelled_alike_has_no_refs(onrecord: Onrecord) -> None:
    result = onrecord("search", "delayed", "--format", "refs")
    assert (result.code, result.out) == (1, "")
    assert "“declared”" in result.err


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ("", 1, "standard input has no addresses"),
        ("\n", 2, "line 1 of standard input is blank"),
        ("p6.s1\n\np6.s2\n", 2, "line 2 of standard input is blank"),
        ("p6.s1\n  \n", 2, "line 2 of standard input is blank"),
        ("p6.s1\nArticle 5\n", 2, "line 2 of standard input, “Article 5”, is not an address such as "),
        ("p6.s1 p6.s2\n", 2, "line 1 of standard input, “p6.s1 p6.s2”, is not an address"),
        ("missions\n", 2, "line 1 of standard input, “missions”, is not an address"),
        ("-\n", 2, "line 1 of standard input, “-”, is not an address"),
        ("p6.s1\tBoth sides\n", 2, "line 1 of standard input, “p6.s1\\u{0009}Both sides”, is not an address"),
        ("\x1b[31m\n", 2, "line 1 of standard input, “\\u{001B}[31m”, is not an address"),
        (b"p6.s1\n\xff\n", 2, "standard input is not UTF-8 text"),
        ("p6.s1\n" * (MAX_INPUT_LINES + 1), 2, "standard input has more than 10,000 lines or 1 MiB"),
        ("p" * (MAX_INPUT_BYTES + 1), 2, "standard input has more than 10,000 lines or 1 MiB"),
        ("p99.s1\n", 1, "p99"),
    ],
)
@pytest.mark.parametrize("command", ["show", "copy --route show"])
def test_lines_of_another_form_are_refused(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, command: str, content: str | bytes, code: int, said: str
) -> None:
    type_in(monkeypatch, content)
    name, *options = command.split()
    result = onrecord(name, "-", *options)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_without_a_last_line_end_and_with_a_mark_at_the_start(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "\ufeffp6.s4\np6.s1")
    assert onrecord("show", "-").out == onrecord("show", "p6.s4", "p6.s1").out


def test_standard_input_stands_alone(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "p6.s1\n")
    result = onrecord("show", "p6.s2", "-")
    assert (result.code, result.out) == (2, "")
    assert "- stands for all of standard input" in result.err
    monkeypatch.setattr(sys, "stdin", None)
    assert onrecord("show", "-").code == 2
