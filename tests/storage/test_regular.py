"""Reading regular files only, and only so much."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from onrecord.storage import FileTooLarge, NotRegularFile, is_own, read_regular


def test_a_regular_file_is_read_with_its_status(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    raw, status = read_regular(file, 5)
    assert raw == b"12345"
    assert status.st_ino == file.stat().st_ino


def test_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"123456")
    with pytest.raises(FileTooLarge):
        read_regular(file, 5)


def test_of_a_file_without_end_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "sparse"
    with file.open("wb") as stream:
        stream.truncate(64 * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(FileTooLarge):
            read_regular(file, 1_000)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_pipes_devices_and_folders_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match=r"not a regular file|directory"):
            read_regular(place, 5)
    with pytest.raises(NotRegularFile):
        read_regular(tmp_path / "pipe", 5)


@pytest.mark.parametrize(("mode", "own"), [(0o600, True), (0o644, True), (0o660, False), (0o666, False)])
def test_what_others_can_write_is_not_ones_own(tmp_path: Path, mode: int, own: bool) -> None:
    file = tmp_path / "file"
    file.touch()
    file.chmod(mode)
    assert is_own(file.stat()) == own


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files to another account")
def test_what_another_account_owns_is_not_ones_own_and_roots_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.touch(0o600)
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    assert is_own(file.stat())
    os.chown(file, 1001, 1001)
    assert not is_own(file.stat())


def test_a_device_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> int:
        raise AssertionError("opened")

    monkeypatch.setattr(os, "open", opened)
    for place in (Path("/dev/null"), Path("/dev/tty"), tmp_path):
        with pytest.raises(NotRegularFile):
            read_regular(place, 5)
