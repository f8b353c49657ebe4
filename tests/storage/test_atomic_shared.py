"""Atomic writes in folders that others can write too, on full disks, and by processes that are killed."""

from __future__ import annotations

import errno
import os
import pathlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from onrecord.storage import rehearse_write, write_atomically
from tests.storage.accounts import NOBODY, SOMEBODY, as_account, needs_root, owned, shared_folder
from tests.tiers import trials


def outcome(path: pathlib.Path, raw: bytes = b"words", *, rehearsed: bool = True) -> str:
    """Return `written`, or the message of the error."""
    try:
        if rehearsed:
            rehearse_write(path)
        write_atomically(path, raw)
    except OSError as error:
        return str(error.strerror)
    return "written"


@needs_root
@pytest.mark.parametrize("mode", [0o777, 0o1777])
def test_a_planted_link_is_replaced_or_refused_and_never_followed(mode: int) -> None:
    with shared_folder(mode) as folder, shared_folder(0o777) as private:
        precious = private / "precious.txt"
        precious.write_bytes(b"mine")
        owned(precious, NOBODY, 0o644)
        link = folder / "last-copy.txt"
        link.symlink_to(precious)
        owned(link, SOMEBODY, 0o777)
        said = as_account(NOBODY, lambda: outcome(link))
        assert precious.read_bytes() == b"mine"
        if mode == 0o777:
            assert (said, link.is_symlink(), link.read_bytes()) == ("written", False, b"words")
        else:
            assert said == "belongs to another account; use another folder"
        assert [path.name for path in folder.iterdir()] == ["last-copy.txt"]


@needs_root
def test_a_file_of_another_account_is_refused_where_only_its_owner_may_take_it_away() -> None:
    with shared_folder(0o1777) as folder:
        file = folder / "last-copy.txt"
        file.write_bytes(b"theirs")
        owned(file, SOMEBODY, 0o666)
        assert as_account(NOBODY, lambda: outcome(file)) == "belongs to another account; use another folder"
        assert file.read_bytes() == b"theirs"
        assert as_account(SOMEBODY, lambda: outcome(file)) == "written"


@needs_root
def test_a_folder_that_takes_no_new_file_is_named_as_the_reason_though_the_old_file_could_be_written() -> None:
    with shared_folder(0o755) as folder:
        file = folder / "last-copy.txt"
        file.write_bytes(b"old")
        owned(file, NOBODY, 0o600)
        reason = "Permission denied: no new file can be created in its folder"
        assert as_account(NOBODY, lambda: outcome(file)) == reason
        assert as_account(NOBODY, lambda: outcome(file, rehearsed=False)) == reason
        assert file.read_bytes() == b"old"


@needs_root
@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_modes_are_private_without_the_rights_of_root(umask: int) -> None:
    with shared_folder(0o777) as folder:
        file = folder / "one" / "two" / "file.txt"

        def write_twice() -> str:
            return f"{outcome(file)} {outcome(file)} {[oct(p.stat().st_mode & 0o7777) for p in (file, file.parent)]}"

        assert as_account(NOBODY, write_twice, umask) == "written written ['0o600', '0o700']"


@pytest.fixture
def small_disk(tmp_path: pathlib.Path) -> Iterator[pathlib.Path]:
    """Yield a file system of 64 KiB; skip the test if none can be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs")
def test_on_a_full_disk_the_old_file_stays_whole(small_disk: pathlib.Path) -> None:
    file = small_disk / "last-copy.txt"
    old = b"old words " * 100
    write_atomically(file, old)
    with pytest.raises(OSError, match="No space left") as error:
        write_atomically(file, b"x" * 80_000)
    assert error.value.errno == errno.ENOSPC
    (small_disk / "fill").write_bytes(b"x" * 48_000)
    fill_up(small_disk / "rest")
    assert outcome(file, b"new words " * 100) == "No space left on device"
    assert file.read_bytes() == old
    assert sorted(path.name for path in small_disk.iterdir()) == ["fill", "last-copy.txt", "rest"]


def fill_up(file: pathlib.Path) -> None:
    with file.open("wb", buffering=0) as stream:
        while True:
            try:
                stream.write(b"x" * 1024)
            except OSError:
                return


@pytest.mark.skipif(os.name != "posix", reason="POSIX limits")
def test_where_no_file_may_grow_the_old_one_stays_whole(tmp_path: pathlib.Path) -> None:
    import resource

    file = tmp_path / "file.txt"
    write_atomically(file, b"old")
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, former[1]))
    try:
        said = outcome(file, b"words" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
    assert said == "File too large"
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


WRITER = """
import pathlib, sys
from onrecord.storage import write_atomically
file = pathlib.Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        write_atomically(file, bytes([letter]) * 300_000)
"""


@pytest.mark.skipif(os.name != "posix", reason="a kill that no process can answer")
def test_a_writer_that_is_killed_at_any_moment_leaves_the_old_or_the_new(tmp_path: pathlib.Path) -> None:
    seed, count = 20261127, trials(test=8, soak=150)
    print(f"seed {seed}, {count} trials")
    dice = random.Random(seed)
    file = tmp_path / "file.txt"
    for _ in range(count):
        with subprocess.Popen([sys.executable, "-c", WRITER, file], stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == "ready\n"
            time.sleep(dice.uniform(0, 0.05))
            writer.send_signal(signal.SIGKILL)
        if file.exists():
            raw = file.read_bytes()
            assert len(raw) == 300_000
            assert len(set(raw)) == 1
    long_ago = time.time() - 3600
    for leftover in tmp_path.glob(".file.txt.*"):
        os.utime(leftover, (long_ago, long_ago))
    write_atomically(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


def test_a_leftover_that_cannot_be_removed_keeps_no_other(tmp_path: pathlib.Path) -> None:
    long_ago = time.time() - 3600
    (tmp_path / ".file.txt.a.tmp").mkdir()
    (tmp_path / ".file.txt.b.tmp").touch()
    for path in tmp_path.iterdir():
        os.utime(path, (long_ago, long_ago))
    write_atomically(tmp_path / "file.txt", b"words")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".file.txt.a.tmp", "file.txt"]


def test_a_rehearsal_leaves_nothing_and_asks_the_nearest_folder_that_is_there(tmp_path: pathlib.Path) -> None:
    rehearse_write(tmp_path / "one" / "two" / "file.txt")
    assert not list(tmp_path.iterdir())
    (tmp_path / "one").touch()
    with pytest.raises(OSError, match="Not a directory"):
        rehearse_write(tmp_path / "one" / "two" / "file.txt")
