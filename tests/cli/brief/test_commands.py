"""`onrecord brief`: what is added is there, proved, kept in versions, and carried to a colleague."""

from __future__ import annotations

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import zipfile

import pytest

from onrecord.briefs.brief_files import read_brief
from onrecord.cli.commands import command_summaries
from onrecord.cli.summaries import SUBCOMMAND_SUMMARIES
from onrecord.model import Pack
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder


@pytest.fixture
def folder(config: pathlib.Path) -> pathlib.Path:
    return config.parent / "briefs"


def _passages(onrecord: Onrecord, name: str = "memo") -> list[str]:
    items = json.loads(onrecord("brief", "show", name, "--format", "json").out)
    return [passage["ref"] for item in items if item["kind"] == "clipping" for passage in item["passages"]]


def test_what_is_added_is_there_word_for_word(onrecord: Onrecord, shipped_pack: Pack, folder: pathlib.Path) -> None:
    result = onrecord(
        "brief", "add", "Memo for Monday", "p4.s3", "missions/slim", "--heading", "Space", "--note", "Ask."
    )
    assert (result.code, result.out) == (0, "")
    assert "added p4.s3, SLIM to the new brief “Memo for Monday”, which has 2 clippings now" in result.err
    items = json.loads(onrecord("brief", "show", "memo for monday", "--format", "json").out)
    assert [item["kind"] for item in items] == ["heading", "clipping", "clipping", "note"]
    for item, ref in zip(items[1:3], ("p4.s3", "p6.s7"), strict=True):
        [passage] = item["passages"]
        [sentence] = [s for s in shipped_pack.statement.sentences if str(s.ref) == ref]
        assert (passage["ref"], passage["text"]) == (ref, sentence.text)
        assert (passage["pack"], passage["sha256"]) == ("japan-us-space-8", shipped_pack.statement.sha256)
        assert not item.get("comment")
    assert items[3]["text"] == "Ask.", "once, on all of them"
    assert "# Space" in onrecord("brief", "show", "Memo for Monday").out
    onrecord("brief", "add", "memo for monday", "p8.s1", "--note", "Of one.")
    assert "your note: Of one." in onrecord("brief", "show", "Memo for Monday").out
    assert read_brief(folder / "memo-for-monday.toml").brief.name == "Memo for Monday"


def test_a_heading_is_typed_as_in_the_browser(onrecord: Onrecord) -> None:
    onrecord("brief", "add", "memo", "p4.s3", "--heading", "Space")
    onrecord("brief", "add", "memo", "p6.s7", "--heading", "# Who lands first?")
    items = json.loads(onrecord("brief", "show", "memo", "--format", "json").out)
    headings = [(item["text"], item["level"]) for item in items if item["kind"] == "heading"]
    assert headings == [("Space", 1), ("Who lands first?", 2)]
    for nothing in ("#", " ", ""):
        refused = onrecord("brief", "add", "memo", "p8.s1", "--heading", nothing)
        assert (refused.code, "a heading has words" in refused.err) == (2, True)
    assert len(_passages(onrecord)) == 2


def test_a_note_that_begins_with_a_dash_is_possible_and_said_to_be(onrecord: Onrecord) -> None:
    refused = onrecord("brief", "add", "memo", "p4.s3", "--note", "-ask")
    assert refused.code == 2
    assert "--note=-ask takes what begins with a dash; see" in refused.err
    assert onrecord("brief", "add", "memo", "p4.s3", "--note=- ask the ministry").code == 0
    assert "your note: - ask the ministry" in onrecord("brief", "show", "memo").out


def test_a_part_is_the_words_that_were_meant(onrecord: Onrecord) -> None:
    part = "destructive, direct-ascent anti-satellite missile tests"
    assert onrecord("brief", "add", "memo", "p4.s3", "--part", part).code == 0
    [item] = json.loads(onrecord("brief", "show", "memo", "--format", "json").out)
    assert item["passages"][0]["text"].removesuffix(".") == part
    assert item["passages"][0]["sentences"].startswith("Both sides also discussed ongoing efforts")
    assert onrecord("brief", "check", "memo").out == "unchanged     japan-us-space-8:p4.s3\n"


