"""Which wheels are packed: those that run on any system."""

from __future__ import annotations

import pathlib

import pytest

from release import ReleaseError
from release.wheel import data_files, read_wheel, unpack_wheels
from tests.release.small_wheels import small_wheel


def test_a_wheel_for_one_system_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReleaseError, match=r"fast-1.0-cp311-cp311-linux_x86_64.whl is for one system only"):
        small_wheel(tmp_path, "fast", tags="cp311-cp311-linux_x86_64")


def test_a_file_that_is_no_wheel_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReleaseError, match="Invalid wheel filename"):
        read_wheel(tmp_path / "fast.whl")


def test_unpacked_wheels_keep_all_but_the_list_of_their_files(tmp_path: pathlib.Path) -> None:
    unpack_wheels([small_wheel(tmp_path, "one"), small_wheel(tmp_path, "two")], tmp_path / "into")
    paths = sorted(path.relative_to(tmp_path / "into").as_posix() for path in (tmp_path / "into").rglob("*.*"))
    assert [name for name in paths if name.endswith(".py")] == ["one.py", "two.py"]
    assert (tmp_path / "into" / "one-1.0.dist-info" / "METADATA").is_file()
    assert not list((tmp_path / "into").rglob("RECORD"))


def test_what_pip_puts_elsewhere_is_not_among_the_packages(tmp_path: pathlib.Path) -> None:
    wheel = small_wheel(tmp_path, "one", more={"one-1.0.data/data/share/man/man1/one.1": "manual"})
    unpack_wheels([wheel], tmp_path / "into")
    assert data_files(wheel) == {"share/man/man1/one.1": b"manual"}
    assert not (tmp_path / "into" / "one-1.0.data").exists()


def test_two_wheels_that_bring_the_same_file_are_refused(tmp_path: pathlib.Path) -> None:
    other = small_wheel(tmp_path, "two", more={"one.py": "ANSWER = 0\n"})
    with pytest.raises(ReleaseError, match=r"two-1.0-py3-none-any.whl contains one.py, and so does another wheel"):
        unpack_wheels([small_wheel(tmp_path, "one"), other], tmp_path / "into")
