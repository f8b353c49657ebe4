"""Other Pythons on this machine."""

from __future__ import annotations

import pathlib
import shutil
import subprocess


def python(version: str) -> str | None:
    """One of that minor version that starts, on the path or where pyenv keeps them; None where there is none."""
    kept = sorted(pathlib.Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    for program in (shutil.which(f"python{version}"), *map(str, kept)):
        if program and subprocess.run((program, "-c", ""), capture_output=True, check=False).returncode == 0:
            return program
    return None
