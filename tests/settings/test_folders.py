"""Folders are tested for being writable without leaving anything behind."""

from __future__ import annotations

import os
import pathlib

import pytest

from onrecord.settings import scratch_folder, write_error


@pytest.mark.parametrize("way", [".", "new", "new/deeper/still"])
def test_a_folder_that_is_there_or_can_be_made(tmp_path: pathlib.Path, way: str) -> None:
    assert write_error(tmp_path / way) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("way", ["file", "file/deeper"])
def test_a_file_in_the_way(tmp_path: pathlib.Path, way: str) -> None:
    (tmp_path / "file").write_text("kept")
    assert write_error(tmp_path / way) == "not a directory"
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.skipif(os.name != "posix", reason="where nobody can write, not even root")
def test_a_folder_of_the_systems_own() -> None:
    assert write_error(pathlib.Path("/proc/1/onrecord")) in (
        "no such file or directory",
        "permission denied",
        "read-only file system",
        "operation not permitted",
    )


def test_a_scratch_folder_is_gone_with_all_that_was_put_into_it(tmp_path: pathlib.Path) -> None:
    with scratch_folder(tmp_path / "new") as folder:
        (folder / "deeper").mkdir()
        (folder / "deeper" / "file").write_text("text")
        assert folder.parent == tmp_path
    assert list(tmp_path.iterdir()) == []
