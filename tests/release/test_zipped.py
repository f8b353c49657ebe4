"""Zip files: the same content is the same bytes."""

from __future__ import annotations

import pathlib
import zipfile

from release.zipped import FILE, PROGRAM, Entry, write_zip

ENTRIES = [Entry("b", b"2" * 100), Entry("a/c", b"1" * 100, packed=False), Entry("a/run", b"#!", program=True)]
MOMENT = 1700000001


def test_the_order_in_which_entries_come_does_not_matter(tmp_path: pathlib.Path) -> None:
    write_zip(tmp_path / "one", ENTRIES, MOMENT)
    write_zip(tmp_path / "two", reversed(ENTRIES), MOMENT)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_entries_are_sorted_dated_alike_and_have_fixed_modes(tmp_path: pathlib.Path) -> None:
    write_zip(tmp_path / "zip", ENTRIES, MOMENT)
    with zipfile.ZipFile(tmp_path / "zip") as archive:
        infos = archive.infolist()
    assert [each.filename for each in infos] == ["a/c", "a/run", "b"]
    assert {each.date_time for each in infos} == {(2023, 11, 14, 22, 13, 20)}
    assert [each.external_attr >> 16 for each in infos] == [FILE, PROGRAM, FILE]
    assert [each.compress_size < each.file_size for each in infos] == [False, False, True]


def test_what_stands_before_the_archive_does_not_keep_it_from_being_read(tmp_path: pathlib.Path) -> None:
    write_zip(tmp_path / "zip", ENTRIES, MOMENT, b"#!/usr/bin/env python3\n")
    assert (tmp_path / "zip").read_bytes().startswith(b"#!/usr/bin/env python3\nPK")
    with zipfile.ZipFile(tmp_path / "zip") as archive:
        assert archive.testzip() is None
        assert archive.read("b") == b"2" * 100
