"""Upgrading packs of schema 1: the lines that change, everything else as it was, and nothing lost if it fails."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import tomllib

import pytest

from onrecord.packs import NoPacksFound, PackRefused, find_packs, load_pack, upgrade
from onrecord.packs.upgrade import OLD_SUFFIX, AlreadyUpgraded, CannotUpgrade, upgrade_pack
from tests.packs.a_pack import FILES, PackFolder


def texts(folder: pathlib.Path) -> dict[str, str]:
    return {file.name: file.read_bytes().decode() for file in folder.iterdir()}


def test_only_the_lines_that_change_are_edited(a_pack: PackFolder) -> None:
    a_pack.write("statement.toml", a_pack.read("statement.toml").replace("date =", "# The day.\ndate ="))
    (a_pack.path / "README").write_text("mine")
    (a_pack.path / "terms.toml").chmod(0o640)
    before, files = a_pack.load(), texts(a_pack.path)
    old = upgrade_pack(a_pack.path)
    assert old.name == a_pack.path.name + OLD_SUFFIX
    assert texts(old) == files
    upgraded = texts(a_pack.path)
    changed = {name for name in files if files[name] != upgraded[name]}
    assert changed == {"pack.toml", "statement.toml", "commitments.toml"}
    for name in changed:
        kept = [line for line in files[name].split("\n") if line in upgraded[name].split("\n")]
        assert [line for line in upgraded[name].split("\n") if line in kept and line][:5] == [
            line for line in kept if line
        ][:5]
    assert "# A pack for tests.\nschema = 2\n" in upgraded["pack.toml"]
    assert "# The day.\n" in upgraded["statement.toml"]
    document = tomllib.loads(upgraded["statement.toml"])
    assert document["statement"]["parties"] == ["japan", "us"]
    assert [party["id"] for party in document["party"]] == ["japan", "us"]
    assert [paragraph["editor_heading"] for paragraph in document["paragraph"]] == ["Meeting", "Treaty and weather"]
    assert '"both"' not in upgraded["commitments.toml"]
    assert load_pack(a_pack.path, recheck=True) == before
    assert (a_pack.path / "terms.toml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in a_pack.path.parent.iterdir() if path.name.startswith(".")] == []


def test_the_old_pack_beside_it_does_not_count_in_a_folder_of_packs(a_pack: PackFolder) -> None:
    upgrade_pack(a_pack.path)
    assert [folder.name for _, folder in find_packs([str(a_pack.path.parent)])] == ["a-pack"]


@pytest.mark.parametrize(
    ("written", "parties"),
    [
        ('["Japan"]', ["japan", "us"]),
        ('["Republic of X", "Japan"]', ["republic-of-x", "japan", "us"]),
        ("[\n  'Japan', # first\n  \"United States of America\",\n]", ["japan", "us"]),
        ('["北国", "南国"]', ["party-1", "party-2", "japan", "us"]),
    ],
)
def test_parties_get_ids_and_those_that_records_name_are_added(
    a_pack: PackFolder, written: str, parties: list[str]
) -> None:
    a_pack.write("statement.toml", a_pack.read("statement.toml").replace('["Japan", "United States"]', written))
    before = a_pack.load()
    used = {party.id for party in before.statement.parties}
    upgrade_pack(a_pack.path)
    document = tomllib.loads(a_pack.read("statement.toml"))
    assert document["statement"]["parties"] == [party for party in parties if party in used]
    assert load_pack(a_pack.path).statement.parties == before.statement.parties


def test_a_pack_of_schema_2_is_left_alone(a_pack: PackFolder) -> None:
    upgrade_pack(a_pack.path)
    shutil.rmtree(a_pack.path.with_name(f"a-pack{OLD_SUFFIX}"))
    files = texts(a_pack.path)
    with pytest.raises(AlreadyUpgraded):
        upgrade_pack(a_pack.path)
    assert texts(a_pack.path) == files


@pytest.mark.parametrize("fault", ["an old pack", "a broken rule", "inline tables", "a full disk"])
def test_nothing_is_changed_if_it_fails(a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    expected: type[Exception] = CannotUpgrade
    if fault == "an old pack":
        a_pack.path.with_name(f"a-pack{OLD_SUFFIX}").mkdir()
    elif fault == "a broken rule":
        a_pack.write("terms.toml", FILES["terms.toml"] + "colour = 1\n")
        expected = PackRefused
    elif fault == "inline tables":
        head, _, _ = a_pack.read("statement.toml").partition("[[paragraph]]")
        paragraphs = tomllib.loads(a_pack.read("statement.toml"))["paragraph"]
        texts_of = {p["number"]: json.dumps(p["sentences"], ensure_ascii=False) for p in paragraphs}
        inline = ", ".join(f'{{number = {n}, heading = "H", sentences = {text}}}' for n, text in texts_of.items())
        a_pack.write("statement.toml", f"paragraph = [{inline}]\n{head}")
        assert a_pack.load()
    else:
        monkeypatch.setattr(os, "fsync", _full)
        expected = OSError
    files = texts(a_pack.path)
    with pytest.raises(expected):
        upgrade_pack(a_pack.path)
    assert texts(a_pack.path) == files


def test_odd_spellings_on_lines_of_their_own_are_edited(a_pack: PackFolder) -> None:
    a_pack.write("statement.toml", a_pack.read("statement.toml").replace("heading =", '"heading"  ='))
    a_pack.write("pack.toml", a_pack.read("pack.toml").replace("schema = 1", '"schema"=0x1 # one'))
    before = a_pack.load()
    upgrade_pack(a_pack.path)
    assert a_pack.load() == before
    assert '"schema"=2 # one' in a_pack.read("pack.toml")


@pytest.mark.parametrize("names", ['["Fiji", "FIJI"]', '["Government of Japan", "Japan"]', '["Joint", "Both", "us"]'])
def test_each_name_becomes_one_party(a_pack: PackFolder, names: str) -> None:
    a_pack.write("statement.toml", a_pack.read("statement.toml").replace('["Japan", "United States"]', names))
    before = a_pack.load()
    written = tomllib.loads(f"names = {names}")["names"]
    assert [party.name for party in before.statement.parties][: len(written)] == written
    assert len({party.id for party in before.statement.parties}) == len(before.statement.parties)
    upgrade_pack(a_pack.path)
    assert load_pack(a_pack.path, recheck=True) == before


def test_a_pack_whose_upgrade_was_killed_between_the_renames_is_told_where_it_is(a_pack: PackFolder) -> None:
    a_pack.path.rename(a_pack.path.with_name(f"a-pack{OLD_SUFFIX}"))
    with pytest.raises(NoPacksFound, match=r"interrupted: rename .*a-pack\.schema1 to .*a-pack$"):
        find_packs([str(a_pack.path)])


def test_ctrl_c_between_the_renames_puts_the_pack_back(a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    files = texts(a_pack.path)
    rename = pathlib.Path.rename

    def interrupt(self: pathlib.Path, target: pathlib.Path) -> pathlib.Path:
        if self.parent.name.startswith("."):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(pathlib.Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        upgrade_pack(a_pack.path)
    assert texts(a_pack.path) == files


def test_a_file_that_cannot_be_copied_is_named(a_pack: PackFolder) -> None:
    os.mkfifo(a_pack.path / "pipe")
    with pytest.raises(CannotUpgrade, match=r"pipe cannot be copied \(.*named pipe"):
        upgrade_pack(a_pack.path)


def test_a_linked_file_is_edited_where_it_lies_in_the_folder(a_pack: PackFolder) -> None:
    (a_pack.path / "statement.toml").rename(a_pack.path / "real.text")
    (a_pack.path / "statement.toml").symlink_to("real.text")
    before = a_pack.load()
    upgrade_pack(a_pack.path)
    assert (a_pack.path / "statement.toml").is_symlink()
    assert "editor_heading" in (a_pack.path / "real.text").read_text()
    assert load_pack(a_pack.path, recheck=True) == before


def test_the_folders_change_places_back_if_the_new_one_cannot_move(
    a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = texts(a_pack.path)
    rename = pathlib.Path.rename

    def fail(self: pathlib.Path, target: pathlib.Path) -> pathlib.Path:
        if self.parent.name.startswith("."):
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(pathlib.Path, "rename", fail)
    with pytest.raises(PermissionError):
        upgrade.upgrade_pack(a_pack.path)
    assert texts(a_pack.path) == files


def _full(descriptor: int) -> None:
    del descriptor
    raise OSError(28, "No space left on device")
