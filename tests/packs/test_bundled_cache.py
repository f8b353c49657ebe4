"""Packs compiled when the program is built: the same pack, and used for nothing but these very files."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import pytest

from onrecord.cli import main
from onrecord.packs import PackRefused, bundled_cache, bundled_packs, load_pack, load_packs
from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER, BundledExtras, compile_pack
from tests.packs.a_pack import PackFolder

Program = pathlib.Path


@pytest.fixture
def program(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Return a program's own folder, with no pack compiled yet."""
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setattr(bundled_cache, "package_root", lambda: folder)
    bundled_cache.cached_names.cache_clear()
    yield folder
    bundled_cache.cached_names.cache_clear()


class Parsed(BaseException):
    """A pack was parsed; no error, so that no command makes a sentence of it."""


def without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(folder: object, name: str) -> None:
        raise Parsed(f"{name} is parsed")

    monkeypatch.setattr("onrecord.packs.parse.check_pack", parse)


def test_the_pack_that_ships_came_compiled() -> None:
    assert [bundled_cache.load_bundled(folder) for _, folder in bundled_packs()] == list(
        load_packs(bundled_packs(), recheck=True).packs
    )
    assert load_packs(bundled_packs()).extras == {
        pack.id: BundledExtras(pack.id) for pack in load_packs(bundled_packs()).packs
    }
    assert load_packs(bundled_packs(), recheck=True).extras == {}


def test_it_is_the_pack_that_was_compiled(
    program: Program, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = load_packs([*bundled_packs(), ("a-pack", a_pack.path)]).packs
    for folder in (*(place for _, place in bundled_packs()), a_pack.path):
        compile_pack(folder, program / BUNDLED_CACHE_FOLDER)
    bundled_cache.cached_names.cache_clear()
    without_a_parser(monkeypatch)
    assert load_packs([*bundled_packs(), ("a-pack", a_pack.path)]).packs == parsed


@pytest.mark.parametrize("change", ["# a remark\n", " "])
def test_another_byte_is_another_pack(
    program: Program, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    compile_pack(a_pack.path, program / BUNDLED_CACHE_FOLDER)
    bundled_cache.cached_names.cache_clear()
    file = a_pack.path / "pack.toml"
    file.write_text(file.read_text(encoding="utf-8") + change, encoding="utf-8")
    without_a_parser(monkeypatch)
    with pytest.raises(Parsed, match="is parsed"):
        load_pack(a_pack.path)


def test_words_that_are_changed_are_refused_as_ever(program: Program, a_pack: PackFolder) -> None:
    compile_pack(a_pack.path, program / BUNDLED_CACHE_FOLDER)
    bundled_cache.cached_names.cache_clear()
    file = a_pack.path / "source.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("e", "a", 1), encoding="utf-8")
    with pytest.raises(PackRefused):
        load_pack(a_pack.path)


def test_a_pack_that_breaks_a_rule_is_not_compiled(program: Program, a_pack: PackFolder) -> None:
    (a_pack.path / "source.txt").write_text("Other words.\n", encoding="utf-8")
    with pytest.raises(PackRefused):
        compile_pack(a_pack.path, program / BUNDLED_CACHE_FOLDER)
    assert not (program / BUNDLED_CACHE_FOLDER).exists()


def test_a_compiled_file_that_is_damaged_is_not_used(program: Program, a_pack: PackFolder) -> None:
    parsed = a_pack.load()
    compile_pack(a_pack.path, program / BUNDLED_CACHE_FOLDER)
    bundled_cache.cached_names.cache_clear()
    [file] = (program / BUNDLED_CACHE_FOLDER).glob("*.json")
    for damage in (b"", b"{", b"[]", b'{"id": 3, "title": "", "statement": {}, "records": []}', b"\xff"):
        file.write_bytes(damage)
        assert a_pack.load() == parsed


@pytest.mark.parametrize("is_newer", ["*.json", "*.source"])
def test_half_of_an_update_is_not_used(program: Program, a_pack: PackFolder, tmp_path: Program, is_newer: str) -> None:
    """What was compiled of another version of the pack is whole in itself, and still not what is in the folder."""
    old, new = program / BUNDLED_CACHE_FOLDER, tmp_path / "newer"
    compile_pack(a_pack.path, old)
    parsed = a_pack.load()
    a_pack.replace("pack.toml", "A Pack", "B Pack")
    compile_pack(a_pack.path, new)
    a_pack.replace("pack.toml", "B Pack", "A Pack")
    [newer] = new.glob(is_newer)
    (old / newer.name).write_bytes(newer.read_bytes())
    bundled_cache.cached_names.cache_clear()
    assert a_pack.load() == parsed


def test_without_the_bytes_that_it_was_made_of_it_is_not_used(
    program: Program, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_pack(a_pack.path, program / BUNDLED_CACHE_FOLDER)
    bundled_cache.cached_names.cache_clear()
    assert bundled_cache.is_current(a_pack.path)
    [source] = (program / BUNDLED_CACHE_FOLDER).glob("*.source")
    source.write_bytes(source.read_bytes()[:-1])
    without_a_parser(monkeypatch)
    with pytest.raises(Parsed, match="is parsed"):
        load_pack(a_pack.path)
    source.unlink()
    with pytest.raises(Parsed, match="is parsed"):
        load_pack(a_pack.path)
    bundled_cache.cached_names.cache_clear()
    with pytest.raises(Parsed, match="is parsed"):
        load_pack(a_pack.path)


def test_a_check_proves_the_pack_anew(program: Program, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_pack(a_pack.path, program / BUNDLED_CACHE_FOLDER)
    bundled_cache.cached_names.cache_clear()
    without_a_parser(monkeypatch)
    for command in (["check", str(a_pack.path)], ["doctor", "--pack", str(a_pack.path)]):
        with pytest.raises(Parsed, match="is parsed"):
            main(command)


def test_a_file_in_the_pack_s_own_folder_is_no_compiled_one(
    program: Program, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_pack(a_pack.path, a_pack.path / BUNDLED_CACHE_FOLDER)
    without_a_parser(monkeypatch)
    with pytest.raises(Parsed, match="is parsed"):
        load_pack(a_pack.path)
