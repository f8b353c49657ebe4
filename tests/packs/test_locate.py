"""Locating packs: the bundled ones, and those in folders that a person names."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import zipfile

import pytest

import onrecord
from onrecord.packs import NoPacksFound, bundled_packs, find_packs, load_pack
from tests.packs.a_pack import FILES, PackFolder, write_pack

CODE = "from onrecord.packs import *\nprint([(name, load_pack(folder, name).id) for name, folder in bundled_packs()])"


def test_the_packs_that_ship_are_found_by_name() -> None:
    names = [name for name, _ in bundled_packs()]
    assert "japan-us-space-8" in names
    assert names == sorted(names)


def test_the_working_folder_is_never_looked_at(
    a_pack: PackFolder, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [name for name, _ in bundled_packs()]
    (tmp_path / "data").mkdir()
    write_pack(tmp_path / "data" / "other")
    for folder in (tmp_path, a_pack.path):
        monkeypatch.chdir(folder)
        assert [name for name, _ in bundled_packs()] == before


def _package() -> list[pathlib.Path]:
    root = pathlib.Path(onrecord.__file__).parent
    return sorted([*root.rglob("*.py"), *root.glob("packs/*.toml")])


def _run(folder: pathlib.Path, working: pathlib.Path) -> str:
    source = f"import sys\nsys.path.insert(0, {str(folder)!r})\n{CODE}"
    done = subprocess.run([sys.executable, "-c", source], cwd=working, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize("zipped", [True, False])
def test_an_installed_package_brings_its_data_even_inside_a_zip_file(tmp_path: pathlib.Path, zipped: bool) -> None:
    archive = tmp_path / "app.zip"
    root = pathlib.Path(onrecord.__file__).parent.parent
    with zipfile.ZipFile(archive, "w") as writing:
        for file in _package():
            writing.write(file, file.relative_to(root).as_posix())
        for name, text in FILES.items():
            writing.writestr(f"onrecord/data/a-pack/{name}", text)
    place = archive
    if not zipped:
        place = tmp_path / "site-packages"
        with zipfile.ZipFile(archive) as reading:
            reading.extractall(place)
    assert _run(place, tmp_path) == "[('a-pack', 'a-pack')]"


@pytest.mark.parametrize(("source", "found"), [("src", "[('a-pack', 'a-pack')]"), ("lib", "[]")])
def test_a_checkout_brings_the_data_beside_its_src(tmp_path: pathlib.Path, source: str, found: str) -> None:
    root = pathlib.Path(onrecord.__file__).parent.parent
    for file in _package():
        target = tmp_path / source / file.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    write_pack(tmp_path / "data" / "a-pack")
    (tmp_path / "data" / "not-a-pack").mkdir()
    (tmp_path / "data" / "file.txt").write_text("")
    assert _run(tmp_path / source, tmp_path) == found


def test_a_named_folder_is_a_pack(a_pack: PackFolder) -> None:
    [(name, folder)] = find_packs([str(a_pack.path)])
    assert name == str(a_pack.path)
    assert load_pack(folder, name).id == "a-pack"


@pytest.mark.parametrize("ending", ["", "/"])
def test_a_named_folder_holds_packs(tmp_path: pathlib.Path, ending: str) -> None:
    for name in ("b", "a"):
        write_pack(tmp_path / name)
    (tmp_path / "empty").mkdir()
    (tmp_path / "pack.txt").write_text("")
    found = find_packs([f"{tmp_path}{ending}"])
    assert [name for name, _ in found] == [f"{tmp_path}/a", f"{tmp_path}/b"]
    assert all(load_pack(folder).id == "a-pack" for _, folder in found)


def test_folders_keep_the_order_in_which_they_are_named(tmp_path: pathlib.Path) -> None:
    for name in ("b", "a"):
        write_pack(tmp_path / name)
    assert [name[-1] for name, _ in find_packs([str(tmp_path / "b"), str(tmp_path / "a")])] == ["b", "a"]


def test_a_folder_without_a_pack_is_told_what_to_do(tmp_path: pathlib.Path) -> None:
    with pytest.raises(NoPacksFound, match=r"no pack\.toml in it or one level below; name a pack's folder") as refusal:
        find_packs([str(tmp_path)])
    assert str(refusal.value).startswith(f"{tmp_path}: ")


@pytest.mark.parametrize("name", ["none", "file.txt", "a\0b"])
def test_what_is_no_folder_is_refused_in_a_sentence(tmp_path: pathlib.Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("")
    with pytest.raises(NoPacksFound, match="name a folder that exists"):
        find_packs([str(tmp_path / name)])


def test_a_pack_that_is_named_twice_counts_once(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pack(tmp_path / "packs" / "a")
    write_pack(tmp_path / "packs" / "b")
    (tmp_path / "link").symlink_to(tmp_path / "packs" / "a")
    monkeypatch.chdir(tmp_path)
    named = ["packs/a", "packs/a/", "./packs/a", "packs/../packs/a", "packs", "link", str(tmp_path / "packs" / "b")]
    assert [name for name, _ in find_packs(named)] == ["packs/a", "packs/b"]