def test_what_the_brief_has_is_left_out_and_said(onrecord: Onrecord) -> None:
    onrecord("brief", "add", "memo", "p4.s3")
    result = onrecord("brief", "add", "memo", "p4.s3", "p6.s7", "p6.s7")
    assert result.code == 0
    assert "added p6.s7 to “memo”, which has 2 clippings now" in result.err
    assert "left out what it has already: p4.s3, p6.s7; --again" in result.err
    again = onrecord("brief", "add", "memo", "p4.s3")
    assert (again.code, _passages(onrecord)) == (1, ["p4.s3", "p6.s7"])
    assert again.err.endswith("has p4.s3 already; --again adds them once more\n")
    noted = onrecord("brief", "add", "memo", "p4.s3", "--note", "Second note.", "--heading", "Space")
    assert noted.err.endswith("adds them once more; your note and heading were not added\n")
    assert onrecord("brief", "add", "memo", "p4.s3", "--again").code == 0
    assert _passages(onrecord) == ["p4.s3", "p6.s7", "p4.s3"]


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("add", "memo"), 2, "required: REF"),
        (("add", " ", "p1"), 2, "the name is empty"),
        (("add", "memo", "p99"), 1, "there is no p99"),
        (("show", "memo"), 1, "there are no briefs yet"),
        (("check", "memo"), 1, "there are no briefs yet"),
        (("list",), 1, "there are no briefs yet; onrecord brief add NAME REF begins one"),
        (("import", "none.toml"), 2, "there is no file none.toml"),
        (("export", "memo", "--format", "toml", "--to", "x"), 1, "there are no briefs yet"),
        (("remove", "memo"), 2, "no command “remove”"),
    ],
)
def test_what_cannot_be_done_is_said(onrecord: Onrecord, arguments: tuple[str, ...], code: int, reason: str) -> None:
    result = onrecord("brief", *arguments)
    assert (result.code, result.out) == (code, "")
    assert reason in result.err
    assert result.err.count("\n") == 1


def test_a_name_that_is_mistyped_is_suggested(onrecord: Onrecord) -> None:
    onrecord("brief", "add", "memo", "p1")
    assert "no brief “memmo”; did you mean memo?" in onrecord("brief", "show", "memmo").err


def test_briefs_of_one_name_are_told_apart_by_their_files(onrecord: Onrecord, folder: pathlib.Path) -> None:
    onrecord("brief", "add", "memo", "p1")
    (folder / "other.toml").write_bytes((folder / "memo.toml").read_bytes())
    result = onrecord("brief", "show", "memo")
    assert result.code == 2
    assert "2 briefs are named “memo”; name one by its file: memo.toml, other.toml" in result.err
    for file in ("memo.toml", "other.toml", "other"):
        assert onrecord("brief", "show", file).code == 0, file
    onrecord("brief", "add", "memo.toml", "p2")
    assert [len(_passages(onrecord, name)) for name in ("memo.toml", "other.toml")] == [2, 1]
    rows = onrecord("brief", "list").out.splitlines()
    assert [row.split("  ")[0] for row in rows] == ["memo (memo.toml)", "memo (other.toml)"]
    assert "there are memo\n" in onrecord("brief", "show", "zzz").err


