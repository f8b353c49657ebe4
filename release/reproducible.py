"""Steps that make builds reproducible: the date given to every file, tools run with it, and bytecode without dates."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections.abc import Mapping, Sequence

from release import ReleaseError

SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH"
FALLBACK_DATE = 1580601600  # 2 February 2020, hatchling's default too; for a source tree without its history
BYTECODE_SUFFIX = ".pyc"

_EARLIEST_DATE = 315532800  # 1 January 1980, the earliest date that a zip file can hold


def source_date(root: pathlib.Path, env: Mapping[str, str] = os.environ) -> int:
    """Return the date for all files, in seconds since 1970: SOURCE_DATE_EPOCH if set, else the date of the commit.

    Raises:
        ReleaseError: when SOURCE_DATE_EPOCH is not a number.
    """
    text = env.get(SOURCE_DATE_EPOCH, "")
    if text and not text.isdecimal():
        raise ReleaseError(f"{SOURCE_DATE_EPOCH} is “{text}”; set it to whole seconds since 1970, or unset it")
    return max(int(text) if text else _commit_date(root), _EARLIEST_DATE)


def _commit_date(root: pathlib.Path) -> int:
    if not (root / ".git").exists():
        return FALLBACK_DATE
    command = ("git", "-C", str(root), "log", "-1", "--format=%ct")
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return FALLBACK_DATE
    return int(output)


def run_tool(step: str, command: Sequence[str], env: Mapping[str, str], folder: pathlib.Path) -> None:
    """Run another program in a folder, with `env` added to the environment; print its output only if it fails.

    Raises:
        ReleaseError: when it exits with an error; the message names the `step`.
    """
    result = subprocess.run(
        command, cwd=folder, env=os.environ | env, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if result.returncode == 0:
        return
    sys.stderr.write((result.stdout + result.stderr).decode(errors="replace"))
    raise ReleaseError(f"{step} failed (exit code {result.returncode}); its output is above")


def compile_modules(folder: pathlib.Path, traceback_folder: str) -> None:
    """Write `x.pyc` beside each `x.py`, for the Python that runs this; other Pythons compile the source instead.

    A zipapp cannot store bytecode at run time, so without these files each start would compile every module. The files
    hold no dates and their hashes are not checked. Tracebacks name files as if they were in `traceback_folder`. A
    separate process does it, because the bytes depend on which equal strings a process has interned before.
    """
    command = [sys.executable, "-m", "compileall", "-q", "-b", "--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(folder), "-p", traceback_folder, str(folder)]
    run_tool("compiling the modules", command, {"PYTHONHASHSEED": "0"}, folder)
