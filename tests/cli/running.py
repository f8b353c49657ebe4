"""Running the program: in this process, or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Onrecord = Callable[..., Outcome]
"""Takes the arguments of one command line."""


def program(*arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m onrecord` in a process of its own."""
    return subprocess.run(
        command(*arguments),
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def started(*arguments: str, **settings: Any) -> subprocess.Popen[bytes]:
    """As `program`, without waiting for its end."""
    return subprocess.Popen(command(*arguments), stdin=subprocess.DEVNULL, **settings)


def command(*arguments: str | bytes) -> list[str | bytes]:
    return [sys.executable, "-m", "onrecord", *arguments]
