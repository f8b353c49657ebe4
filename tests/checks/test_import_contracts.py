"""The import contracts of pyproject.toml: each is broken once, in a copy of the sources, and seen to fail."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import tomllib

import pytest

ROOT = pathlib.Path(__file__).parent.parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

# By the contract that each breaks: a file of the package and the import that is added to it.
BREACHES = [
    ("rooms know only", "model/kind.py", "import onrecord.search.query"),
    ("rooms know only", "packs/files.py", "import onrecord.quoting.citation"),
    ("rooms know only", "session/preferences.py", "import onrecord.tui.themes"),
    ("only the screen", "navigation/rows.py", "import textual"),
    ("only the screen", "commands/command.py", "import rich.text"),
    ("texts and records", "text/position.py", "import pathlib"),
    ("no network", "library/library.py", "import http.client"),
    ("no circles", "text/characters.py", "import onrecord.text.folding"),
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("__pycache__", "compiled")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def broken_contracts(checkout: pathlib.Path) -> list[str]:
    """Return the names of the contracts that do not hold in a checkout."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    env = {**os.environ, "PYTHONPATH": str(checkout / "src"), "COLUMNS": "500"}
    done = subprocess.run(command, cwd=checkout, env=env, capture_output=True, text=True, check=False)
    assert "Contracts:" in done.stdout, done.stderr
    return [line.partition(" BROKEN")[0] for line in done.stdout.splitlines() if " BROKEN" in line]


def test_every_contract_is_broken_below() -> None:
    assert len(CONTRACTS) >= 5
    for contract in CONTRACTS:
        assert any(contract["name"].startswith(start) for start, _, _ in BREACHES), contract["name"]


def test_all_contracts_hold_in_the_copy(checkout: pathlib.Path) -> None:
    assert broken_contracts(checkout) == []


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES, ids=[f"{file}: {line}" for _, file, line in BREACHES])
def test_a_breach_is_seen(checkout: pathlib.Path, contract: str, file: str, line: str) -> None:
    path = checkout / "src" / "onrecord" / file
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(f"{text}\n{line}\n", encoding="utf-8")
        broken = broken_contracts(checkout)
    finally:
        path.write_text(text, encoding="utf-8")
    assert any(name.startswith(contract) for name in broken), broken


def test_a_new_room_must_be_given_a_floor(checkout: pathlib.Path) -> None:
    room = checkout / "src" / "onrecord" / "attic"
    room.mkdir()
    (room / "__init__.py").touch()
    try:
        command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
        env = {**os.environ, "PYTHONPATH": str(checkout / "src")}
        done = subprocess.run(command, cwd=checkout, env=env, capture_output=True, text=True, check=False)
    finally:
        shutil.rmtree(room)
    assert done.returncode != 0
    assert "attic" in done.stdout
