"""`onrecord list`: every section in every format."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from onrecord.cli.filters import SECTIONS
from onrecord.quoting.columns import header
from onrecord.reading import Section
from onrecord.reading.rows import section_rows
from onrecord.record import BY_PLURAL, Kind, Pack, by_date
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder


def addresses(pack: Pack, section: str) -> list[str]:
    if section == "sentences":
        return [str(sentence.ref) for sentence in pack.statement.sentences]
    records = pack.of_kind(BY_PLURAL[section])
    return [record.address for record in (by_date(records) if section == "events" else records)]


@pytest.mark.parametrize("section", SECTIONS)
def test_text_is_one_line_a_record(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section)
    assert (result.code, result.err) == (0, "")
    assert [line.split()[0] for line in result.out.splitlines()] == addresses(shipped_pack, section)
    assert not any(line != line.rstrip() for line in result.out.splitlines())


@pytest.mark.parametrize("section", SECTIONS)
def test_json_is_one_array(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section, "--format", "json")
    objects = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("]\n")
    assert result.out.startswith("[\n  {\n    ")
    assert "\\u" not in result.out
    where = "ref" if section == "sentences" else "address"
    assert [found[where] for found in objects] == addresses(shipped_pack, section)
    assert {found["pack"] for found in objects} == {"japan-us-space-8"}


@pytest.mark.parametrize("section", SECTIONS)
def test_csv_has_one_header_and_one_row_a_record(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section, "--format", "csv")
    titles, *rows = csv.reader(io.StringIO(result.out, newline=""))
    own = ["Ref", "Text", "Areas"] if section == "sentences" else header(BY_PLURAL[section])
    assert (result.code, result.err) == (0, "")
    assert titles == [*own, "Pack", "Address"]
    assert {len(row) for row in rows} == {len(titles)}
    assert [row[-2:] for row in rows] == [["japan-us-space-8", address] for address in addresses(shipped_pack, section)]


def test_csv_is_verbatim(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.replace("terms.toml", '"Space Weather"', '"=HYPERLINK(1), \\"quoted\\""')
    _, row = csv.reader(io.StringIO(onrecord("list", "terms", "--format", "csv", "--pack", str(a_pack.path)).out))
    assert row[1] == '=HYPERLINK(1), "quoted"'


@pytest.mark.parametrize("section", SECTIONS)
def test_md_is_one_table(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section, "--format", "md")
    *lines, nothing, source = result.out.splitlines()
    assert (result.code, result.err, nothing) == (0, "", "")
    assert source.startswith("Source: [Joint Statement of the Eighth Meeting")
    assert source.endswith(f"Tokyo, 24 March 2023; paragraph numbers added](<{shipped_pack.statement.url}>)")
    assert len(lines) == 2 + len(addresses(shipped_pack, section))
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1
    assert re.fullmatch(r"\|( --- \|)+", lines[1])


def test_columns_are_aligned_and_nothing_is_cut(onrecord: Onrecord, a_pack: PackFolder) -> None:
    out = onrecord("list", "commitments", "--pack", str(a_pack.path)).out
    assert out.splitlines() == [
        "commitments/orbit-data        Both sides  committed to sharing orbit data    p1.s2",
        "commitments/mission-welcomed  Both sides  welcomed the “Blue Heron” mission  p1.s2",
    ]
    a_pack.replace("areas.toml", 'name = "Law"', f'name = "{"very " * 30}long"')
    out = onrecord("list", "areas", "--pack", str(a_pack.path)).out
    assert out.splitlines() == [
        "areas/science  Science" + " " * 53 + "  p1, p2.s2",
        f"areas/law      {'very ' * 30}long  p2.s1",
    ]


def test_wide_characters_take_two_columns(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.replace("areas.toml", 'name = "Law"', 'name = "法律です"')
    out = onrecord("list", "areas", "--pack", str(a_pack.path)).out
    assert out == "areas/science  Science   p1, p2.s2\nareas/law      法律です  p2.s1\n"


def test_sentences_come_after_a_tab(onrecord: Onrecord, shipped_pack: Pack) -> None:
    lines = onrecord("list", "sentences").out.split("\n")
    assert lines[:-1] == [f"{sentence.ref}\t{sentence.text}" for sentence in shipped_pack.statement.sentences]


def test_an_unknown_section(onrecord: Onrecord) -> None:
    result = onrecord("list", "people")
    assert (result.code, result.out) == (2, "")
    assert "there are areas, participants, missions, instruments, commitments, events, terms, sentences" in result.err


def test_nothing_found_is_still_a_csv_table(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.remove("events.toml")
    result = onrecord("list", "events", "--pack", str(a_pack.path), "--format", "csv")
    assert result.code == 1
    assert list(csv.reader(io.StringIO(result.out))) == [[*header(Kind.EVENT), "Pack", "Address"]]
    assert result.err == "onrecord: no events in a-pack\n"


@pytest.mark.parametrize(("actor", "own"), [("us", 3), ("japan", 0)])
@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_what_is_both_sides_own_is_said_to_be_left_out(onrecord: Onrecord, actor: str, own: int, form: str) -> None:
    result = onrecord("list", "commitments", "--actor", actor, "--format", form)
    [said] = result.err.splitlines()
    assert "26 commitments of both sides are left out; --actor both lists them" in said
    assert said.startswith("onrecord: 26 " if own else f"onrecord: no commitments of actor {actor} in ")
    assert result.code == (0 if own else 1)
    if form == "text":
        assert result.out.count("\n") == own


@pytest.mark.parametrize("options", [(), ("--actor", "both")])
def test_nothing_is_said_where_nothing_is_left_out(onrecord: Onrecord, options: tuple[str, ...]) -> None:
    assert onrecord("list", "commitments", *options).err == ""


def test_only_what_the_other_filters_admit_is_counted(onrecord: Onrecord) -> None:
    err = onrecord("list", "commitments", "--actor", "us", "--area", "dialogue").err
    joint = onrecord("list", "commitments", "--actor", "both", "--area", "dialogue").out
    assert f"{joint.count(chr(10))} commitments of both sides are left out" in err


def test_one_is_left_out(onrecord: Onrecord, a_pack: PackFolder) -> None:
    commitments = a_pack.read("commitments.toml")
    a_pack.write("commitments.toml", commitments.replace('actor = "both"', 'actor = "us"', 1))
    result = onrecord("list", "commitments", "--actor", "us", "--pack", str(a_pack.path))
    assert result.err.startswith("onrecord: 1 commitment of both sides is left out; ")


def test_tables_of_several_packs_name_each_source(onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str) -> None:
    out = onrecord("list", "missions", "--format", "md", "--pack", str(a_pack.path), "--pack", shipped_folder).out
    assert [line.count("Source: [") for line in out.splitlines()[-3:]] == [1, 0, 1]


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_events_come_by_date_as_the_browser_lists_them(onrecord: Onrecord, shipped_pack: Pack, form: str) -> None:
    out = onrecord("list", "events", "--format", form).out
    names = [row.label for row in section_rows(shipped_pack, Section.EVENTS)]
    labels = {record.label: record.name for record in shipped_pack.of_kind(Kind.EVENT)}
    shown = [out.index(label if form == "text" else labels[label]) for label in names]
    assert len(shown) == 13
    assert shown == sorted(shown)
