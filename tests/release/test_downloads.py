"""Wheels are fetched once, and only such as requirements.txt names by their hash. pip runs, from a folder."""

from __future__ import annotations

import pathlib

import pytest
from release.downloads import wheels
from release.pins import Pin
from release.refused import Refused
from release.wheel import Wheel

from tests.release.small import small_wheel


@pytest.fixture
def offered(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Wheel:
    """A wheel that pip finds, and nothing else does it find."""
    place = tmp_path / "offered"
    place.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(place))
    return small_wheel(place, "one")


def test_a_wheel_is_fetched_once_whatever_its_marker_says(offered: Wheel, tmp_path: pathlib.Path) -> None:
    pin = Pin("one", "1.0", "sys_platform == 'nowhere'", ("0" * 64, offered.sha256))
    assert [each.members for each in wheels([pin], tmp_path / "kept")] == [offered.members]
    offered.file.unlink()
    assert [each.sha256 for each in wheels([pin], tmp_path / "kept")] == [offered.sha256]


def test_a_wheel_with_another_hash_is_refused(
    offered: Wheel, tmp_path: pathlib.Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Refused, match="fetching the pinned wheels failed"):
        wheels([Pin("one", "1.0", "", ("0" * 64,))], tmp_path / "kept")
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in capfd.readouterr().err
    assert not list((tmp_path / "kept").glob("*.whl"))


def test_a_kept_wheel_that_was_changed_is_fetched_anew(offered: Wheel, tmp_path: pathlib.Path) -> None:
    pin = Pin("one", "1.0", "", (offered.sha256,))
    [kept] = wheels([pin], tmp_path / "kept")
    kept.file.write_bytes(b"something else")
    assert [each.sha256 for each in wheels([pin], tmp_path / "kept")] == [offered.sha256]
