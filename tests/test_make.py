"""`make run`: the program's exit code 1 is not an error of make."""

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
    """Run make with the stamp of installed packages considered old, so that it sets nothing up."""
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
