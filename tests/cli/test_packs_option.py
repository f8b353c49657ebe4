"""`--pack`: several packs, refused packs, no packs."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.cli.commands import COMMAND_MODULES, load_command
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder


def test_several_packs_are_listed_with_their_ids(onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str) -> None:
    packs = ("--pack", str(a_pack.path), "--pack", shipped_folder)
    lines = onrecord("list", "areas", *packs).out.splitlines()
    assert [line.split()[0] for line in lines][:3] == [
        "a-pack:areas/science",
        "a-pack:areas/law",
        "japan-us-space-8:areas/security",
    ]
    for line in lines:
        assert onrecord("show", line.split()[0], *packs).code == 0
    sentences = onrecord("list", "sentences", *packs).out.splitlines()
    assert sentences[0].startswith("a-pack:p1.s1\tThe two sides met")


def test_a_refused_pack_does_not_keep_the_others_out(
    onrecord: Onrecord, broken_pack: PackFolder, shipped_folder: str
) -> None:
    result = onrecord("list", "areas", "--pack", str(broken_pack.path), "--pack", shipped_folder)
    assert result.code == 0
    assert result.out == onrecord("list", "areas").out
    assert result.err.startswith(f"{broken_pack.path}/missions.toml:10: mission[0].planned")
    assert result.err.count("\n") == 1


def test_no_pack_opens(onrecord: Onrecord, broken_pack: PackFolder) -> None:
    result = onrecord("list", "areas", "--pack", str(broken_pack.path))
    assert (result.code, result.out) == (2, "")
    assert "missions.toml:10" in result.err
    assert "no pack could be opened" in result.err


def test_a_folder_without_a_pack(onrecord: Onrecord, broken_pack: PackFolder) -> None:
    broken_pack.remove("pack.toml")
    result = onrecord("list", "areas", "--pack", str(broken_pack.path))
    assert (result.code, result.out) == (2, "")
    assert "pack.toml" in result.err


def test_an_installation_without_packs(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.packs_option.bundled_packs", list)
    result = onrecord("list", "areas")
    assert (result.code, result.out) == (2, "")
    assert "name a pack's folder" in result.err


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('pack = ["{folder}"]', "1: the key pack is unknown; known keys:"),
        ('Packs = ["{folder}"]', "1: the key Packs is unknown; known keys:"),
        ('pakcs = ["{folder}"]', "1: the key pakcs is unknown; known keys:"),
        ('[keys]\npacks = ["{folder}"]', "2: packs is below [keys]; move it above the first [table]"),
    ],
)
@pytest.mark.parametrize("command", ["list areas", "show p1.s1", "search space", "check"])
def test_a_misspelt_configuration_never_shows_another_statements_words(
    onrecord: Onrecord,
    a_pack: PackFolder,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    written: str,
    said: str,
    command: str,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(written.replace("{folder}", str(a_pack.path)))
    monkeypatch.setenv("ONRECORD_CONFIG", str(config))
    result = onrecord(*command.split())
    assert (result.code, result.out) == (2, "")
    assert f"{config}:{said}" in result.err


def test_what_else_is_unknown_in_a_configuration_keeps_no_command_from_its_packs(
    onrecord: Onrecord, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('colour = "blue"\nthemes = "dark"\n')
    monkeypatch.setenv("ONRECORD_CONFIG", str(config))
    assert onrecord("list", "areas").code == 0


def test_packs_are_in_one_order_however_they_are_opened(
    onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    """The newest statement first, in memory and by an index, whichever was named first."""
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    for packs in (
        ("--pack", shipped_folder, "--pack", str(a_pack.path)),
        ("--pack", str(a_pack.path), "--pack", shipped_folder),
    ):
        few = onrecord("show", "p1.s1", *packs)
        with monkeypatch.context() as patched:
            patched.setattr("onrecord.packs.survey.MAX_IN_MEMORY_BYTES", 0)
            many = onrecord("show", "p1.s1", *packs)
        assert few.out == many.out
        assert "The two sides met" in few.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("",),
        ("--fresh", ""),
        ("check", ""),
        ("index", ""),
        ("upgrade", ""),
        ("styles", "--pack", ""),
        ("doctor", "--pack", ""),
        *(
            (name, *operands, "--pack", "")
            for name, *operands in (
                ("list", "missions"),
                ("show", "p1.s1"),
                ("copy", "p1.s1"),
                ("search", "slim"),
                ("brief", "add", "memo", "p1.s1"),
                ("brief", "check", "memo"),
                ("note", "add", "p1.s1", "A note."),
                ("note", "check"),
                ("export", "p6", "--to", "p6.md"),
                ("brief", "export", "memo", "--format", "md", "--to", "memo.md"),
            )
        ),
    ],
    ids=" ".join,
)
def test_an_empty_name_is_no_folder(
    onrecord: Onrecord, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """Most likely it was an unset variable; the current folder, which is a pack here, is not meant."""
    monkeypatch.chdir(a_pack.path)
    result = onrecord(*arguments)
    sentence = "no folder is named; name a pack's folder, or . for the current one"
    if arguments[0] == "doctor":  # it reports on this system whatever the packs are
        assert sentence in result.out
    else:
        assert (result.code, result.out, result.err) == (2, "", f"onrecord: {sentence}\n")
    assert "Traceback" not in result.err


def test_every_command_that_takes_folders_is_tried_with_an_empty_name() -> None:
    takes_folders = {
        name
        for name in (*COMMAND_MODULES, "")
        for action in load_command(name).parser()._actions
        if action.metavar == "DIR"
    }
    assert takes_folders == {"", "check", "index", "upgrade", "doctor", "list", "show", "copy", "search", "styles"} | {
        "export",
        "brief add",
        "brief check",
        "brief export",
        "note add",
        "note check",
    }


def test_the_bundled_packs_have_a_name(onrecord: Onrecord, a_pack: PackFolder) -> None:
    """`bundled` means what it means in the configuration, beside other packs and alone."""
    both = onrecord("list", "areas", "--pack", "bundled", "--pack", str(a_pack.path)).out.splitlines()
    assert {line.split(":")[0] for line in both} == {"japan-us-space-8", "a-pack"}
    assert onrecord("list", "areas", "--pack", "bundled").out == onrecord("list", "areas").out
