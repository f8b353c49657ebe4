"""Files that were being written when their writer was ended: taken away by the next, while those of the living stay."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from onrecord.library import open_library
from onrecord.packs import find_packs, survey
from onrecord.search import open_index, remove_stale_files
from onrecord.search.temporary_files import BUILD_PREFIX, temporary_file
from tests.packs.a_pack import write_pack

PROGRAM = """
import pathlib, sys
from onrecord.packs import load_pack
from onrecord.search import build_index

def packs():
    yield load_pack(pathlib.Path(sys.argv[1]))
    print("building", flush=True)
    sys.stdin.readline()

build_index(pathlib.Path(sys.argv[2]), packs())
"""


def builder(pack: pathlib.Path, file: pathlib.Path) -> subprocess.Popen[str]:
    """A program in the midst of building the file; a line lets it go on."""
    started = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(pack), str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "building\n"
    return started


def being_built(cache: pathlib.Path) -> list[pathlib.Path]:
    return list(cache.glob(f"{BUILD_PREFIX}*"))


def test_what_a_killed_builder_left_is_removed_by_the_next_start_and_what_a_living_one_writes_is_not(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    pack, cache = write_pack(tmp_path / "packs" / "a-pack").path, tmp_path / "cache"
    living = builder(pack, cache / "living.index")
    [theirs] = being_built(cache)
    killed = builder(pack, cache / "killed.index")
    killed.kill()
    killed.communicate()
    assert len(being_built(cache)) == 2
    open_library(find_packs([str(tmp_path / "packs")]), cache)
    assert being_built(cache) == [theirs]
    living.communicate("\n")
    assert living.returncode == 0
    assert being_built(cache) == []
    assert list(open_index(cache / "living.index").store.titles) == ["a-pack"]


def test_a_start_that_builds_nothing_removes_them_too(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    write_pack(tmp_path / "packs" / "a-pack")
    folders, cache = find_packs([str(tmp_path / "packs")]), tmp_path / "cache"
    open_library(folders, cache)
    for name in ("x.index", "x.index-journal", "x.contents"):
        (cache / f"{BUILD_PREFIX}{name}").write_bytes(b"")
    open_library(folders, cache)
    assert being_built(cache) == []


def test_what_was_not_moved_is_gone(tmp_path: pathlib.Path) -> None:
    with temporary_file(tmp_path / "x.index") as file:
        remove_stale_files(tmp_path)
        assert file.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on this system")
def test_what_is_no_file_is_not_waited_for(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / f"{BUILD_PREFIX}x.index")
    (tmp_path / f"{BUILD_PREFIX}y.index").symlink_to(tmp_path / "kept")
    (tmp_path / "kept").write_bytes(b"")
    remove_stale_files(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]
