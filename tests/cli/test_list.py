"""`onrecord list`: every section in every format."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest

from onrecord.cli.filters import LIST_SECTIONS
from onrecord.model import KINDS_BY_PLURAL, Kind, Pack, sort_by_date
from onrecord.navigation import Section
from onrecord.navigation.section_rows import section_rows
from onrecord.quoting.columns import csv_columns
from onrecord.quoting.tables import EDITOR_REMARK, SOURCE_LABEL
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder


def addresses(pack: Pack, section: str) -> list[str]:
    if section == "sentences":
        return [str(sentence.ref) for sentence in pack.statement.sentences]
    records = pack.of_kind(KINDS_BY_PLURAL[section])
    return [record.address for record in (sort_by_date(records) if section == "events" else records)]


@pytest.mark.parametrize("section", LIST_SECTIONS)
def test_text_is_one_line_a_record(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section)
    assert (result.code, result.err) == (0, "")
    assert [line.split()[0] for line in result.out.splitlines()] == addresses(shipped_pack, section)
    assert not any(line != line.rstrip() for line in result.out.splitlines())


@pytest.mark.parametrize("section", LIST_SECTIONS)
def test_json_is_one_array(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section, "--format", "json")
    objects = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("]\n")
    assert result.out.startswith("[\n  {\n    ")
    assert "\\u" not in result.out
    where = "ref" if section == "sentences" else "address"
    assert [item[where] for item in objects] == addresses(shipped_pack, section)
    assert {item["pack"] for item in objects} == {"japan-us-space-8"}


@pytest.mark.parametrize("section", LIST_SECTIONS)
def test_csv_has_one_header_and_one_row_a_record(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section, "--format", "csv")
    titles, *rows = csv.reader(io.StringIO(result.out, newline=""))
    own_columns = ["Ref", "Text", "Areas"] if section == "sentences" else csv_titles(KINDS_BY_PLURAL[section])
    assert (result.code, result.err) == (0, "")
    assert titles[: len(own_columns) + 4] == [*own_columns, "Pack", "Address", "Statement", "Statement date"]
    assert titles[-1] == "Editor's columns"
    assert len(set(titles)) == len(titles)
    assert {len(row) for row in rows} == {len(titles)}
    where = ["japan-us-space-8", "Eighth Japan-U.S. Comprehensive Dialogue on Space", "2023-03-24"]
    assert [[cells[title] for title in ("Pack", "Statement", "Statement date")] for cells in by_title(result.out)] == [
        where for _ in rows
    ]
    assert [cells["Address"] for cells in by_title(result.out)] == addresses(shipped_pack, section)


def by_title(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out, newline="")))


def csv_titles(kind: Kind) -> list[str]:
    return [column.csv for column in csv_columns(kind)]


@pytest.mark.parametrize("kind", list(Kind))
def test_csv_has_outcome_status_caution_and_notes_of_every_kind(
    onrecord: Onrecord, shipped_pack: Pack, kind: Kind
) -> None:
    rows = by_title(onrecord("list", kind.plural, "--format", "csv").out)
    records = sort_by_date(shipped_pack.of_kind(kind)) if kind is Kind.EVENT else shipped_pack.of_kind(kind)
    assert records
    for cells, record in zip(rows, records, strict=True):
        assert cells["Outcome (editor)"] == (record.outcome or "")
        assert cells["Status (editor)"] == (record.status or "")
        assert cells["Caution (editor)"] == (record.caveat or "")
        notes = [cells[f"Note{part} (editor)"].split("\n") for part in ("", " as of", " source", " outcome", " status")]
        assert list(zip(*notes, strict=True)) == [
            (note.text, note.as_of.isoformat(), note.source, note.outcome or "", note.status or "")
            for note in record.notes
        ] or (not record.notes and notes == [[""]] * 5)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_last_column_of_csv_names_the_editors(onrecord: Onrecord, shipped_pack: Pack, kind: Kind) -> None:
    rows = by_title(onrecord("list", kind.plural, "--format", "csv").out)
    assert rows
    for cells in rows:
        editors = cells.pop("Editor's columns").split("; ")
        assert all(cells[title] for title in editors if title)
        assert [title for title, cell in cells.items() if "(editor)" in title and cell and title not in editors] == []
        assert not {"Passages", "Passage", "Sentences", "Pack", "Address", "Statement"} & set(editors)
    events = {cells["Event"]: cells for cells in by_title(onrecord("list", "events", "--format", "csv").out)}
    assert events
    for name, cells in events.items():
        assert ("Date" in cells["Editor's columns"].split("; ")) == (not name.startswith("Eighth Meeting"))


def test_csv_is_verbatim_but_for_what_a_spreadsheet_would_run(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.replace("terms.toml", '"Space Weather"', '"=HYPERLINK(1), \\"quoted\\""')
    _, row = csv.reader(io.StringIO(onrecord("list", "terms", "--format", "csv", "--pack", str(a_pack.path)).out))
    assert row[1] == '\'=HYPERLINK(1), "quoted"'


@pytest.mark.parametrize("section", LIST_SECTIONS)
def test_md_is_one_table(onrecord: Onrecord, shipped_pack: Pack, section: str) -> None:
    result = onrecord("list", section, "--format", "md")
    *lines, nothing, source, blank, whose = result.out.splitlines()
    assert (result.code, result.err, nothing, blank) == (0, "", "", "")
    assert whose == EDITOR_REMARK
    assert source.startswith(f"{SOURCE_LABEL}: [Joint Statement of the Eighth Meeting")
    assert source.endswith(f"Tokyo, 24 March 2023; paragraph numbers added](<{shipped_pack.statement.url}>)")
    assert len(lines) == 2 + len(addresses(shipped_pack, section))
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1
    assert re.fullmatch(r"\|( --- \|)+", lines[1])


def test_columns_are_aligned_and_nothing_is_cut(onrecord: Onrecord, a_pack: PackFolder) -> None:
    out = onrecord("list", "commitments", "--pack", str(a_pack.path)).out
    assert out.splitlines() == [
        "commitments/orbit-data        Both sides  committed to sharing orbit data    p1.s2  "
        "Grade (editor's): 5 Commit; Due: 2025",
        "commitments/mission-welcomed  Both sides  welcomed the “Blue Heron” mission  p1.s2  "
        "Grade (editor's): 2 Support",
    ]
    a_pack.replace("areas.toml", 'name = "Law"', f'name = "{"very " * 30}long"')
    out = onrecord("list", "areas", "--pack", str(a_pack.path)).out
    assert out.splitlines() == [
        "areas/science  Science" + " " * 53 + "  p1, p2.s2  Japanese name (editor's): 科学",
        f"areas/law      {'very ' * 30}long  p2.s1",
    ]


def test_wide_characters_take_two_columns(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.replace("areas.toml", 'name = "Law"', 'name = "法律です"')
    out = onrecord("list", "areas", "--pack", str(a_pack.path)).out
    assert out.splitlines() == [
        "areas/science  Science   p1, p2.s2  Japanese name (editor's): 科学",
        "areas/law      法律です  p2.s1",
    ]


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
    [titles] = csv.reader(io.StringIO(result.out))
    assert titles[:7] == [*csv_titles(Kind.EVENT), "Pack", "Address"]
    assert result.err == "onrecord: no events in a-pack\n"


@pytest.mark.parametrize(("actor", "own"), [("us", 3), ("japan", 0)])
@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_what_is_both_sides_own_is_said_to_be_left_out(onrecord: Onrecord, actor: str, own: int, form: str) -> None:
    result = onrecord("list", "commitments", "--actor", actor, "--format", form)
    [said] = result.err.splitlines()
    assert "27 commitments of both sides are left out; --actor joint lists them" in said
    assert said.startswith("onrecord: 27 " if own else f"onrecord: no commitments of actor {actor} in ")
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
    assert [line.count(f"{SOURCE_LABEL}: [") for line in out.splitlines()[-5:-2]] == [1, 0, 1]


ROWS_OF_TWO = ["Blue Herons, 1 June 2024", "Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 March 2023"]


@pytest.mark.parametrize("form", ["text", "md", "tsv", "html"])
@pytest.mark.parametrize("command", ["list missions", "list sentences", "search space"])
def test_rows_of_several_packs_say_which_statement_they_are_from(
    onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str, command: str, form: str
) -> None:
    packs = ("--pack", str(a_pack.path), "--pack", shipped_folder)
    several = onrecord(*command.split(), "--format", form, *packs)
    assert several.code == 0
    lines = re.split("</tr>|<p>", several.out) if form == "html" else several.out.splitlines()
    words = {"Blue Heron": ROWS_OF_TWO[0], "Smart Lander": ROWS_OF_TWO[1], "orbit data": ROWS_OF_TWO[0]}
    for line in lines:
        if any(source in line for source in (SOURCE_LABEL, "Cautions (editor)", "<th>")):
            continue
        for word, statement in words.items():
            assert word not in line or statement in line, line
    if command != "search space":
        assert all(statement in several.out for statement in ROWS_OF_TWO)
    alone = onrecord(*command.split(), "--format", form, "--pack", shipped_folder)
    assert ROWS_OF_TWO[1] not in alone.out


@pytest.mark.sampled
@pytest.mark.parametrize("form", ["text", "json", "csv", "md", "tsv", "html"])
@pytest.mark.parametrize("kind", list(Kind))
def test_no_format_loses_a_caution(onrecord: Onrecord, shipped_pack: Pack, kind: Kind, form: str) -> None:
    out = html.unescape(onrecord("list", kind.plural, "--format", form).out)
    records = shipped_pack.of_kind(kind)
    assert records
    for record in records:
        assert record.caveat is None or record.caveat in out
        assert record.name_ja is None or record.name_ja in out
        printed = html.unescape(onrecord("show", record.address, "--format", form).out)
        states = (*(record.outcome or "").split(", "), record.status)
        for needed in (record.caveat, record.name_ja, *states, record.short, record.name):
            assert needed is None or needed in printed, (record.address, needed)


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_events_come_by_date_as_the_browser_lists_them(onrecord: Onrecord, shipped_pack: Pack, form: str) -> None:
    out = onrecord("list", "events", "--format", form).out
    names = [row.label for row in section_rows(shipped_pack, Section.EVENTS)]
    labels = {record.label: record.name for record in shipped_pack.of_kind(Kind.EVENT)}
    in_output = [json.dumps(labels[label], ensure_ascii=False) if form == "json" else labels[label] for label in names]
    positions = [out.index(label if form == "text" else name) for label, name in zip(names, in_output, strict=True)]
    assert len(positions) == 14
    assert positions == sorted(positions)
