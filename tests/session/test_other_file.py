"""Another file for what cannot be saved: never over what is there, and each failure in a sentence."""

from __future__ import annotations

import errno
import pathlib

from onrecord.session.other_file import other_file, write_other_file


def test_a_folder_gets_a_file_of_the_usual_name(tmp_path: pathlib.Path) -> None:
    assert other_file(str(tmp_path), "memo.toml") == tmp_path / "memo.toml"
    assert other_file(str(tmp_path / "x.toml"), "memo.toml") == tmp_path / "x.toml"


def test_what_is_there_is_never_written_over(tmp_path: pathlib.Path) -> None:
    (file := tmp_path / "a").write_text("theirs")
    assert write_other_file(file, lambda path: path.write_text("ours")) == f"{file} is there already; name another"
    assert file.read_text() == "theirs"


def test_a_failure_is_a_sentence(tmp_path: pathlib.Path) -> None:
    def fail(path: pathlib.Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    gone = tmp_path / "gone"
    assert write_other_file(gone / "a", fail) == f"there is no folder {gone}"
    assert "No space left on device" in (write_other_file(tmp_path / "a", fail) or "")
    assert write_other_file(tmp_path / "a", lambda path: path.write_text("ours")) is None
    assert (tmp_path / "a").read_text() == "ours"
