"""Anything but a regular file under the name of a pack's file: one problem that names it, and no others."""

from __future__ import annotations

import os
import pathlib
import socket
import sys
import tempfile
import zipfile
from collections.abc import Callable

import pytest

from onrecord.library import open_library
from onrecord.packs import PackRefused, find_packs, load_pack, load_packs, raw_files, survey
from tests.packs.a_pack import FILES, PackFolder, write_pack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such things on Windows")
REQUIRED = ("pack.toml", "source.txt", "statement.toml")
Put = Callable[[pathlib.Path], object]


def bind(path: pathlib.Path) -> None:
    """Leave a socket there; its own path may be too long for the system, a link's is not."""
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as made:
        made.bind(f"{short}/socket")
        pathlib.Path(short, "socket").rename(path)


OBSTACLES: dict[str, tuple[str, Put]] = {
    "folder": ("a folder", pathlib.Path.mkdir),
    "pipe": ("a pipe", os.mkfifo),
    "socket": ("a socket", bind),
    "link to a device": ("a device", lambda path: path.symlink_to("/dev/zero")),
    "link to a folder": ("a folder", lambda path: path.symlink_to(".")),
    "link to nothing": ("a link that leads nowhere", lambda path: path.symlink_to("nowhere")),
    "link through a file": ("a link that leads nowhere", lambda path: path.symlink_to(f"{__file__}/x")),
    "link to itself": ("a link that leads to itself", lambda path: path.symlink_to(path.name)),
}
obstacles = pytest.mark.parametrize(("found", "put"), OBSTACLES.values(), ids=OBSTACLES)


@pytest.mark.parametrize("file", FILES)
@obstacles
def test_it_is_the_one_problem(a_pack: PackFolder, file: str, found: str, put: Put) -> None:
    a_pack.remove(file)
    put(a_pack.path / file)
    [problem] = a_pack.problems()
    none = "" if file in REQUIRED else " or none"
    assert str(problem).startswith(f"a-pack/{file}: found {found}, expected a regular file{none}; replace it with one")


@pytest.mark.parametrize("file", FILES)
def test_a_folder_in_an_archive_is_the_one_problem(a_pack: PackFolder, tmp_path: pathlib.Path, file: str) -> None:
    with zipfile.ZipFile(tmp_path / "packs.zip", "w") as zipped:
        for name, text in FILES.items():
            zipped.writestr(f"a-pack/{name}/" if name == file else f"a-pack/{name}", "" if name == file else text)
    with zipfile.ZipFile(tmp_path / "packs.zip") as zipped, pytest.raises(PackRefused) as refusal:
        load_pack(zipfile.Path(zipped, "a-pack/"))
    [problem] = refusal.value.problems
    assert (problem.file, problem.found) == (f"a-pack/{file}", "a folder")


def test_answers_that_cannot_be_read_are_not_missed(a_pack: PackFolder) -> None:
    """Only statement.toml says which words are the statement's own."""
    for file in ("source.txt", "statement.toml"):
        a_pack.replace(file, "The two sides met", "See https://www.g7.example/plan. The two sides met")
    a_pack.remove("statement.toml")
    os.mkfifo(a_pack.path / "statement.toml")
    [refusal] = load_packs([("a-pack", a_pack.path)], recheck=True).refused
    assert (refusal.total, refusal.warnings.total) == (1, 0)


@obstacles
def test_in_a_folder_of_packs_it_is_named_and_the_others_open(tmp_path: pathlib.Path, found: str, put: Put) -> None:
    share = tmp_path / "share"
    write_pack(share / "a-pack")
    write_pack(share / "b-pack").remove("pack.toml")
    put(share / "b-pack" / "pack.toml")
    (share / "no-pack").mkdir()
    library = load_packs(find_packs([str(share)]))
    assert [pack.id for pack in library.packs] == ["a-pack"]
    [refusal] = library.refused
    [problem] = refusal.problems
    assert (problem.file, problem.found) == (f"{share}/b-pack/pack.toml", found)


DEAD_LINKS = [(found, put) for found, put in OBSTACLES.values() if found.startswith("a link")]


@pytest.mark.parametrize(("found", "put"), DEAD_LINKS)
@pytest.mark.parametrize("large", [False, True])
def test_a_pack_that_a_link_leads_to_in_vain_is_named_and_the_others_open(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, found: str, put: Put, large: bool
) -> None:
    share = tmp_path / "share"
    write_pack(share / "a-pack")
    put(share / "b-pack")
    (share / ".#c-pack").symlink_to("somebody@host.1:2")  # as an editor's lock
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0 if large else 1 << 40)
    for _ in range(2):  # the second time by the index, where there is one
        archive = open_library(find_packs([str(share)]), tmp_path / "cache")
        assert list(archive.packs) == ["a-pack"]
        [line] = [line for refusal in archive.refused for line in refusal.lines]
        expected = "a folder; mount or restore what the link leads to, or move the link away"
        assert line == f"{share}/b-pack: found {found}, expected {expected}"
    (share / "b-pack").unlink()
    write_pack(share / "b-pack").replace("pack.toml", "a-pack", "b-pack")
    assert set(open_library(find_packs([str(share)]), tmp_path / "cache").packs) == {"a-pack", "b-pack"}


@pytest.mark.parametrize("name", ["packs.toml", "pack.tml"])
def test_in_a_folder_of_packs_a_statement_without_its_pack_toml_is_named(tmp_path: pathlib.Path, name: str) -> None:
    write_pack(tmp_path / "a-pack")
    (write_pack(tmp_path / "b-pack").path / "pack.toml").rename(tmp_path / "b-pack" / name)
    [refusal] = load_packs(find_packs([str(tmp_path)])).refused
    assert refusal.lines == (f"{tmp_path}/b-pack/pack.toml: found no such file, expected a file; every pack needs it",)


@obstacles
def test_in_a_named_folder_it_does_not_hide_the_packs_within(tmp_path: pathlib.Path, found: str, put: Put) -> None:
    write_pack(tmp_path / "a-pack")
    put(tmp_path / "pack.toml")
    library = load_packs(find_packs([str(tmp_path)]))
    assert [pack.id for pack in library.packs] == ["a-pack"]
    [refusal] = library.refused
    assert found in [problem.found for problem in refusal.problems if problem.file.startswith(f"{tmp_path}/pack.toml")]


def test_a_pack_may_lie_in_a_folder_of_any_name(tmp_path: pathlib.Path) -> None:
    write_pack(tmp_path / "pack.toml")
    assert [name for name, _ in find_packs([str(tmp_path)])] == [f"{tmp_path}/pack.toml"]


@obstacles
def test_an_index_made_before_it_came_is_not_believed(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, found: str, put: Put
) -> None:
    """A kind without records has no file; then something comes to stand under its name."""
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    monkeypatch.setattr(raw_files, "RECENT_CHANGE_SECONDS", -60)
    pack = write_pack(tmp_path / "share" / "a-pack")
    for kind in ("participants", "missions", "instruments", "events", "commitments", "terms"):
        pack.remove(f"{kind}.toml")
    folders = find_packs([str(tmp_path / "share")])
    assert list(open_library(folders, tmp_path / "cache").packs) == ["a-pack"]
    put(pack.path / "terms.toml")
    archive = open_library(folders, tmp_path / "cache")
    assert list(archive.packs) == []
    assert [found in str(problem) for refusal in archive.refused for problem in refusal.problems] == [True]
