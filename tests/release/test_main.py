"""Where what is made is put: seen to before anything is made."""

from __future__ import annotations

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]


def refused(into: pathlib.Path) -> str:
    command = [sys.executable, "-m", "release", "--without", "folder", "--into", str(into)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_a_folder_that_is_there_is_left_alone(tmp_path: pathlib.Path) -> None:
    (tmp_path / "letter").write_text("Dear")
    message = f"release: {tmp_path} already exists; name a new folder, so that nothing is lost\n"
    assert refused(tmp_path) == message
    assert (tmp_path / "letter").read_text() == "Dear"


def test_one_that_cannot_be_made_is_named(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").touch()
    message = refused(tmp_path / "file" / "inside" / "dist")
    assert message.startswith("release: ")
    assert str(tmp_path / "file") in message
    assert message.endswith("; make room there, or name another folder with --into\n")
    assert message.count("\n") == 1
