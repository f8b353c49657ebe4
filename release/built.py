"""The wheel and the sdist, as any build front end makes them."""

from __future__ import annotations

import pathlib
import sys

from release.moment import TOLD
from release.running import run
from release.wheel import Wheel, read_wheel


def build(root: pathlib.Path, folder: pathlib.Path, moment: int) -> Wheel:
    """Both into the folder; the wheel is made from the sdist, and so proves that nothing is missing there."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(root)]
    run("building the wheel and the sdist", command, {TOLD: str(moment)}, root)
    [file] = folder.glob("onrecord-*.whl")
    return read_wheel(file)
