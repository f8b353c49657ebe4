"""Zip and tar files: the same content is the same bytes. SHA256SUMS is read by the program that people have."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

import pytest

from release.archives import CHECKSUMS, EXECUTABLE_MODE, FILE_MODE, Entry, write_checksums, write_tar, write_zip

ENTRIES = [Entry("b", b"2" * 100), Entry("a/c", b"1" * 100, compressed=False), Entry("a/run", b"#!", executable=True)]
TIMESTAMP = 1700000001


def test_the_order_in_which_entries_come_does_not_matter(tmp_path: pathlib.Path) -> None:
    write_zip(tmp_path / "one", ENTRIES, TIMESTAMP)
    write_zip(tmp_path / "two", reversed(ENTRIES), TIMESTAMP)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_entries_are_sorted_dated_alike_and_have_fixed_modes(tmp_path: pathlib.Path) -> None:
    write_zip(tmp_path / "zip", ENTRIES, TIMESTAMP)
    with zipfile.ZipFile(tmp_path / "zip") as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == ["a/c", "a/run", "b"]
    assert {info.date_time for info in infos} == {(2023, 11, 14, 22, 13, 20)}
    assert [info.external_attr >> 16 for info in infos] == [FILE_MODE, EXECUTABLE_MODE, FILE_MODE]
    assert [info.compress_size < info.file_size for info in infos] == [False, False, True]


def test_what_stands_before_the_archive_does_not_keep_it_from_being_read(tmp_path: pathlib.Path) -> None:
    write_zip(tmp_path / "zip", ENTRIES, TIMESTAMP, b"#!/usr/bin/env python3\n")
    assert (tmp_path / "zip").read_bytes().startswith(b"#!/usr/bin/env python3\nPK")
    with zipfile.ZipFile(tmp_path / "zip") as archive:
        assert archive.testzip() is None
        assert archive.read("b") == b"2" * 100


@pytest.mark.skipif(sys.platform == "win32", reason="there the folder goes into a zip file")
def test_dates_modes_and_places_of_files_do_not_matter(tmp_path: pathlib.Path) -> None:
    for place, mode, date in (("one", 0o600, 1), ("two", 0o664, 2)):
        folder = tmp_path / place / "program"
        (folder / "inside").mkdir(parents=True)
        for name, content, more in (("run", "#!", 0o111), ("inside/text", "words", 0)):
            (folder / name).write_text(content)
            (folder / name).chmod(mode | more)
            os.utime(folder / name, (date, date))
        (folder / "link").symlink_to("run")
        write_tar(tmp_path / f"{place}.tar.gz", folder, TIMESTAMP)
    assert (tmp_path / "one.tar.gz").read_bytes() == (tmp_path / "two.tar.gz").read_bytes()
    with tarfile.open(tmp_path / "one.tar.gz") as archive:
        members = {info.name: (info.mode, info.mtime, info.uid, info.uname) for info in archive}
        assert archive.getmember("program/link").linkname == "run"
    assert list(members) == ["program", "program/inside", "program/inside/text", "program/link", "program/run"]
    assert members["program/run"] == (0o755, TIMESTAMP, 0, "")
    assert members["program/inside/text"] == (0o644, TIMESTAMP, 0, "")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_a_changed_file_is_found(tmp_path: pathlib.Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text(name)
    write_checksums(tmp_path)
    write_checksums(tmp_path)
    assert [line.split()[1] for line in (tmp_path / CHECKSUMS).read_text().splitlines()] == ["a", "b"]
    check = ("sha256sum", "--check", "--quiet", CHECKSUMS)
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "b").write_text("c")
    result = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (1, "b: FAILED\n")
