"""`onrecord search`: what is a word and what is an option, and the results in every format."""

from __future__ import annotations

import csv
import datetime
import io
import json
import pathlib
import re
from dataclasses import replace

import pytest

from onrecord.cli.filters import LIST_SECTIONS
from onrecord.cli.formats import FORMATS
from onrecord.cli.search import LIST_OF_FIELD
from onrecord.packs import load_pack, survey
from onrecord.search import build_memory_index, index
from onrecord.search.facets import slug
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder
from tests.support.pack_writer import write_archive, write_pack
from tests.support.synthetic_archive import packs


def first(onrecord: Onrecord, *query: str) -> str:
    """The address of the best result."""
    return onrecord("search", *query).out.split()[0]


@pytest.mark.parametrize(
    ("query", "best"),
    [("METI", "participants/meti"), ("ODNI", "participants/odni"), ("SLIM", "missions/slim"), ("p6.s7", "p6.s7")],
)
def test_best_first(onrecord: Onrecord, query: str, best: str) -> None:
    result = onrecord("search", query)
    assert (result.code, result.err) == (0, "")
    assert first(onrecord, query) == best


def test_words_are_joined(onrecord: Onrecord) -> None:
    assert onrecord("search", "anti", "satellite").out == onrecord("search", "anti satellite").out
    assert "p4.s3" in onrecord("search", "anti", "satellite").out


def test_options_may_stand_anywhere(onrecord: Onrecord) -> None:
    wanted = onrecord("search", "space cooperation", "--limit", "3").out
    assert wanted.count("\n") == 3
    assert onrecord("search", "--limit=3", "space", "cooperation").out == wanted
    assert onrecord("search", "space", "--limit", "3", "cooperation").out == wanted


def test_what_begins_with_a_dash_is_a_word(onrecord: Onrecord) -> None:
    every = set(onrecord("search", "cooperation").out.splitlines())
    fewer = onrecord("search", "cooperation", "-security")
    assert fewer.code == 0
    assert set(fewer.out.splitlines()) <= every
    assert onrecord("search", "-zzzz").code == 1
    assert onrecord("search", "-limit").code in (0, 1)


def test_after_two_dashes_everything_is_a_word(onrecord: Onrecord) -> None:
    assert onrecord("search", "--", "METI").out == onrecord("search", "METI").out
    assert onrecord("search", "--format", "json", "--", "zzzz", "--help").out == "[]\n"


@pytest.mark.parametrize("arguments", [("--limt", "3", "x"), ("x", "--limit"), ("x", "--limit", "--format", "json")])
def test_options_that_are_none(onrecord: Onrecord, arguments: tuple[str, ...]) -> None:
    result = onrecord("search", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "search --help" in result.err


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "", "٣", "9" * 5000])
def test_limits_that_are_none(onrecord: Onrecord, limit: str) -> None:
    result = onrecord("search", "METI", "--limit", limit)
    assert (result.code, result.out) == (2, "")
    assert "expected a whole number from 1 to 999999999;" in result.err


@pytest.mark.parametrize("kind", ["", ",", " ", "mission,"])
def test_a_kind_without_a_name_is_none(onrecord: Onrecord, kind: str) -> None:
    for query in ("METI", "p6.s7"):
        result = onrecord("search", query, "--kind", kind)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("onrecord: no kind “”; there are sentence, ")


@pytest.mark.parametrize("query", [(), ("",), ("  ", "\t"), ("--",)])
def test_an_empty_query(onrecord: Onrecord, query: tuple[str, ...]) -> None:
    result = onrecord("search", *query)
    assert (result.code, result.out) == (2, "")
    assert "empty" in result.err


@pytest.mark.parametrize(("form", "empty"), [("text", ""), ("json", "[]\n"), ("md", "")])
def test_nothing_found(onrecord: Onrecord, form: str, empty: str) -> None:
    result = onrecord("search", "zzzz", "--format", form)
    assert (result.code, result.out) == (1, empty)
    assert result.err == "onrecord: nothing found for “zzzz” in japan-us-space-8\n"


