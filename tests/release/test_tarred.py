"""Tar files: the same folder is the same bytes, whoever made it and when."""

from __future__ import annotations

import os
import pathlib
import sys
import tarfile

import pytest
from release.tarred import write_tar

MOMENT = 1700000000


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
        write_tar(tmp_path / f"{place}.tar.gz", folder, MOMENT)
    assert (tmp_path / "one.tar.gz").read_bytes() == (tmp_path / "two.tar.gz").read_bytes()
    with tarfile.open(tmp_path / "one.tar.gz") as archive:
        found = {each.name: (each.mode, each.mtime, each.uid, each.uname) for each in archive}
        assert archive.getmember("program/link").linkname == "run"
    assert list(found) == ["program", "program/inside", "program/inside/text", "program/link", "program/run"]
    assert found["program/run"] == (0o755, MOMENT, 0, "")
    assert found["program/inside/text"] == (0o644, MOMENT, 0, "")
