"""Pins: each has an exact version and hashes. Wheels are fetched once, and only by hash (pip runs, from a folder)."""

from __future__ import annotations

import pathlib
import re

import pytest

from release import ReleaseError
from release.pins import Pin, fetch_wheels, parse_pins
from release.wheel import Wheel
from tests.release.small_wheels import small_wheel

ROOT = pathlib.Path(__file__).parents[2]


def test_the_pins_of_this_project_name_a_version_and_hashes_each() -> None:
    pins = parse_pins((ROOT / "requirements.txt").read_text(encoding="utf-8"), "requirements.txt")
    assert {"textual", "rich", "tomli-w", "pyperclip", "platformdirs"} <= {pin.name for pin in pins}
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for pin in pins for digest in pin.hashes)


def test_a_pin_keeps_its_marker_for_the_machine_that_installs() -> None:
    text = "Colour_Rama==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via x\n"
    assert parse_pins(text, "here") == [Pin("colour-rama", "1.0", 'sys_platform == "win32"', ("aa", "bb"))]
    line = 'colour-rama==1.0 ; sys_platform == "win32" --hash=sha256:aa --hash=sha256:bb'
    assert parse_pins(text, "here")[0].requirement_line() == line


@pytest.mark.parametrize("line", ["rich==1.0", "rich>=1.0 --hash=sha256:aa", "rich --hash=sha256:aa"])
def test_without_an_exact_version_or_a_hash_nothing_is_packed(line: str) -> None:
    with pytest.raises(
        ReleaseError, match=re.escape("reqs.txt: “rich") + ".*lacks an exact version or a hash; make pins"
    ):
        parse_pins(line, "reqs.txt")


def test_what_is_not_a_requirement_is_named() -> None:
    with pytest.raises(ReleaseError, match=r"reqs.txt: “-r other.txt” is not a requirement"):
        parse_pins("-r other.txt", "reqs.txt")


@pytest.fixture
def offered(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Wheel:
    """The only wheel that pip can find."""
    folder = tmp_path / "offered"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return small_wheel(folder, "one")


def test_a_wheel_is_fetched_once_whatever_its_marker_says(offered: Wheel, tmp_path: pathlib.Path) -> None:
    pin = Pin("one", "1.0", "sys_platform == 'nowhere'", ("0" * 64, offered.sha256))
    assert [wheel.members for wheel in fetch_wheels([pin], tmp_path / "cache")] == [offered.members]
    offered.file.unlink()
    assert [wheel.sha256 for wheel in fetch_wheels([pin], tmp_path / "cache")] == [offered.sha256]


def test_a_wheel_with_another_hash_is_refused(
    offered: Wheel, tmp_path: pathlib.Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ReleaseError, match="fetching the pinned wheels failed"):
        fetch_wheels([Pin("one", "1.0", "", ("0" * 64,))], tmp_path / "cache")
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in capfd.readouterr().err
    assert not list((tmp_path / "cache").glob("*.whl"))


def test_a_cached_wheel_that_was_changed_is_fetched_again(offered: Wheel, tmp_path: pathlib.Path) -> None:
    pin = Pin("one", "1.0", "", (offered.sha256,))
    [cached] = fetch_wheels([pin], tmp_path / "cache")
    cached.file.write_bytes(b"something else")
    assert [wheel.sha256 for wheel in fetch_wheels([pin], tmp_path / "cache")] == [offered.sha256]
