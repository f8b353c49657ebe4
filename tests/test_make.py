"""`make run`: what the program answers is not an error of make's."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[1]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(
    ("arguments", "failed", "said"),
    [
        ("show p8 --style plain", False, ""),
        ("show p99", False, "onrecord: there is no p99"),
        ("show nowhere", True, "***"),
    ],
)
def test_run_passes_on_what_the_program_says(arguments: str, failed: bool, said: str) -> None:
    """The stamp that says whether packages are installed counts as old: the tests set nothing up."""
    command = (
        "make",
        "--old-file=.venv/.runs",
        "run",
        f"BIN={pathlib.Path(sys.executable).parent}",
        f"ARGS={arguments}",
    )
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == failed
    assert said in done.stderr
    assert ("***" in done.stderr) == failed
