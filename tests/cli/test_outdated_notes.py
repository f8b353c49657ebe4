"""What each command says of old notes about what is still open, and of the month up to which the editor looked."""

from __future__ import annotations

import csv
import datetime
import io
import json

import pytest

from onrecord.cli import day
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder

DOUBT = "possibly outdated: as of 1 May 2026"
HERON = "missions/blue-heron"


@pytest.fixture
def packs(a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A pack whose heron is planned as of 1 May 2026, read on 2 May 2028."""
    a_pack.replace("missions.toml", 'status = "ended"', 'status = "planned"')
    a_pack.replace("pack.toml", 'title = "A Pack"', 'title = "A Pack"\nnotes_as_of = "2026-05"')
    monkeypatch.setattr(day, "today", lambda: datetime.date(2028, 5, 2))
    return "--pack", str(a_pack.path)


@pytest.mark.parametrize(
    "command",
    [
        ("show", HERON),
        ("show", HERON, "--style", "record"),
        ("show", HERON, "--style", "record", "--words"),
        ("copy", HERON, "--style", "record", "--route", "show"),
        ("list", "missions"),
        ("list", "missions", "--format", "csv"),
        ("list", "missions", "--format", "md"),
        ("list", "missions", "--format", "tsv"),
        ("list", "missions", "--format", "html"),
        ("search", "heron", "--format", "csv"),
        ("search", "kind:mission heron", "--format", "md"),
    ],
    ids=" ".join,
)
def test_it_is_said_from_the_day_on(
    onrecord: Onrecord, packs: tuple[str, str], command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert DOUBT in onrecord(*command, *packs).out
    monkeypatch.setattr(day, "today", lambda: datetime.date(2028, 5, 1))
    out = onrecord(*command, *packs).out
    assert out
    assert "possibly outdated:" not in out


@pytest.mark.parametrize("command", [("show", HERON), ("list", "missions"), ("search", "kind:mission heron")])
def test_json_has_a_key_for_it(onrecord: Onrecord, packs: tuple[str, str], command: tuple[str, ...]) -> None:
    [mission] = json.loads(onrecord(*command, "--format", "json", *packs).out)
    assert [note["possibly_outdated"] for note in mission["notes"]] == [False, True]
    assert mission["status"] == "planned"
    assert mission["statement"]["notes_as_of"] == "2026-05"


def test_csv_has_a_column_for_it_before_the_last(onrecord: Onrecord, packs: tuple[str, str]) -> None:
    header, mission = csv.reader(io.StringIO(onrecord("list", "missions", "--format", "csv", *packs).out))
    assert header[-2:] == ["Note possibly outdated (editor)", "Editor's columns"]
    assert mission[-2] == f"\n{DOUBT}"
    assert mission[-1].endswith("; Note possibly outdated (editor)")
    assert mission[header.index("Status (editor)")] == "planned"


def test_the_day_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert day.today() is day.today()


def test_up_to_when_the_editor_looked(onrecord: Onrecord, packs: tuple[str, str], a_pack: PackFolder) -> None:
    assert onrecord("show", HERON, *packs).out.endswith("\n\nEDITOR'S NOTES  as of May 2026\n")
    assert "records, notes as of May 2026\n" in onrecord("check", packs[1]).err
    a_pack.replace("pack.toml", 'notes_as_of = "2026-05"\n', "")
    assert "EDITOR'S NOTES" not in onrecord("show", HERON, *packs).out
    assert "notes as of" not in onrecord("check", packs[1]).err


def test_help_says_what_commitments_are(onrecord: Onrecord) -> None:
    assert "Commitments: statements of position, graded 5 to 1." in onrecord("list", "--help").out


def test_a_listed_commitment_says_grade_and_party(onrecord: Onrecord) -> None:
    lines = onrecord("list", "commitments").out.splitlines()
    assert len(lines) == 30
    for line in lines:
        assert "Grade (editor's): " in line
        assert "  Both sides  " in line or "  U.S. side  " in line, line
