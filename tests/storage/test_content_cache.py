"""A cache keyed by content: it returns what was computed from these very bytes, or nothing, and never fails."""

from __future__ import annotations

import os
import pathlib
import random
import stat
import sys

import pytest

from onrecord.storage import CachedContent, cache_size, content_cache, trim_cache, trusts_cache
from tests.search.damage import damage_any
from tests.storage.accounts import NOBODY, needs_root, owned
from tests.tiers import trials

SEED = 14
CONTENT = b"The two sides met in Kyoto. " * 9
RESULT = b'{"met": "in Kyoto"}' * 5
posix = pytest.mark.skipif(sys.platform == "win32", reason="no owners and modes on this system")


def cached(folder: pathlib.Path, content: bytes = CONTENT, version: str = "1") -> CachedContent:
    return CachedContent(folder / "cache", version, content)


def entry(folder: pathlib.Path) -> pathlib.Path:
    [file] = (folder / "cache").iterdir()
    return file


def test_a_result_is_read_for_its_content_kind_and_version_only(tmp_path: pathlib.Path) -> None:
    assert cached(tmp_path).read("pack") is None
    cached(tmp_path).write("pack", RESULT)
    assert cached(tmp_path).read("pack") == RESULT
    assert cached(tmp_path).read("index") is None
    assert cached(tmp_path, version="2").read("pack") is None
    assert cached(tmp_path, CONTENT + b" ").read("pack") is None
    cached(tmp_path).write("pack", b"")
    assert cached(tmp_path).read("pack") == b""


@pytest.mark.parametrize("other", [CONTENT[:-1], CONTENT + b"x", b"", CONTENT.replace(b"met", b"sat")])
def test_an_entry_in_another_one_s_place_is_not_used(tmp_path: pathlib.Path, other: bytes) -> None:
    cached(tmp_path).write("pack", RESULT)
    raw = entry(tmp_path).read_bytes()
    entry(tmp_path).unlink()
    cached(tmp_path, other).write("pack", b"other")
    entry(tmp_path).write_bytes(raw)
    assert cached(tmp_path, other).read("pack") is None
    cached(tmp_path, other).write("pack", b"again")
    assert cached(tmp_path, other).read("pack") == b"again"


