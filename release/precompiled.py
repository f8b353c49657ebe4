"""Modules as Python keeps them, so that it need not compile them at each start from a file that it cannot write to."""

from __future__ import annotations

import pathlib
import sys

from release.running import run

SUFFIX = ".pyc"


def precompile(folder: pathlib.Path, called: str) -> None:
    """Put `x.pyc` beside each `x.py`, for the Python that runs this; any other passes it over and compiles the source.

    No dates are in them, and no hash is looked at. A traceback names the files as if they lay in `called`. A process
    of its own does it, since what is kept of equal strings depends on all that a process has loaded before.
    """
    command = [sys.executable, "-m", "compileall", "-q", "-b", "--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(folder), "-p", called, str(folder)]
    run("compiling the modules", command, {"PYTHONHASHSEED": "0"}, folder)
