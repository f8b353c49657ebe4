"""The commands without a screen, run in surroundings that allow little; Linux only, since it is made of namespaces."""

from __future__ import annotations

import os
import pathlib
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from tests.support.tmux import need

# Their output is the same bytes everywhere.
COMMANDS = (
    ("show", "missions/slim"),
    ("list", "terms", "--format", "csv"),
    ("search", "宇宙"),
    ("styles",),
    ("check",),
    ("completion", "fish"),
    ("man",),
)

# For whoever runs the tests as root: rights of files hold for root too.
POWERLESS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")

# In a namespace whose mounts nobody else sees.
APART = ("unshare", "--map-root-user", "--mount")


@dataclass(frozen=True)
class Surroundings:
    """`before` are words that come before the program's; None unsets a variable; `folder` is where it is started."""

    before: tuple[str, ...] = ()
    environment: Mapping[str, str | None] = field(default_factory=dict)
    folder: str = "."

    def run(self, program: Sequence[str], *arguments: str, home: pathlib.Path) -> subprocess.CompletedProcess[bytes]:
        """Ends within a minute; no terminal is in reach, so nothing asks one."""
        plain = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "xterm"}
        env = {name: value for name, value in {**plain, **self.environment}.items() if value is not None}
        return subprocess.run(
            [*self.before, *program, *arguments],
            env=env,
            cwd=home / self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            start_new_session=True,
            timeout=60,
            check=False,
        )

    def require(self) -> None:
        """The test is skipped where this system cannot make such surroundings; in CI it fails."""
        if not self.before:
            return
        need(self.before[0])
        made = subprocess.run([*self.before, "true"], env=dict(os.environ), capture_output=True, check=False)
        if made.returncode and not os.environ.get("CI"):
            pytest.skip(f"cannot be made here: {made.stderr.decode()}")
        assert made.returncode == 0, made.stderr


def shell(script: str, *before: str) -> tuple[str, ...]:
    """Words that run a line of shell and then the program."""
    return (*before, "sh", "-c", f'{script}; exec "$@"', "sh")