def test_processes_that_add_at_once_to_a_new_name_add_to_one_brief(onrecord: Onrecord, folder: pathlib.Path) -> None:
    environment = {**os.environ, "ONRECORD_DATA": str(folder.parent)}
    command = [sys.executable, "-m", "onrecord", "brief", "add", "memo"]
    references = ["p1", "p2", "p3", "p4"]
    running = [
        subprocess.Popen([*command, ref], env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for ref in references
    ]
    messages = [process.communicate(timeout=60)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], messages
    assert sum("to the new brief" in message for message in messages) == 1
    assert sorted(_passages(onrecord)) == references
    assert [path.name for path in folder.glob("*.toml")] == ["memo.toml"]


def test_restoring_again_and_again_pushes_no_version_out(onrecord: Onrecord) -> None:
    onrecord("brief", "add", "memo", "p1")
    onrecord("brief", "add", "memo", "p2")
    first = onrecord("brief", "versions", "memo").out.split()[0]
    onrecord("brief", "restore", "memo", first)
    names = [line.split()[0] for line in onrecord("brief", "versions", "memo").out.splitlines()]
    assert len(names) == 2
    for number in range(12):
        assert onrecord("brief", "restore", "memo", names[number % 2]).code == 0
    assert [line.split()[0] for line in onrecord("brief", "versions", "memo").out.splitlines()] == names


@pytest.mark.parametrize("harm", ["damaged", "gone"])
def test_a_brief_that_is_damaged_or_gone_comes_back(onrecord: Onrecord, folder: pathlib.Path, harm: str) -> None:
    """The messages name the command, which works as it is written there."""
    name = "Memo for Monday"
    onrecord("brief", "add", name, "p1")
    onrecord("brief", "add", name, "p2")
    path = folder / "memo-for-monday.toml"
    if harm == "gone":
        path.unlink()
    else:
        path.write_text(f"{path.read_text()}garbage = [\n")
    before = None if harm == "gone" else path.read_bytes()
    for command in ("show", "check"):
        message = onrecord("brief", command, name).err
        assert "onrecord brief restore " in message, command
    [row] = onrecord("brief", "versions", name).out.splitlines()
    version = row.split("  ")[0]
    words = shlex.split(re.sub(r".*onrecord (brief restore .*) brings.*\n", r"\1", message))
    assert words[-1] == version
    result = onrecord(*words)
    assert (result.code, result.err.count("version now")) == (0, 0 if harm == "gone" else 1)
    assert _passages(onrecord, name) == ["p1"]
    if before is not None:
        assert before in [file.read_bytes() for file in (folder / ".versions" / path.stem).iterdir()]


def test_a_name_never_leads_out_of_the_folder(onrecord: Onrecord, folder: pathlib.Path) -> None:
    onrecord("brief", "add", "memo", "p1")
    outside = folder.parent / ".versions" / "x"
    outside.mkdir(parents=True)
    (outside / "2026-01-01T00-00-00Z.toml").write_bytes((folder / "memo.toml").read_bytes())
    assert onrecord("brief", "restore", "../x.toml", "2026-01-01T00-00-00Z").code == 1
    assert not (folder.parent / "x.toml").exists()


def test_words_of_another_edition_are_found_out(onrecord: Onrecord, a_pack: PackFolder, folder: pathlib.Path) -> None:
    pack = ("--pack", str(a_pack.path))
    assert onrecord("brief", "add", "memo", "p1.s1", "p1.s2", "p2.s1", *pack).code == 0
    path = folder / "memo.toml"
    text = path.read_text()
    changed = text.replace("noted the Treaty of Nara", "signed the Treaty of Nara")
    changed = changed.replace('ref = "p1.s1"', 'ref = "p2.s2"')
    changed = re.sub('sha256 = ".*"', f'sha256 = "{"0" * 64}"', changed)
    assert changed.count("signed") == 1
    path.write_text(changed)
    result = onrecord("brief", "check", "memo", *pack)
    assert result.code == 1
    assert result.out.splitlines() == [
        "moved         a-pack:p2.s2  now p1.s1",
        "unchanged     a-pack:p1.s2",
        "changed       a-pack:p2.s1  The U.S. side [signed|noted] the Treaty of Nara.",
    ]
    assert "3 passages: 1 moved, 1 changed" in result.err
    without = onrecord("brief", "check", "memo")
    assert without.out.count("pack missing  a-pack:") == 3
    assert without.err.endswith("3 passages: 3 pack missing; --pack DIR opens a pack that is missing\n")
    assert "--pack DIR" not in result.err

    path.write_text(
        changed.replace('title = "p2.s1"', 'title = "p2.s1"\nkeeps_wording = true').replace("p2.s2", "p1.s1")
    )
    kept = onrecord("brief", "check", "memo", *pack)
    assert kept.code == 0
    assert "changed (you keep the old words)" in kept.out
    assert "all stand in their statements, but for 1 whose old words you keep" in kept.err
    objects = json.loads(onrecord("brief", "check", "memo", "--format", "json", *pack).out)
    assert [one["standing"] for one in objects] == ["unchanged", "unchanged", "changed"]
    assert objects[2]["sentences_now"] == "The U.S. side noted the Treaty of Nara."


def test_words_that_never_stood_in_the_statement_are_no_old_words(
    onrecord: Onrecord, a_pack: PackFolder, folder: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """By its fingerprint the text is the same: nobody may say that the statement has other words *now*."""
    pack = ("--pack", str(a_pack.path))
    onrecord("brief", "add", "memo", "p2.s1", *pack)
    path = folder / "memo.toml"
    forged = path.read_text().replace("noted the Treaty of Nara", "signed the Treaty of Nara")
    for text in (forged, forged.replace('title = "p2.s1"', 'title = "p2.s1"\nkeeps_wording = true')):
        path.write_text(text)
        check = onrecord("brief", "check", "memo", *pack)
        assert (check.code, "you keep the old words" in check.out) == (1, False)
        assert "these words are not in the statement, which is the same text" in check.out
        onrecord("brief", "export", "memo", "--to", str(tmp_path / "memo.txt"), "--force", *pack)
        assert "[these words are not in the statement]" in (tmp_path / "memo.txt").read_text()


def test_another_title_or_date_of_the_statement_is_said(
    onrecord: Onrecord, a_pack: PackFolder, folder: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """The words stand, but they are cited otherwise than when they were collected."""
    pack = ("--pack", str(a_pack.path))
    onrecord("brief", "add", "memo", "p2.s1", *pack)
    path = folder / "memo.toml"
    path.write_text(path.read_text().replace("2024-06-01", "2023-06-01"))
    said = "a-pack was “Blue Herons”, 1 June 2023 when it was collected, and is cited as “Blue Herons”, 1 June 2024 now"
    check = onrecord("brief", "check", "memo", *pack)
    assert (check.code, said in check.err) == (0, True)
    assert said in onrecord("brief", "export", "memo", "--to", str(tmp_path / "memo.txt"), *pack).err
    path.write_text(path.read_text().replace("2023-06-01", "2024-06-01"))
    assert "when it was collected" not in onrecord("brief", "check", "memo", *pack).err


def test_what_is_cut_out_of_a_word_is_never_quoted_as_proved(
    onrecord: Onrecord, folder: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """However it came into the file: check, show, exports and an import mark it, and say why."""
    onrecord("brief", "add", "memo", "p4.s3", "--part", "anti-satellite missile tests")
    path = folder / "memo.toml"
    text = path.read_text()
    assert text.count("part = ") == 1
    shown = " ".join(onrecord("brief", "show", "memo").out.split())
    assert "“[A]nti-satellite missile tests.”" in shown, "cut off visibly"
    path.write_text(re.sub(r'part = ".*"', 'part = "satellite missile test"', text))
    cut = "cut out of “anti-satellite missile tests”"
    check = onrecord("brief", "check", "memo")
    assert (check.code, check.out.split(), check.err.strip()) == (
        1,
        f"cut word japan-us-space-8:p4.s3 “satellite missile test” is {cut}; keep whole words".split(),
        "onrecord: 1 passage: 1 cut word",
    )
    [passage] = json.loads(onrecord("brief", "check", "memo", "--format", "json").out)
    assert (passage["standing"], passage["now"]) == ("cut word", None)
    assert f"[not whole words: {cut}]" in " ".join(onrecord("brief", "show", "memo").out.split())
    for form in ("md", "txt", "html"):
        written = onrecord("brief", "export", "memo", "--format", form, "--to", str(tmp_path / f"memo.{form}"))
        assert "1 passage is marked as not proved; onrecord brief check says why" in written.err
        assert f"not whole words: {cut}" in " ".join((tmp_path / f"memo.{form}").read_text().split())
    onrecord("brief", "export", "memo", "--format", "toml", "--to", str(tmp_path / "memo.toml"))
    imported = onrecord("brief", "import", str(tmp_path / "memo.toml"), "--name", "other")
    assert "1 passage is cut out of words or numbers, so not proved; onrecord brief check says which" in imported.err
    assert onrecord("brief", "check", "other").code == 1


def test_an_earlier_version_comes_back_and_the_present_one_is_kept(onrecord: Onrecord) -> None:
    onrecord("brief", "add", "memo", "p1")
    assert "has no earlier version yet" in onrecord("brief", "versions", "memo").err
    onrecord("brief", "add", "memo", "p2")
    [line] = onrecord("brief", "versions", "memo").out.splitlines()
    name, rest = line.split("  ")
    assert rest == "1 clipping, 0 headings and notes"
    assert onrecord("brief", "restore", "memo", "2020").code == 1
    result = onrecord("brief", "restore", "memo", name)
    assert (result.code, _passages(onrecord)) == (0, ["p1"])
    assert len(onrecord("brief", "versions", "memo").out.splitlines()) == 2
    newest = onrecord("brief", "versions", "memo").out.split()[0]
    onrecord("brief", "restore", "memo", newest)
    assert _passages(onrecord) == ["p1", "p2"]


def test_a_brief_is_carried_to_a_colleague(onrecord: Onrecord, tmp_path: pathlib.Path, folder: pathlib.Path) -> None:
    onrecord("brief", "add", "memo", "p1", "missions/slim", "--heading", "Space")
    file = tmp_path / "out" / "memo.toml"
    export = ("brief", "export", "memo", "--format", "toml", "--to", str(file))
    assert "there is no folder" in onrecord(*export).err
    file.parent.mkdir()
    assert onrecord(*export).code == 0
    refused = onrecord(*export)
    assert (refused.code, "--force overwrites it" in refused.err) == (2, True)
    assert onrecord(*export, "--force").code == 0
    assert file.read_bytes() == (folder / "memo.toml").read_bytes()

    assert "there is a brief “memo” already" in onrecord("brief", "import", str(file)).err
    assert onrecord("brief", "import", str(file), "--name", "theirs").code == 0
    assert _passages(onrecord, "theirs") == _passages(onrecord)
    file.write_text("schema = 1\nname = 3\n")
    broken = onrecord("brief", "import", str(file))
    assert broken.code == 2
    assert re.search(r"memo\.toml:2: name is not text", broken.err)


def test_a_broken_file_is_named_and_the_others_are_listed(onrecord: Onrecord, folder: pathlib.Path) -> None:
    onrecord("brief", "add", "memo", "p1")
    (folder / "broken.toml").write_text("schema = 1\n[[")
    result = onrecord("brief", "list")
    assert result.code == 1
    assert result.out.startswith("memo  1 clipping  ")
    assert "broken.toml:2: " in result.err
    assert json.loads(onrecord("brief", "list", "--format", "json").out)[0]["name"] == "memo"


def test_the_group_alone_prints_its_commands(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    for arguments in (("brief",), ("brief", "--help")):
        result = onrecord(*arguments)
        assert (result.code, result.err) == (0, "")
        for name, summary in SUBCOMMAND_SUMMARIES["brief"].items():
            assert re.search(rf"^  {name} +{re.escape(summary)}$", result.out, re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief").mkdir()
    assert "brief is a command; the folder of that name is ./brief" in onrecord("brief").err


@pytest.mark.parametrize("name", [name for name in command_summaries() if " " in name])
def test_every_command_of_a_group_has_help(onrecord: Onrecord, name: str) -> None:
    result = onrecord(*name.split(), "--help")
    assert result.code == 0
    assert result.out.startswith(f"usage: onrecord {name} ")
    assert command_summaries()[name] in " ".join(result.out.split())


FORMS = (
    ("docx", rb"PK"),
    ("odt", rb"PK"),
    ("html", rb"<!DOCTYPE html>"),
    ("md", rb"# memo\n\n\*\*RESTRICTED\*\*\n\n\*\*Briefing note\*\*\n\n\d+ \w+ \d{4}\n\n## Space\n\n> Both sides also"),
    ("txt", rb"RESTRICTED\n\nmemo\n====\n\nBriefing note\n\n\d+ \w+ \d{4}\n\nSpace\n-----\n\n    Both sides also"),
)


def test_a_brief_becomes_a_document_of_each_format(
    onrecord: Onrecord, shipped_pack: Pack, tmp_path: pathlib.Path
) -> None:
    onrecord("brief", "add", "memo", "p4.s3", "missions/slim", "--heading", "Space")
    for form, beginning in FORMS:
        file = tmp_path / f"memo.{form}"
        arguments = ("brief", "export", "memo", "--format", form, "--to", str(file), "--classification", "RESTRICTED")
        result = onrecord(*arguments)
        assert (result.code, result.out) == (0, "")
        assert re.match(beginning, file.read_bytes())
        before = file.read_bytes()
        assert onrecord(*arguments, "--force").code == 0
        assert file.read_bytes() == before
    [words] = [str(sentence.text) for sentence in shipped_pack.statement.sentences if str(sentence.ref) == "p4.s3"]
    with zipfile.ZipFile(tmp_path / "memo.docx") as archive:
        assert words in archive.read("word/document.xml").decode()


def test_what_is_not_proved_in_an_export_is_said(
    onrecord: Onrecord, a_pack: PackFolder, tmp_path: pathlib.Path
) -> None:
    onrecord("brief", "add", "memo", "p1.s1", "--pack", str(a_pack.path))
    result = onrecord("brief", "export", "memo", "--format", "md", "--to", str(tmp_path / "memo.md"))
    assert result.code == 0
    assert "1 passage is marked as not proved; onrecord brief check says why" in result.err
    assert "not proved again: its pack is not open" in (tmp_path / "memo.md").read_text()


def test_only_documents_have_a_line_of_classification(onrecord: Onrecord) -> None:
    onrecord("brief", "add", "memo", "p1")
    result = onrecord("brief", "export", "memo", "--format", "toml", "--to", "x.toml", "--classification", "SECRET")
    assert (result.code, "--classification is for docx, odt, html, md, txt and json" in result.err) == (2, True)
