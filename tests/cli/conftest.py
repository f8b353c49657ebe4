"""What the tests of the command line share."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.cli import main
from tests.cli.running import Onrecord, Outcome
from tests.packs.a_pack import PackFolder

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str]) -> Onrecord:
    """Runs one command line in this process."""

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = main(arguments)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture
def shipped_folder() -> str:
    return str(ROOT / "data" / "japan-us-space-8")


@pytest.fixture
def broken_pack(a_pack: PackFolder) -> PackFolder:
    """A pack with one problem, in missions.toml."""
    a_pack.replace("missions.toml", "to be launched in 2025", "to be launched in 2026")
    return a_pack
