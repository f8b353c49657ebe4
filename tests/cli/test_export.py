"""`onrecord export`: briefs, records, passages, lists and searches become files; nothing is overwritten unasked."""

from __future__ import annotations

import csv
import datetime
import io
import json
import pathlib

import pytest

from onrecord.cli import day
from onrecord.model import Kind, Pack
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder


def written(onrecord: Onrecord, file: pathlib.Path, *arguments: str) -> str:
    result = onrecord("export", *arguments, "--to", str(file), "--force")
    assert (result.code, result.out) == (0, ""), result.err
    assert f"written to {file}" in result.err
    return file.read_bytes().decode("utf-8-sig", "replace")


def test_each_target_becomes_a_file(onrecord: Onrecord, shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    onrecord("brief", "add", "memo", "p4.s3", "--note", "Mine.")
    file = tmp_path / "x.md"
    assert "Mine." in written(onrecord, file, "memo")
    assert file.read_bytes() == written(onrecord, tmp_path / "y.md", "Memo").encode()
    slim = written(onrecord, file, "missions/slim")
    assert slim.startswith("# SLIM\n")
    assert "## SLIM" not in slim  # its name is the title
    assert "Editor’s notes" in slim
    assert "para. 6" in written(onrecord, file, "japan-us-space-8:p6.s7")
    assert written(onrecord, file, "sentences").count("\n> ") == len(shipped_pack.statement.sentences)
    assert written(onrecord, file, "--search", "anti satellite").startswith("# On record: anti satellite\n")


@pytest.mark.parametrize("target", [("missions/slim",), ("events",), ("--search", "satellite")])
def test_what_has_no_date_of_change_has_that_of_the_day(
    onrecord: Onrecord, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, target: tuple[str, ...]
) -> None:
    monkeypatch.setattr(day, "today", lambda: datetime.date(2031, 2, 3))
    for form in ("docx", "odt", "html", "md", "json"):
        files = [tmp_path / f"{name}.{form}" for name in ("one", "other")]
        texts = [written(onrecord, file, *target) for file in files]
        assert files[0].read_bytes() == files[1].read_bytes()
    assert '"date": "2031-02-03"' in texts[0]
    brief = written(onrecord, tmp_path / "x.md", *target)
    assert "3 February 2031" in brief
    monkeypatch.setattr(day, "today", lambda: datetime.date(2031, 2, 4))
    assert written(onrecord, tmp_path / "x.md", *target) == brief.replace("3 February 2031", "4 February 2031")


def test_a_list_obeys_its_filters(onrecord: Onrecord, shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    read = csv.DictReader(
        io.StringIO(written(onrecord, tmp_path / "all.csv", "commitments", "--as", "matrix"), newline="")
    )
    everything = [row["Address"] for row in read]
    assert everything == [record.address for record in shipped_pack.of_kind(Kind.COMMITMENT)]
    table = written(onrecord, tmp_path / "us.csv", "commitments", "--as", "matrix", "--actor", "us")
    assert 0 < len(list(csv.reader(io.StringIO(table)))) - 1 < len(everything)
    refused = onrecord("export", "missions", "--actor", "us", "--to", str(tmp_path / "x.md"))
    assert (refused.code, "--actor applies to commitments" in refused.err) == (2, True)
    refused = onrecord("export", "missions/slim", "--area", "science", "--to", str(tmp_path / "x.md"))
    assert refused.code == 2


def test_a_search_quotes_each_passage_once(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    found = json.loads(written(onrecord, tmp_path / "found.json", "--search", "slim"))
    body = next(part for part in found["parts"] if part["part"] == "body")
    refs = [passage["ref"] for item in body["items"] for passage in item.get("passages", [])]
    assert refs
    assert len(refs) == len(set(refs))
    assert body["items"][0] == {"type": "heading", "by": "user", "level": 1, "text": "slim"}
    areas = written(onrecord, tmp_path / "x.md", "--search", "space debris", "--as", "q-and-a")
    assert "## Question: space debris" in areas
    assert 0 < areas.count("\n> ") < 12  # the area Civil has more sentences than that


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "write what to export"),
        (("memo", "--search", "x"), 2, "write what to export"),
        (("memo",), 1, "there are no briefs yet"),
        (("missions/slimm",), 1, "did you mean missions/slim?"),
        (("p99",), 1, "there is no p99"),
        (("--search", "zzzyyyxxx"), 1, "nothing found"),
        (("--search", " "), 2, "the query is empty"),
        (("p6", "--as", "briefingnote"), 2, "did you mean briefing-note?"),
        (("p6", "--format", "csv"), 2, "csv is for kinds with one table, such as matrix, timeline and participants"),
        (("p6", "--as", "matrix", "--format", "csv", "--classification", "X"), 2, "leave it out for csv"),
        (("p6", "--format", "ris", "--citations", "ibid"), 2, "leave it out for ris"),
    ],
)
def test_refusals(
    onrecord: Onrecord, tmp_path: pathlib.Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    result = onrecord("export", *arguments, "--to", str(tmp_path / "x.md"))
    assert (result.code, message in result.err) == (code, True), result.err
    assert not (tmp_path / "x.md").exists()


def test_the_ending_decides_on_the_format(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    assert written(onrecord, tmp_path / "a.HTM", "p6").startswith("<!DOCTYPE html>")
    assert written(onrecord, tmp_path / "a.bib", "p6").startswith("@misc{")
    assert json.loads(written(onrecord, tmp_path / "a.json", "p6"))["schema"] == 1
    unknown = onrecord("export", "p6", "--to", str(tmp_path / "a.pdf"))
    assert (unknown.code, "does not end with a format; write --format and one of docx," in unknown.err) == (2, True)


def test_nothing_is_overwritten_unasked(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("mine")
    refused = onrecord("export", "p6", "--to", str(file))
    assert (refused.code, "--force overwrites it" in refused.err, file.read_text()) == (2, True, "mine")
    missing = onrecord("export", "p6", "--to", str(tmp_path / "no" / "x.md"))
    assert (missing.code, "there is no folder" in missing.err) == (2, True)


def test_a_kind_of_ones_own(onrecord: Onrecord, config: pathlib.Path, tmp_path: pathlib.Path) -> None:
    kinds = config.parent / "export-kinds.toml"
    kinds.write_text('[minister]\nparts = ["date", "participants"]\n', "utf-8")
    assert "Department of State" in written(onrecord, tmp_path / "x.csv", "p6", "--as", "minister")
    kinds.write_text('[minister]\nparts = ["dates"]\n', "utf-8")
    refused = onrecord("export", "p6", "--to", str(tmp_path / "y.md"))
    assert (refused.code, "export-kinds.toml: [minister] no part “dates”; did you mean date?" in refused.err) == (
        2,
        True,
    )


def test_my_notes_are_those_of_onrecord_note(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    assert onrecord("note", "add", "missions/slim", "Ask the ministry.").code == 0
    assert "Ask the ministry." in written(onrecord, tmp_path / "x.md", "missions/slim", "--my-notes")
    assert "Ask the ministry." not in written(onrecord, tmp_path / "x.md", "missions/slim")


def test_a_list_goes_before_a_brief_of_its_name(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    onrecord("brief", "add", "missions", "p4.s3")
    result = onrecord("export", "missions", "--to", str(tmp_path / "x.md"))
    assert "onrecord brief export missions exports the brief of that name" in result.err
    assert "SLIM" in (tmp_path / "x.md").read_text("utf-8")


def test_rows_of_several_statements_stand_below_their_titles(
    onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str, tmp_path: pathlib.Path
) -> None:
    packs = ("--pack", str(a_pack.path), "--pack", shipped_folder)
    shown = written(onrecord, tmp_path / "x.md", "missions", *packs)
    assert "## Blue Herons, 1 June 2024\n" in shown
    assert "## Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 March 2023\n" in shown


def test_a_full_disk_leaves_no_half_file(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    """The file that stood there stays, whole, and nothing is left beside it."""
    resource = pytest.importorskip("resource")
    file = tmp_path / "x.html"
    file.write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        result = onrecord("export", "sentences", "--force", "--to", str(file))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (result.code, "File too large" in result.err) == (2, True)
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.glob("*x.html*")] == ["x.html"]