def test_two_contents_of_one_name_are_told_apart(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However their checksums collide."""
    monkeypatch.setattr(content_cache, "crc32", lambda raw, value=0: 7)
    one, two = cached(tmp_path), cached(tmp_path, CONTENT[::-1])
    one.write("pack", b"one")
    two.write("pack", b"two")
    assert (one.read("pack"), two.read("pack")) == (None, b"two")
    assert cache_size(tmp_path / "cache").entries == 1


def test_every_truncation_and_every_changed_byte_is_found(tmp_path: pathlib.Path) -> None:
    cached(tmp_path).write("pack", RESULT)
    file = entry(tmp_path)
    whole = file.read_bytes()
    assert len(whole) > len(CONTENT + RESULT)
    for position in range(len(whole)):
        file.write_bytes(whole[:position])
        assert cached(tmp_path).read("pack") is None
        file.write_bytes(whole[:position] + bytes([whole[position] ^ 0x20]) + whole[position + 1 :])
        assert cached(tmp_path).read("pack") is None
    file.write_bytes(whole)
    assert cached(tmp_path).read("pack") == RESULT


def test_random_damage_is_found(tmp_path: pathlib.Path) -> None:
    cached(tmp_path).write("pack", RESULT)
    file = entry(tmp_path)
    whole = file.read_bytes()
    damaged = 0
    for trial in range(trials(200, 20_000)):
        file.write_bytes(whole)
        how = damage_any(file, random.Random(f"{SEED} {trial}"))
        if file.read_bytes() != whole:
            damaged += 1
            assert cached(tmp_path).read("pack") is None, how
    assert damaged > 100


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_entries_are_private_and_nothing_else_is_left(tmp_path: pathlib.Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        cached(tmp_path).write("pack", RESULT)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE(entry(tmp_path).stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_an_entry_that_others_may_write_is_not_used_and_replaced(tmp_path: pathlib.Path, mode: int) -> None:
    cached(tmp_path).write("pack", RESULT)
    entry(tmp_path).chmod(mode)
    assert cached(tmp_path).read("pack") is None
    cached(tmp_path).write("pack", RESULT)
    assert cached(tmp_path).read("pack") == RESULT


@needs_root
def test_an_entry_of_another_account_is_not_used(tmp_path: pathlib.Path) -> None:
    cached(tmp_path).write("pack", RESULT)
    owned(entry(tmp_path), NOBODY, 0o644)
    assert cached(tmp_path).read("pack") is None


def test_whatever_is_in_the_way_is_no_error(tmp_path: pathlib.Path) -> None:
    (tmp_path / "cache").write_text("a file")
    cached(tmp_path).write("pack", RESULT)
    assert cached(tmp_path).read("pack") is None
    assert cache_size(tmp_path / "cache") == (0, 0)
    trim_cache(tmp_path / "cache")
    assert not trusts_cache(tmp_path / "cache" / "inside")
    assert (tmp_path / "cache").read_text() == "a file"


def test_a_folder_in_an_entry_s_place_is_no_error(tmp_path: pathlib.Path) -> None:
    cached(tmp_path).write("pack", RESULT)
    file = entry(tmp_path)
    file.unlink()
    file.mkdir()
    cached(tmp_path).write("pack", RESULT)
    assert cached(tmp_path).read("pack") is None
    assert list((tmp_path / "cache").iterdir()) == [file]


@posix
def test_a_full_disk_leaves_nothing_behind(tmp_path: pathlib.Path) -> None:
    import resource

    cached(tmp_path).write("pack", RESULT)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        cached(tmp_path).write("index", RESULT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert cached(tmp_path).read("index") is None
    assert entry(tmp_path).name.endswith(".pack.entry")


def test_what_is_too_large_is_not_kept(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_cache, "MAX_ENTRY_BYTES", len(CONTENT) + 100)
    cached(tmp_path).write("pack", bytes(101))
    assert cached(tmp_path).read("pack") is None
    cached(tmp_path).write("pack", bytes(50))
    assert cached(tmp_path).read("pack") == bytes(50)


@pytest.mark.parametrize("bound", ["MAX_CACHE_ENTRIES", "MAX_CACHE_BYTES"])
def test_the_oldest_entries_are_removed(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    contents = [cached(tmp_path, str(number).encode()) for number in range(6)]
    for age, content in enumerate(reversed(contents)):
        content.write("pack", bytes(1000))
        [file] = (path for path in (tmp_path / "cache").iterdir() if path.stat().st_mtime > 10_000)
        os.utime(file, (1000 - age, 1000 - age))
    (tmp_path / "cache" / "of-another-program.txt").write_bytes(bytes(100_000))
    trim_cache(tmp_path / "cache")
    assert cache_size(tmp_path / "cache").entries == 6
    monkeypatch.setattr(content_cache, bound, 3 if bound == "MAX_CACHE_ENTRIES" else 3500)
    trim_cache(tmp_path / "cache")
    assert [content.read("pack") is not None for content in contents] == [False] * 3 + [True] * 3
    assert (tmp_path / "cache" / "of-another-program.txt").exists()


def test_what_a_killed_process_left_is_removed(tmp_path: pathlib.Path) -> None:
    cached(tmp_path).write("pack", RESULT)
    young, old = (tmp_path / "cache" / f".{digit * 16}.tmp" for digit in "0f")
    for file in (young, old):
        file.write_bytes(b"unfinished")
    os.utime(old, (1000, 1000))
    trim_cache(tmp_path / "cache")
    assert (young.exists(), old.exists()) == (True, False)
    assert cached(tmp_path).read("pack") == RESULT


def test_a_trusted_folder_is_made_and_is_private(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "home" / "cache"
    assert trusts_cache(folder)
    assert trusts_cache(folder)
    if os.name == "posix":
        assert [stat.S_IMODE(made.stat().st_mode) for made in (folder, folder.parent)] == [0o700, 0o700]


@posix
def test_a_folder_that_others_can_replace_is_not_trusted_nor_made(tmp_path: pathlib.Path) -> None:
    tmp_path.chmod(0o777)
    folder = tmp_path / "home" / "cache"
    assert not trusts_cache(folder)
    assert list(tmp_path.iterdir()) == []
    tmp_path.chmod(0o700)
    assert trusts_cache(folder)
    tmp_path.chmod(0o777)
    assert not trusts_cache(folder)


@posix
def test_where_no_owners_are_kept_nothing_is_trusted(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.storage.folder_trust.keeps_owners", lambda folder: False)
    assert not trusts_cache(tmp_path / "cache")


@needs_root
def test_root_leaves_nothing_in_another_account_s_home(tmp_path: pathlib.Path) -> None:
    owned(tmp_path, NOBODY, 0o700)
    assert not trusts_cache(tmp_path / ".cache" / "onrecord")
    assert list(tmp_path.iterdir()) == []
