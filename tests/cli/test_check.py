"""`onrecord check`: problems on stdout, a summary on stderr."""

from __future__ import annotations

import pathlib

import pytest

from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder, write_pack


def test_the_shipped_pack_is_fine(onrecord: Onrecord, shipped_folder: str) -> None:
    result = onrecord("check")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("japan-us-space-8: fine: 8 paragraphs, 26 sentences, ")
    assert onrecord("check", shipped_folder) == result


def test_numbers_are_written_as_people_do(onrecord: Onrecord, a_pack: PackFolder) -> None:
    result = onrecord("check", str(a_pack.path))
    assert (result.code, result.err) == (0, "a-pack: fine: 2 paragraphs, 4 sentences, 9 records\n")


def test_every_problem_at_once(onrecord: Onrecord, broken_pack: PackFolder) -> None:
    result = onrecord("check", str(broken_pack.path))
    assert result.code == 1
    assert result.out.count("\n") == 1
    assert result.out.startswith(f"{broken_pack.path}/missions.toml:10: mission[0].planned")
    assert "found “to be launched in 2026”, expected words that are in p1.s2" in result.out
    assert result.err == f"{broken_pack.path}: 1 problem\n"
    broken_pack.replace("terms.toml", "p2.s2", "p2.s9")
    result = onrecord("check", str(broken_pack.path))
    assert result.out.count("\n") == 2
    assert result.err == f"{broken_pack.path}: 2 problems\n"


def test_a_broken_pack_does_not_hide_a_fine_one(
    onrecord: Onrecord, broken_pack: PackFolder, shipped_folder: str
) -> None:
    result = onrecord("check", shipped_folder, str(broken_pack.path))
    assert result.code == 1
    assert "1 problem" in result.err
    assert "japan-us-space-8: fine" in result.err


def test_a_folder_of_packs(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    write_pack(tmp_path / "one")
    other = write_pack(tmp_path / "two")
    other.replace("pack.toml", 'id = "a-pack"', 'id = "another"')
    result = onrecord("check", str(tmp_path))
    assert result.code == 0
    assert [line.split(":")[0] for line in result.err.splitlines()] == ["a-pack", "another"]


@pytest.mark.parametrize("command", ["check", "list areas", "search treaty", "index"])
def test_a_pack_that_is_named_twice_counts_once(
    onrecord: Onrecord, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write_pack(tmp_path / "packs" / "a")
    (tmp_path / "link").symlink_to(tmp_path / "packs" / "a")
    monkeypatch.chdir(tmp_path)
    name, *words = command.split()
    folders = ["packs/a", "packs/a/", "./packs/a", "packs", "link", str(tmp_path / "packs" / "a")]
    option = ["--pack"] if words else []
    once = onrecord(name, *words, *option, "packs/a")
    assert once.code == 0
    assert onrecord(name, *words, *(word for folder in folders for word in (*option, folder))) == once


def test_two_packs_with_one_id_cannot_open_together(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    write_pack(tmp_path / "one")
    write_pack(tmp_path / "two")
    result = onrecord("check", str(tmp_path))
    assert result.code == 1
    assert "“a-pack” a second time" in result.out


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_a_pack(onrecord: Onrecord, tmp_path: pathlib.Path, shipped_folder: str, name: str) -> None:
    (tmp_path / "empty").mkdir()
    result = onrecord("check", str(tmp_path / name), shipped_folder)
    assert (result.code, result.out) == (2, "")
    assert str(tmp_path / name) in result.err
    assert "japan-us-space-8: fine" in result.err
    assert "Traceback" not in result.err


def test_an_installation_without_packs(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.packs_option.bundled_packs", list)
    result = onrecord("check")
    assert (result.code, result.out) == (2, "")
    assert "name a pack's folder" in result.err


def test_a_warning_is_a_line_of_its_own_and_the_pack_is_fine(onrecord: Onrecord, a_pack: PackFolder) -> None:
    for file in ("source.txt", "statement.toml"):
        a_pack.replace(file, "The two sides met", "See https://www.g7.example/plan. The two sides met")
    a_pack.sign()
    result = onrecord("check", str(a_pack.path))
    assert (result.code, result.err) == (0, "a-pack: fine, 1 warning: 2 paragraphs, 4 sentences, 9 records\n")
    assert result.out == (
        f"{a_pack.path}/source.txt:1: warning: found “https://www.g7.example/plan”, "
        "which looks like part of the web page, "
        "expected only the text of the statement; if these words belong to it, "
        "put official = [“https://www.g7.example/plan”] in [statement]\n"
    )
    result = onrecord("show", "p1.s1", "--pack", str(a_pack.path))
    assert (result.code, result.err) == (0, "")
    a_pack.replace("terms.toml", "p2.s2", "p2.s9")
    refused = onrecord("check", str(a_pack.path))
    assert refused.code == 1
    assert refused.out.count("\n") == 2
    assert refused.err == f"{a_pack.path}: 1 problem, 1 warning\n"