@pytest.mark.parametrize("query", ['"2023. This Dialogue"', "2023.This"])
def test_words_over_the_end_of_a_sentence_are_not_denied(onrecord: Onrecord, query: str) -> None:
    result = onrecord("search", query)
    assert (result.code, result.out) == (1, "")
    assert "no sentence has it by itself; it runs over p1.s1-s2, which onrecord show p1.s1-s2 prints" in result.err


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("oon", "it stands inside another word of p7.s1, which onrecord show p7.s1 prints"),
        ("kind:sentence oon", "it stands inside another word of p7.s1, which onrecord show p7.s1 prints"),
        ('"foreignpolicy"', "it stands with other blanks or marks in p3.s6, which onrecord show p3.s6 prints"),
        ('"statement of the"', "it is in the title of the statement"),
        ('"2024. Furthermore" zzz', "no sentence has “2024. Furthermore” by itself; “2024. Furthermore” runs over p6."),
    ],
)
def test_it_is_said_where_words_stand_that_are_not_found(onrecord: Onrecord, query: str, place: str) -> None:
    result = onrecord("search", query)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"onrecord: nothing found for “{query}” in japan-us-space-8: {place}")


def test_words_are_looked_for_in_all_of_several_statements(
    onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str
) -> None:
    packs = ("--pack", str(a_pack.path), "--pack", shipped_folder)
    ref = "japan-us-space-8:p7.s1"
    place = f"it stands inside another word of p7.s1 of japan-us-space-8, which onrecord show {ref} prints"
    assert onrecord("search", "oon", *packs).err.endswith(f"in a-pack, japan-us-space-8: {place}\n")
    assert "oon" in onrecord("show", ref, *packs).out


