"""Other programs that do a part of the work, heard only when they fail."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections.abc import Mapping, Sequence

from release.refused import Refused


def run(what: str, command: Sequence[str], env: Mapping[str, str], folder: pathlib.Path) -> None:
    """Refused, after all that the program said, where it does not end well."""
    done = subprocess.run(
        command, cwd=folder, env=os.environ | env, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode == 0:
        return
    sys.stderr.write((done.stdout + done.stderr).decode(errors="replace"))
    raise Refused(f"{what} failed (exit code {done.returncode}); what it said stands above")
