"""TOML files with unknown names in a pack's folder: a warning that suggests the right name."""

from __future__ import annotations

import os
import pathlib
import shutil
import sys
import zipfile

import pytest

from onrecord.packs import PackWarnings, load_pack, load_packs
from tests.packs.a_pack import FILES, PackFolder
from tests.packs.in_memory import MemoryFolder

TOML = [name for name in FILES if name.endswith(".toml")]


def warnings(a_pack: PackFolder) -> PackWarnings:
    """Return the warnings of a pack that opens."""
    library = load_packs([("a-pack", a_pack.path)], recheck=True)
    assert [pack.id for pack in library.packs] == ["a-pack"], [refusal.lines for refusal in library.refused]
    return library.warnings.get("a-pack", PackWarnings("a-pack"))


def is_case_sensitive(folder: pathlib.Path) -> bool:
    return not (folder / "SOURCE.TXT").exists()


@pytest.mark.parametrize("meant", TOML)
def test_a_misspelt_name_is_told_what_it_may_mean(a_pack: PackFolder, meant: str) -> None:
    stem = meant.removesuffix(".toml")
    names = [f"{stem[:-1]}.toml", f"{stem}s.toml", f"{stem}x.TOML", f"my-{meant}"]
    if is_case_sensitive(a_pack.path):
        names += [meant.title(), meant.upper(), f"{stem}.TOML"]
    for name in names:
        a_pack.write(name, "")
        [warning] = warnings(a_pack).listed
        assert str(warning) == (
            f"a-pack/{name}: found a file with an unknown name, which is not read, "
            f"expected a name listed in docs/pack-format.md; did you mean {meant}?"
        )
        a_pack.remove(name)


@pytest.mark.parametrize("name", ["xyz.toml", "青鷺.toml", ".toml"])
def test_a_name_like_no_other_is_warned_about_too(a_pack: PackFolder, name: str) -> None:
    a_pack.write(name, "")
    [warning] = warnings(a_pack).listed
    assert warning.file == f"a-pack/{name}"
    assert warning.expected.endswith("; rename the file, or move it away")


@pytest.mark.parametrize("name", ["terms.toml.txt", "terms.tml", "terms", "copy of terms.toml (1)"])
def test_a_known_name_whose_ending_is_amiss_is_told_what_it_may_mean(a_pack: PackFolder, name: str) -> None:
    a_pack.write(name, "")
    [warning] = warnings(a_pack).listed
    assert (warning.file, warning.expected.partition("; ")[2]) == (f"a-pack/{name}", "did you mean terms.toml?")


def test_a_folder_beside_the_files_may_be_called_as_they_are_without_their_ending(a_pack: PackFolder) -> None:
    (a_pack.path / "source").mkdir()
    assert warnings(a_pack).total == 0


def test_other_files_are_nobodys_business(a_pack: PackFolder) -> None:
    for name in ("README.md", "terms.toml~", "terms.toml.orig", "toml", "notes.txt", "statement.pdf"):
        a_pack.write(name, "")
    assert warnings(a_pack).total == 0


def test_warnings_of_a_pack_whose_id_another_has_are_told(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    shutil.copytree(a_pack.path, tmp_path / "again")
    (tmp_path / "again" / "term.toml").write_text("")
    [refusal] = load_packs([("a-pack", a_pack.path), ("again", tmp_path / "again")], recheck=True).refused
    assert [warning.file for warning in refusal.warnings.listed] == ["again/term.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_file_that_is_read_by_a_link_is_no_stray(a_pack: PackFolder) -> None:
    (a_pack.path / "terms.toml").rename(a_pack.path / "real-terms.toml")
    (a_pack.path / "terms.toml").symlink_to("real-terms.toml")
    assert warnings(a_pack).total == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on this system")
def test_it_is_not_opened(a_pack: PackFolder) -> None:
    os.mkfifo(a_pack.path / "term.toml")
    (a_pack.path / "event.toml").symlink_to("nowhere")
    assert [warning.file for warning in warnings(a_pack).listed] == ["a-pack/event.toml", "a-pack/term.toml"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep such names out")
def test_a_name_cannot_reach_the_terminal(a_pack: PackFolder) -> None:
    a_pack.write("\x1b[31mterms\udcff.toml", "")
    assert all(line.isprintable() for line in warnings(a_pack).lines)


def test_many_are_counted(a_pack: PackFolder) -> None:
    for number in range(150):
        a_pack.write(f"{number}.toml", "")
    assert (len(warnings(a_pack).listed), warnings(a_pack).other_count) == (100, 50)


def test_it_stands_beside_what_refuses_the_pack(a_pack: PackFolder) -> None:
    (a_pack.path / "areas.toml").rename(a_pack.path / "area.toml")
    [refusal] = load_packs([("a-pack", a_pack.path)], recheck=True).refused
    assert [warning.file for warning in refusal.warnings.listed] == ["a-pack/area.toml"]


def test_in_an_archive_too(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    a_pack.write("term.toml", "")
    archive = shutil.make_archive(str(tmp_path / "packs"), "zip", tmp_path, "a-pack")
    with zipfile.ZipFile(archive) as zipped:
        library = load_packs([("zipped", zipfile.Path(zipped, "a-pack/"))], recheck=True)
    assert [warning.file for warning in library.warnings["a-pack"].listed] == ["zipped/term.toml"]
    in_memory = MemoryFolder({name: text.encode() for name, text in FILES.items()} | {"Terms.toml": b""})
    library = load_packs([("memory", in_memory)], recheck=True)
    assert [warning.file for warning in library.warnings["a-pack"].listed] == ["memory/Terms.toml"]


def test_a_folder_that_cannot_be_listed_is_said(a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlisted(_: pathlib.Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pathlib.Path, "iterdir", unlisted)
    [line] = warnings(a_pack).lines
    assert line.startswith("a-pack: warning: found Permission denied, expected a folder that can be listed, ")


def test_only_a_check_looks(a_pack: PackFolder) -> None:
    a_pack.write("term.toml", "")
    assert load_packs([("a-pack", a_pack.path)]).warnings == {}
    assert load_pack(a_pack.path).id == "a-pack"
