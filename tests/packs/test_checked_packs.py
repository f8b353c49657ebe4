"""Packs that were checked before are read from the cache: the same pack, of these very bytes, by the same code."""

from __future__ import annotations

import os
import pathlib
import shutil

import pytest

from onrecord.model import Pack
from onrecord.packs import PackRefused, bundled_packs, checking, code_version, load_packs, read_raw
from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER
from onrecord.packs.checked_packs import CHECKED_PACKS_FOLDER, PACK_KIND, CheckedPacks
from onrecord.packs.code_version import CODE_ROOMS, CODE_VERSION_FILE, hash_code
from onrecord.packs.locate import package_root
from onrecord.packs.pack_json import decode_pack, encode_pack
from onrecord.storage import CachedContent
from tests.packs.a_pack import PackFolder

CODE = package_root()


class Parsed(BaseException):
    """A pack was parsed; no error, so that no command makes a sentence of it."""


def without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(folder: object, name: str) -> None:
        raise Parsed(f"{name} is parsed")

    monkeypatch.setattr("onrecord.packs.parse.check_pack", parse)


@pytest.fixture
def cache(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "cache"


def load(pack: PackFolder, cache: pathlib.Path | None, *, recheck: bool = False) -> Pack:
    loaded = load_packs([("a-pack", pack.path)], recheck=recheck, cache=cache)
    if loaded.refused:
        raise loaded.refused[0]
    [opened] = loaded.packs
    return opened


def entries(cache: pathlib.Path) -> list[pathlib.Path]:
    return sorted((cache / CHECKED_PACKS_FOLDER).glob("*"))


def cached_content(pack: PackFolder, cache: pathlib.Path) -> CachedContent:
    content = CheckedPacks(cache).cached_content(read_raw(pack.path))
    assert content is not None
    return content


def test_the_json_of_a_pack_is_the_pack(a_pack: PackFolder, shipped_pack: Pack) -> None:
    for pack in (a_pack.load(), shipped_pack):
        assert decode_pack(encode_pack(pack).encode()) == pack


def test_a_pack_is_checked_once(a_pack: PackFolder, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = load(a_pack, cache)
    [entry] = entries(cache)
    written = entry.stat().st_mtime_ns
    without_a_parser(monkeypatch)
    assert load(a_pack, cache) == checked
    assert entry.stat().st_mtime_ns == written
    with pytest.raises(Parsed):
        load(a_pack, None)
    with pytest.raises(Parsed):
        load(a_pack, cache, recheck=True)


def test_the_same_pack_in_another_folder_is_the_same(
    a_pack: PackFolder, cache: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = load(a_pack, cache)
    shutil.copytree(a_pack.path, tmp_path / "copy")
    without_a_parser(monkeypatch)
    assert load(PackFolder(tmp_path / "copy"), cache) == checked


@pytest.mark.parametrize("file", ["pack.toml", "terms.toml"])
def test_another_byte_is_another_pack(
    a_pack: PackFolder, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    """Though size and times are the same."""
    load(a_pack, cache)
    changed = a_pack.path / file
    status = changed.stat()
    changed.write_bytes(changed.read_bytes().replace(b" = ", b" =\t", 1))
    os.utime(changed, ns=(status.st_atime_ns, status.st_mtime_ns))
    without_a_parser(monkeypatch)
    with pytest.raises(Parsed):
        load(a_pack, cache)


def test_words_that_are_changed_are_refused_as_ever(a_pack: PackFolder, cache: pathlib.Path) -> None:
    load(a_pack, cache)
    a_pack.replace("source.txt", "met in Kyoto", "sat in Kyoto")
    for _ in range(2):
        with pytest.raises(PackRefused):
            load(a_pack, cache)
    assert len(entries(cache)) == 1


def test_other_code_checks_again(a_pack: PackFolder, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(a_pack, cache)
    monkeypatch.setattr(checking, "code_version", lambda folder: "other rules")
    with monkeypatch.context() as patched:
        without_a_parser(patched)
        with pytest.raises(Parsed):
            load(a_pack, cache)
    load(a_pack, cache)
    assert len(entries(cache)) == 2


def test_code_of_no_known_version_uses_no_cache(
    a_pack: PackFolder, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "code_version", lambda folder: None)
    load(a_pack, cache)
    assert entries(cache) == []


@pytest.mark.parametrize("forgery", [b"", b"{", b"[]", b"3", b'{"id": 3, "title": "", "statement": {}, "records": []}'])
def test_a_result_that_is_no_pack_is_not_used(a_pack: PackFolder, cache: pathlib.Path, forgery: bytes) -> None:
    checked = load(a_pack, cache)
    cached_content(a_pack, cache).write(PACK_KIND, forgery)
    assert load(a_pack, cache) == checked
    assert cached_content(a_pack, cache).read(PACK_KIND) == encode_pack(checked).encode()


def test_sentences_that_are_not_in_the_source_are_not_used(a_pack: PackFolder, cache: pathlib.Path) -> None:
    """Not even with a right checksum."""
    checked = load(a_pack, cache)
    content = cached_content(a_pack, cache)
    whole = content.read(PACK_KIND)
    assert whole is not None
    for old, new in (
        (b"met in Kyoto on", b"met in Tokyo on"),
        (b"noted the Treaty of Nara.", b"noted the Treaty of Nora."),
    ):
        assert old in whole
        content.write(PACK_KIND, whole.replace(old, new))
        assert load(a_pack, cache) == checked


@pytest.mark.skipif(os.name == "nt", reason="no such modes there")
def test_a_cache_that_others_can_replace_is_not_used(
    a_pack: PackFolder, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(a_pack, cache)
    cache.chmod(0o777)
    before = [entry.stat().st_mtime_ns for entry in entries(cache)]
    assert before
    with monkeypatch.context() as patched:
        without_a_parser(patched)
        with pytest.raises(Parsed):
            load(a_pack, cache)
    assert load(a_pack, cache).id == "a-pack"
    assert [entry.stat().st_mtime_ns for entry in entries(cache)] == before


def test_a_cache_that_cannot_be_made_is_no_error(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert load(a_pack, tmp_path / "cache") == a_pack.load()
    assert load(a_pack, pathlib.Path(os.devnull, "no home")) == a_pack.load()


def test_for_a_bundled_pack_nothing_is_made(cache: pathlib.Path) -> None:
    assert load_packs(bundled_packs(), cache=cache).packs
    assert not cache.exists()


def test_the_second_of_two_packs_of_one_id_is_refused_from_the_cache_too(
    a_pack: PackFolder, cache: pathlib.Path
) -> None:
    folders = [("a-pack", a_pack.path), ("again", a_pack.path)]
    first, second = load_packs(folders, cache=cache), load_packs(folders, cache=cache)
    assert first.packs == second.packs
    assert [refusal.lines for refusal in first.refused] == [refusal.lines for refusal in second.refused]
    assert len(second.refused) == 1


def test_the_cache_is_trimmed_when_packs_are_added(
    a_pack: PackFolder, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.storage.content_cache.MAX_CACHE_ENTRIES", 2)
    for number in range(4):
        a_pack.write("pack.toml", a_pack.read("pack.toml") + f"# {number}\n")
        load(a_pack, cache)
        assert len(entries(cache)) <= 2
    without_a_parser(monkeypatch)
    assert load(a_pack, cache).id == "a-pack"


def copy_of_the_code(folder: pathlib.Path) -> pathlib.Path:
    for room in CODE_ROOMS:
        shutil.copytree(str(CODE / room), folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_every_module_of_the_rooms_counts(tmp_path: pathlib.Path) -> None:
    package = copy_of_the_code(tmp_path / "code")
    whole = hash_code(package)
    assert whole == hash_code(pathlib.Path(str(CODE)))
    (package / "packs" / "inner").mkdir()
    (package / "packs" / "inner" / "rule.py").write_text("ALLOWED = 3\n")
    assert hash_code(package) != whole
    shutil.rmtree(package / "packs" / "inner")
    for module in ("text/folding.py", "model/serialization.py", "packs/rules.py", "search/folded_pack.py"):
        source = (package / module).read_bytes()
        (package / module).write_bytes(source + b"\n")
        assert hash_code(package) != whole
        (package / module).rename(package / "moved.py")
        assert hash_code(package) != whole
        (package / "moved.py").rename(package / module)
        (package / module).write_bytes(source)
    assert hash_code(package) == whole


def test_an_installed_program_knows_its_code_from_its_build(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = code_version.code_version(BUNDLED_CACHE_FOLDER)
    assert here is not None
    monkeypatch.setattr(code_version, "checkout_package", lambda: None)
    monkeypatch.setattr(code_version, "package_root", lambda: tmp_path)
    asked = code_version.code_version.__wrapped__
    assert asked(BUNDLED_CACHE_FOLDER) is None
    (tmp_path / BUNDLED_CACHE_FOLDER).mkdir()
    file = tmp_path / BUNDLED_CACHE_FOLDER / CODE_VERSION_FILE
    file.write_text("")
    assert asked(BUNDLED_CACHE_FOLDER) is None
    file.write_bytes(b"\xff")
    assert asked(BUNDLED_CACHE_FOLDER) is None
    file.write_text(f"{hash_code(pathlib.Path(str(CODE)))}\n")
    assert asked(BUNDLED_CACHE_FOLDER) == here
    monkeypatch.setattr("sys.hexversion", 0x030F00F0)
    assert asked(BUNDLED_CACHE_FOLDER) != here


def test_the_build_notes_the_version_of_its_code() -> None:
    """Check that hatch_build.py wrote a version when this checkout was installed, whichever code it was of."""
    noted = (CODE / BUNDLED_CACHE_FOLDER / CODE_VERSION_FILE).read_text(encoding="ascii")
    checksum, _, length = noted.strip().partition("-")
    assert len(checksum) == 8
    assert int(length) > 100_000
