"""`onrecord note`: notes on passages, records and statements, held against their packs."""

from __future__ import annotations

import io
import json
import os
import pathlib
import sys

import pytest

from onrecord.cli.commands import command_summaries
from onrecord.cli.summaries import SUBCOMMAND_SUMMARIES
from onrecord.model import Pack
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder

PART = "concurred on holding"


@pytest.fixture
def notes(config: pathlib.Path) -> pathlib.Path:
    return config.parent / "notes.toml"


def _listed(onrecord: Onrecord) -> list[tuple[str, str, str]]:
    listed = json.loads(onrecord("note", "list", "--format", "json").out)
    return [(note["pack"], note["target"], note["note"]) for note in listed]


def test_a_note_on_a_passage_a_record_and_a_statement(onrecord: Onrecord, shipped_pack: Pack) -> None:
    for ref in ("p6.s7", "Missions/SLIM", "japan-us-space-8"):
        assert onrecord("note", "add", ref, f"On {ref}.").code == 0
    pack = "japan-us-space-8"
    assert _listed(onrecord) == [
        (pack, "p6.s7", "On p6.s7."),
        (pack, "missions/slim", "On Missions/SLIM."),
        (pack, None, "On japan-us-space-8."),
    ]
    shown = onrecord("note", "show", "p6").out
    assert shown.splitlines()[1:] == [
        f"“{next(s.text for s in shipped_pack.statement.sentences if str(s.ref) == 'p6.s7')}”",
        "your note: On p6.s7.",
    ]
    assert onrecord("note", "list", "--format", "refs").out == f"{pack}:p6.s7\n{pack}:missions/slim\n"
    checked = onrecord("note", "check")
    assert (checked.code, checked.out.count("unchanged")) == (0, 3)


def test_text_is_added_below_and_replaced_when_asked(onrecord: Onrecord) -> None:
    onrecord("note", "add", "p6", "one")
    assert "added to your note" in onrecord("note", "add", "p6", "two").err
    assert "says that already" in onrecord("note", "add", "p6", "one\n\ntwo").err
    assert _listed(onrecord)[0][2] == "one\n\ntwo"
    replaced = onrecord("note", "add", "p6", "three", "--replace").err
    assert "replaced" in replaced
    assert "one" in replaced
    assert [note for *_, note in _listed(onrecord)] == ["three"]


def test_parts_of_a_passage_have_notes_of_their_own(onrecord: Onrecord) -> None:
    onrecord("note", "add", "p8.s1", "all")
    onrecord("note", "add", "p8.s1", "part", "--part", PART)
    assert len(_listed(onrecord)) == 2
    assert "“[C]oncurred on holding …”" in onrecord("note", "show", "p8.s1").out, "cut off visibly"
    several = onrecord("note", "remove", "p8.s1")
    assert (several.code, "--part TEXT" in several.err) == (2, True)
    assert onrecord("note", "remove", "p8.s1", "--part", "no such words").code == 1
    removed = onrecord("note", "remove", "p8.s1", "--part", PART)
    assert (removed.code, removed.out) == (0, "part\n")
    assert [note for *_, note in _listed(onrecord)] == ["all"]


