"""Foreign modules that could shadow real ones: in the working folder, beside the program, in PYTHONPATH."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from onrecord.cli.precedence import prefer_installed_modules
from tests.anywhere.running import Surroundings
from tests.tiers import sample

SOME = (("show", "missions/slim"), ("search", "METI"), ("styles",), ("list", "terms", "--format", "csv"))
# Names of modules that the program needs, and that Python itself does not need to start.
NAMES = ("textual", "rich", "json", "platformdirs", "tomllib", "argparse", "sqlite3", "pathlib", "shlex", "csv")


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a folder with a module of each name, which ends any program that imports it."""
    in_the_way = tmp_path / "in the way"
    in_the_way.mkdir()
    for name in NAMES:
        (in_the_way / f"{name}.py").write_text("raise SystemExit('the wrong module')\n")
    return in_the_way


def test_they_are_not_taken_for_the_real_ones(program: list[str], folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    clean = {command: Surroundings().run(program, *command, home=tmp_path).stdout for command in sample(SOME, 2)}
    for there in (Surroundings(folder=folder.name), Surroundings(environment={"PYTHONPATH": str(folder)})):
        for command, expected in clean.items():
            done = there.run(program, *command, home=tmp_path)
            assert (done.returncode, done.stdout) == (0, expected), done.stderr


def test_a_script_is_not_bothered_by_what_lies_beside_it(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    script = folder / "onrecord-here"
    script.write_text("import sys\nfrom onrecord.cli import main\nsys.exit(main())\n")
    done = Surroundings().run([sys.executable, str(script)], "show", "p6.s7", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_python_that_is_isolated(tmp_path: pathlib.Path) -> None:
    for flags in ("-I", "-OO", "-W error"):
        words = [sys.executable, *flags.split(), "-m", "onrecord"]
        done = Surroundings().run(words, "show", "missions/slim", home=tmp_path)
        assert (done.returncode, done.stderr) == (0, b""), flags
        assert done.stdout.startswith(b"Smart Lander")


def test_a_folder_of_the_session_comes_last_and_one_that_holds_the_program_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    source = str(pathlib.Path(__file__).parents[2] / "src")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["/named", source]))
    monkeypatch.setattr(sys, "argv", ["/scripts/onrecord"])
    monkeypatch.setattr(
        sys, "path", ["/scripts", "/named", source, str(tmp_path), "/lib/python3", "/lib/site-packages"]
    )
    for _ in range(2):
        prefer_installed_modules()
        assert sys.path == [source, "/lib/python3", "/lib/site-packages", "/scripts", "/named", str(tmp_path)]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "path", ["/named", "/lib"])
    prefer_installed_modules()
    assert sys.path == ["/named", "/lib"]


def test_what_is_loaded_before_the_order_is_set_cannot_be_in_the_way() -> None:
    """`onrecord.cli` and `onrecord.cli.precedence` import what Python has loaded by itself, and nothing else."""
    script = (
        "import sys; before = set(sys.modules); import onrecord.cli, onrecord.cli.precedence; "
        "print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['onrecord', 'onrecord.cli', 'onrecord.cli.precedence']"