def test_of_too_many_statements_nothing_is_read(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.not_found.MAX_STATEMENTS_READ", 0)
    assert onrecord("search", "oon").err == "onrecord: nothing found for “oon” in japan-us-space-8\n"


def test_a_field_leaves_out_what_sentences_plainly_have(onrecord: Onrecord) -> None:
    for arguments in (("area:security XRISM",), ("area:security oon",), ("XRISM", "--kind", "area"), ("-moon oon",)):
        result = onrecord("search", *arguments)
        assert " stands " not in result.err, arguments
        assert result.code == 1, arguments


def test_words_outside_of_an_area_are_not_said_to_run_over_sentences(onrecord: Onrecord) -> None:
    assert "runs over" not in onrecord("search", "grade:5", "GPS").err


@pytest.mark.parametrize("query", ["METI", "anti satellite", "宇宙", "U.S.", "US", "security", "p6"])
def test_json(onrecord: Onrecord, query: str) -> None:
    items = json.loads(onrecord("search", query, "--format", "json").out)
    assert items
    assert [item["score"] for item in items] == sorted((item["score"] for item in items), reverse=True)
    listed = {
        item.get("address") or item["ref"]: item
        for section in LIST_SECTIONS
        for item in json.loads(onrecord("list", section, "--format", "json").out)
    }
    for item in items:
        extra = {key: item.pop(key) for key in ("score", "highlights", "corrections")}
        if "address" not in item:
            assert item.pop("kind") == "sentence"
        assert item == listed[item.get("address") or item["ref"]]
        assert extra["corrections"] == []
        for mark in extra["highlights"]:
            assert sorted(mark) == ["end", "field", "start", "text"]
            assert len(mark["text"]) == mark["end"] - mark["start"]
            assert mark["text"]
            if mark["field"] in ("name", "short", "name_ja", "text", "clause", "caveat"):
                assert item[mark["field"]][mark["start"] : mark["end"]] == mark["text"]


def test_csv_is_one_table_for_all_kinds(onrecord: Onrecord) -> None:
    titles, *rows = csv.reader(io.StringIO(onrecord("search", "QZSS", "--format", "csv").out, newline=""))
    assert titles[:9] == [
        *("Kind", "Name", "Passages", "Text", "Score", "Pack", "Address", "Statement", "Statement date")
    ]
    assert {"Outcome (editor)", "Status (editor)", "Caution (editor)", "Note source (editor)"} <= set(titles)
    assert {len(row) for row in rows} == {len(titles)}
    lines = onrecord("search", "QZSS").out.splitlines()
    assert [row[6] for row in rows] == [line.split()[0] for line in lines]
    assert {"mission", "term", "sentence"} <= {row[0] for row in rows}


def test_md_is_a_table_for_each_kind(onrecord: Onrecord) -> None:
    *tables, source, whose = onrecord("search", "QZSS", "--format", "md").out.split("\n\n")
    assert tables[0].startswith("| Mission (editor) |")
    assert tables[-1].startswith("| Ref | Text | Areas (editor) |")
    assert source.startswith("Source of the statement’s words: [Joint Statement")
    assert whose.startswith("Text marked (editor)")
    assert onrecord("search", "p6.s7", "--format", "md").out.startswith("| Ref |")


def test_one_line_a_result(onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str) -> None:
    result = onrecord("search", "Ardea", "--pack", str(a_pack.path))
    assert result.out.split()[:2] == ["missions/blue-heron", "BH"]
    both = onrecord("search", "space", "--pack", str(a_pack.path), "--pack", shipped_folder)
    assert {line.split(":")[0] for line in both.out.splitlines()} == {"a-pack", "japan-us-space-8"}


def test_what_cannot_be_a_query_language_error(onrecord: Onrecord) -> None:
    for query in ('"', "(", "NOT", "a OR", "*", "-", "area:", "^~", "'", ";--", "\u0000", "\ud800"):
        assert onrecord("search", query).code in (0, 1), query


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_what_a_limit_leaves_out_is_said_and_how_to_have_it(onrecord: Onrecord, form: str) -> None:
    every = onrecord("search", "space", "--format", "json")
    total = len(json.loads(every.out))
    assert every.err == "", "nothing is left out"
    cut = onrecord("search", "space", "--limit", "3", "--format", form)
    assert cut.code == 0
    assert cut.err == f"onrecord: the first 3 of {total} results; without --limit all are printed\n"
    assert onrecord("search", "space", "--limit", str(total)).err == ""


def test_where_more_fit_than_are_weighed_all_are_printed_and_the_order_is_said(
    onrecord: Onrecord, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    monkeypatch.setattr(index, "FULL_SCAN_LIMIT", 250)
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    write_archive(packs(500), tmp_path / "archive")
    result = onrecord("search", "both sides", "--pack", str(tmp_path / "archive"))
    assert len(result.out.splitlines()) >= 500
    assert "of so many results, only the best 3" in result.err
    assert "the others follow, newest first" in result.err
    assert result.out.splitlines()[-1].startswith("archive-4:")
    cut = onrecord("search", "both sides", "--limit", "400", "--pack", str(tmp_path / "archive"))
    assert [line.split()[0] for line in cut.out.splitlines()] == [
        line.split()[0] for line in result.out.splitlines()[:400]
    ]
    assert f"the first 400 of {len(result.out.splitlines()):,} results" in cut.err


def test_what_is_spelt_alike_is_no_answer(onrecord: Onrecord) -> None:
    result = onrecord("search", "delayed")
    assert result.code == 1
    assert [row.split()[0] for row in result.out.splitlines()] == ["p1.s1"]
    first, heading, last = result.err.splitlines()
    assert heading == "onrecord: similarly spelled, not what you typed:"
    assert first == "onrecord: “delayed” does not occur; similar spellings: “declared” (1)"
    assert last == "onrecord: nothing found for “delayed” in japan-us-space-8"
    [one] = json.loads(onrecord("search", "delayed", "--format", "json").out)
    assert one["corrections"] == [{"typed": "delayed", "shown": "declared", "apart": True}]


def test_a_typing_error_is_corrected_and_said(onrecord: Onrecord) -> None:
    result = onrecord("search", "maritme", "--format", "json")
    assert (result.code, result.err) == (0, "onrecord: no maritme; showing maritime\n")
    assert json.loads(result.out)[0]["corrections"] == [{"typed": "maritme", "shown": "maritime", "apart": False}]


@pytest.mark.parametrize("actor", ["us", "American"])
def test_it_says_as_list_does_what_of_all_parties_is_left_out(onrecord: Onrecord, actor: str) -> None:
    listed = onrecord("list", "commitments", "--actor", actor, "--format", "refs")
    found = onrecord("search", f"actor:{actor}", "kind:commitment", "--format", "refs")
    assert sorted(found.out.split()) == sorted(listed.out.split())
    assert "27 commitments of both sides are left out; " in listed.err
    assert found.err == "onrecord: what all parties do together is left out (27 results); actor:joint finds it\n"
    assert onrecord("search", f"actor:{actor},joint", "kind:commitment").err == ""


def test_where_the_values_of_a_field_are_listed(onrecord: Onrecord) -> None:
    messages = onrecord("search", "org:zzz").err.splitlines()
    assert messages[0].endswith("mofa, nasa and 8 more")
    assert messages[1] == "onrecord: onrecord list participants lists the values of org:"
    for command in LIST_OF_FIELD.values():
        assert onrecord("list", *command.split()).code == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("grade:5-4", "write grade:4-5"),
        ("kind:>3", "kind has no order"),
        ("colour:red", "fields: area, kind"),
        ("outcome:planned", "status:planned"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_right_form(onrecord: Onrecord, query: str, said: str) -> None:
    result = onrecord("search", query)
    assert (result.code, result.out) == (1, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("space " * 60, "only the first 256 characters are read"),
        (" ".join("abcdefghijklm"), "only the first 12 words and phrases are searched for"),
        ('"' + "of the " * 10 + '"', "only the first 16 words of a phrase are searched for"),
    ],
)
def test_what_of_a_long_query_is_not_searched_for_is_said(onrecord: Onrecord, query: str, said: str) -> None:
    assert f"onrecord: {said}\n" in onrecord("search", query).err


@pytest.mark.parametrize("field", LIST_OF_FIELD)
def test_the_list_that_a_field_is_referred_to_has_all_its_values(
    onrecord: Onrecord, tmp_path: pathlib.Path, field: str
) -> None:
    """Of a pack whose statement is from a year in which no event was."""
    [pack] = packs(100)
    write_pack(replace(pack, statement=pack.statement._replace(date=datetime.date(1999, 1, 1))), tmp_path / "pack")
    values = build_memory_index([load_pack(tmp_path / "pack")]).lexicon.values[field]
    listed = onrecord("list", *LIST_OF_FIELD[field].split(), "--pack", str(tmp_path / "pack")).out
    known = {slug(word) for word in re.findall(r'"[^"\n]*"|[^\s"]+', listed)}
    known |= {slug(part) for word in listed.split() for part in re.split("[./]", word)}
    assert {value for value in values if (f"p{value}" if field == "para" else value) not in known} == set()


@pytest.mark.parametrize("form", FORMATS)
def test_explain_is_never_ignored_without_a_word(onrecord: Onrecord, form: str) -> None:
    plain = onrecord("search", "slim", "--format", form)
    explained = onrecord("search", "slim", "--format", form, "--explain")
    assert plain.code == 0
    if explained.code == 0:
        assert explained.out != plain.out or "not its parts; --format json has both" in explained.err
        assert "score" in explained.out.lower() or "in all" in explained.out
    else:
        message = f"onrecord: --explain prints text or JSON; leave out --format {form}, or --explain\n"
        assert (explained.code, explained.out, explained.err) == (2, "", message)
    assert (explained.code == 2) == (form in ("md", "tsv", "html"))
