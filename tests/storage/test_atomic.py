"""Atomic writes: all or nothing, private, links not followed."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from onrecord.storage import NotRegularFile, write_atomically
from onrecord.storage.atomic import STALE_TEMPORARY_SECONDS


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777])
def umask(request: pytest.FixtureRequest) -> object:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_and_folders_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    file = tmp_path / "one" / "two" / "file.txt"
    write_atomically(file, b"words")
    write_atomically(file, b"other words")
    assert file.read_bytes() == b"other words"
    assert (mode(file), mode(file.parent), mode(file.parent.parent)) == (0o600, 0o700, 0o700)


def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"mine")
    link = tmp_path / "last-copy.txt"
    link.symlink_to(precious)
    write_atomically(link, b"words")
    assert precious.read_bytes() == b"mine"
    assert link.read_bytes() == b"words"
    assert not link.is_symlink()


def test_a_hard_link_leaves_the_other_name_as_it_was(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"mine")
    (tmp_path / "last-copy.txt").hardlink_to(precious)
    write_atomically(tmp_path / "last-copy.txt", b"words")
    assert precious.read_bytes() == b"mine"


@pytest.mark.parametrize("fails", ["write", "fsync", "replace"])
def test_the_old_file_stays_whole_when_any_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(b"old")

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if fails == "replace":
        monkeypatch.setattr(Path, "replace", full)
    elif fails == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(os, "fdopen", lambda descriptor, how: _full_after_closing(descriptor))
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.skipif(os.name != "posix", reason="folders are flushed on POSIX")
def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut the file is the old one or the new one, and never an empty one."""
    done: list[str] = []
    flush, rename = os.fsync, Path.replace

    def flushed(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "bytes")
        flush(descriptor)

    def renamed(path: Path, target: Path) -> Path:
        done.append("name")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", renamed)
    write_atomically(tmp_path / "file.txt", b"words")
    assert done == ["bytes", "name", "folder"]


def _full_after_closing(descriptor: int) -> object:
    os.close(descriptor)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "file.txt"
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    with pytest.raises(NotRegularFile, match="move it away"):
        write_atomically(place, b"words")


def test_leftovers_of_killed_writers_go_with_the_next_write_and_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    leftover, recent, other = (tmp_path / name for name in (".file.txt.a.tmp", ".file.txt.b.tmp", ".else.txt.c.tmp"))
    long_ago = time.time() - STALE_TEMPORARY_SECONDS - 60
    for each in (leftover, recent, other):
        each.write_bytes(b"half")
        if each is not recent:
            os.utime(each, (long_ago, long_ago))
    write_atomically(file, b"words")
    assert {each.name for each in tmp_path.iterdir()} == {"file.txt", recent.name, other.name}