def test_a_note_of_several_lines_from_standard_input(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("one \r\n\r\nzwei: ü\n".encode())))
    assert onrecord("note", "add", "p1", "-").code == 0
    assert _listed(onrecord)[0][2] == "one\n\nzwei: ü"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("add", "p6", "  "), 2, "empty"),
        (("add", "p6", "x" * 50_001), 2, "50,000 characters"),
        (("add", "p99", "x"), 1, "there is no p99"),
        (("add", "missions/slm", "x"), 1, "missions/slim"),
        (("add", "missions/slim", "x", "--part", "y"), 2, "on all of it"),
        (("add", "japan-us-space-8", "x", "--part", "y"), 2, "for a passage"),
        (("add", "p8.s1", "x", "--part", "zebra"), 1, "zebra"),
        (("show",), 1, "no notes yet"),
        (("show", "p6"), 1, "no notes yet"),
        (("remove", "p6"), 1, "no notes yet"),
        (("check",), 1, "no notes yet"),
        (("list",), 1, "no notes yet"),
    ],
)
def test_refusals_write_nothing(
    onrecord: Onrecord, notes: pathlib.Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = onrecord("note", *arguments)
    assert result.code == code, result.err
    assert words in result.err
    assert not notes.exists()


def test_an_address_without_a_note_suggests_one(onrecord: Onrecord) -> None:
    onrecord("note", "add", "missions/slim", "x")
    result = onrecord("note", "show", "missions/slin")
    assert (result.code, "did you mean missions/slim?" in result.err) == (1, True)


def test_notes_on_changed_words_and_missing_packs(onrecord: Onrecord, a_pack: PackFolder) -> None:
    folder = str(a_pack.path)
    onrecord("note", "add", "p1.s1", "x", "--pack", folder)
    assert onrecord("note", "check", "--pack", folder).code == 0
    missing = onrecord("note", "check")
    assert (missing.code, missing.out.startswith("pack missing  ")) == (1, True)
    assert "1 pack missing" in missing.err
    [note] = json.loads(onrecord("note", "check", "--format", "json").out)
    assert (note["standing"], note["passages"][0]["standing"]) == ("pack missing", "pack missing")


def test_a_broken_file_is_named_and_set_aside_when_a_note_is_added(onrecord: Onrecord, notes: pathlib.Path) -> None:
    notes.write_text("schema = 1\nnote = 3\n")
    for command in (("list",), ("show",), ("check",), ("remove", "p6")):
        result = onrecord("note", *command)
        assert (result.code, "notes.toml:2: note is not a list" in result.err) == (2, True)
    added = onrecord("note", "add", "p6", "x")
    assert (added.code, "set aside as" in added.err) == (0, True)
    assert notes.with_name("notes-damaged.toml").read_text() == "schema = 1\nnote = 3\n"


@pytest.mark.skipif(os.name != "posix", reason="HOME names the home folder on POSIX")
def test_without_a_home_folder(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ONRECORD_DATA", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "")
    result = onrecord("note", "add", "p6", "x")
    assert (result.code, "no home folder is known; set HOME or ONRECORD_DATA" in result.err) == (2, True)


def test_a_group_has_its_commands_in_help_and_manual(onrecord: Onrecord) -> None:
    assert {name for name in command_summaries() if name.startswith("note ")} == {
        f"note {name}" for name in SUBCOMMAND_SUMMARIES["note"]
    }
    printed = onrecord("note").out
    assert all(summary in printed for summary in SUBCOMMAND_SUMMARIES["note"].values())
    assert "onrecord note add" in onrecord("man").out.replace("\\", "")


def test_notes_never_lie_in_a_pack(onrecord: Onrecord, a_pack: PackFolder) -> None:
    before = {file: file.read_bytes() for file in a_pack.path.rglob("*") if file.is_file()}
    onrecord("note", "add", "p1", "secret words", "--pack", str(a_pack.path))
    assert {file: file.read_bytes() for file in a_pack.path.rglob("*") if file.is_file()} == before


def test_a_search_finds_notes_by_their_words(onrecord: Onrecord) -> None:
    onrecord("note", "add", "missions/slim", "Ask the ministry.")
    onrecord("note", "add", "p8.s1", "Ask again.")
    onrecord("note", "add", "japan-us-space-8", "Ask nobody.")
    assert onrecord("search", "my:ministry", "--format", "refs").out == "japan-us-space-8:missions/slim\n"
    found = onrecord("search", "has:my", "--format", "refs")
    assert set(found.out.split()) == {"japan-us-space-8:missions/slim", "japan-us-space-8:p8.s1"}
    assert "your notes on a statement match, too: japan-us-space-8" in found.err
    nothing = onrecord("search", "my:zebra")
    assert (nothing.code, "no note of yours matches my:zebra" in nothing.err) == (1, True)
    assert "ministry" not in onrecord("search", "slim", "--format", "json").out


def test_a_search_for_notes_that_cannot_be_read_says_so(onrecord: Onrecord, notes: pathlib.Path) -> None:
    notes.write_text("[[")
    assert onrecord("search", "moon").code == 0
    result = onrecord("search", "has:my")
    assert (result.code, "notes.toml:1: " in result.err) == (2, True)


def test_notes_of_another_file_are_added_and_none_is_lost(
    onrecord: Onrecord, notes: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    onrecord("note", "add", "p6", "theirs")
    onrecord("note", "add", "missions/slim", "same")
    onrecord("note", "add", "p1", "only theirs")
    other = tmp_path / "other.toml"
    notes.rename(other)
    onrecord("note", "add", "p6", "mine")
    onrecord("note", "add", "missions/slim", "same")
    result = onrecord("note", "import", str(other))
    assert (result.code, "added 1, added 1 to yours, 1 were there" in result.err) == (0, True)
    assert [note for *_, note in _listed(onrecord)] == ["mine\n\ntheirs", "same", "only theirs"]
    again = onrecord("note", "import", str(other))
    assert "added 0, 3 were there" in again.err
    assert onrecord("note", "import", str(tmp_path / "none")).code == 2
    other.write_text("[[")
    broken = onrecord("note", "import", str(other))
    assert (broken.code, "other.toml:1: " in broken.err) == (2, True)
