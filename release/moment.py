"""The moment that all that is made here is dated by: that of the commit, so that its bytes depend on nothing later."""

from __future__ import annotations

import os
import pathlib
import subprocess
from collections.abc import Mapping

from release.refused import Refused

TOLD = "SOURCE_DATE_EPOCH"
UNKNOWN = 1580601600
"""2 February 2020, which hatchling takes too; for a source tree without its history."""

_EARLIEST = 315532800
"""1 January 1980: a zip file knows no earlier date."""


def moment(root: pathlib.Path, env: Mapping[str, str] = os.environ) -> int:
    """Seconds since 1970: what SOURCE_DATE_EPOCH says (Refused if it is no number), else the date of the commit."""
    told = env.get(TOLD, "")
    if told and not told.isdecimal():
        raise Refused(f"{TOLD} is “{told}”; give whole seconds since 1970, or leave it away")
    return max(int(told) if told else _committed(root), _EARLIEST)


def _committed(root: pathlib.Path) -> int:
    if not (root / ".git").exists():
        return UNKNOWN
    command = ("git", "-C", str(root), "log", "-1", "--format=%ct")
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return UNKNOWN
    return int(said)
