"""What the tests of the command line share."""

from __future__ import annotations

import os
import pathlib
from functools import cache

import pytest

from onrecord.cli import day, main
from onrecord.cli.doctor import terminal_facts
from onrecord.cli.doctor.measured_width import WidthNotMeasured
from onrecord.clipboard import terminal
from onrecord.packs import bundled_cache
from onrecord.packs.pack_json import decode_pack
from tests.cli.running import Onrecord, Outcome
from tests.packs.a_pack import PackFolder
from tests.today import TODAY

ROOT = pathlib.Path(__file__).parents[2]


_decode_pack = cache(decode_pack)


@pytest.fixture(autouse=True)
def same_bytes_are_one_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack never changes; the hundreds of command lines that are run here need not each make it of its bytes."""
    monkeypatch.setattr(bundled_cache, "decode_pack", _decode_pack)


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str]) -> Onrecord:
    """Runs one command line in this process."""

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = main(arguments)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture(autouse=True)
def config(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """The configuration, which says nothing yet; nothing that is tested touches the files of whoever runs the tests."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "own" / "config.toml"))
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "config.toml").touch()
    return tmp_path / "own" / "config.toml"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever day it is, it is the same for every test."""
    monkeypatch.setattr(day, "today", lambda: TODAY)


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests keeps what is on the clipboard of their terminal."""

    def none() -> int:
        raise OSError(6, "No such device or address")

    def not_measured(texts: object) -> list[int]:
        raise WidthNotMeasured("no controlling terminal")

    monkeypatch.setattr(terminal, "_open", none)
    monkeypatch.setattr(terminal_facts, "measure_widths", not_measured)


@pytest.fixture
def shipped_folder() -> str:
    return str(ROOT / "data" / "japan-us-space-8")


@pytest.fixture
def broken_pack(a_pack: PackFolder) -> PackFolder:
    """A pack with one problem, in missions.toml."""
    a_pack.replace("missions.toml", "to be launched in 2025", "to be launched in 2026")
    return a_pack


@pytest.fixture(autouse=True)
def settings_of_textual_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser's command removes them, and pytest-textual-snapshot keeps one there for its own use."""
    for name, value in os.environ.items():
        if name.startswith("TEXTUAL"):
            monkeypatch.setenv(name, value)
