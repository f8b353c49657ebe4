"""SHA256SUMS, read by the program that people have."""

from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest
from release.sums import NAME, write_sums


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_a_changed_file_is_found(tmp_path: pathlib.Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text(name)
    write_sums(tmp_path)
    write_sums(tmp_path)
    assert [line.split()[1] for line in (tmp_path / NAME).read_text().splitlines()] == ["a", "b"]
    check = ("sha256sum", "--check", "--quiet", NAME)
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "b").write_text("c")
    found = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (1, "b: FAILED\n")
