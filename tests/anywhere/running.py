"""Run the commands without a screen in restricted environments; Linux only, as these are made of namespaces."""

from __future__ import annotations

import os
import pathlib
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from tests.support.tmux import need

# Commands whose output is the same bytes everywhere.
COMMANDS = (
    ("show", "missions/slim"),
    ("list", "terms", "--format", "csv"),
    ("search", "宇宙"),
    ("styles",),
    ("check",),
    ("completion", "fish"),
    ("man",),
)

# Drops root's capabilities, so that file permissions apply to root too.
POWERLESS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")

# Runs in a mount namespace of its own.
APART = ("unshare", "--map-root-user", "--mount")


@dataclass(frozen=True)
class Surroundings:
    """A restricted environment: `before` is a command prefix; None unsets a variable; `folder` is the working one."""

    before: tuple[str, ...] = ()
    environment: Mapping[str, str | None] = field(default_factory=dict)
    folder: str = "."

    def run(self, program: Sequence[str], *arguments: str, home: pathlib.Path) -> subprocess.CompletedProcess[bytes]:
        """Run the program without a terminal, for at most a minute."""
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
        """Skip the test if this system cannot create the environment; fail it in CI."""
        if not self.before:
            return
        need(self.before[0])
        made = subprocess.run([*self.before, "true"], env=dict(os.environ), capture_output=True, check=False)
        if made.returncode and not os.environ.get("CI"):
            pytest.skip(f"cannot be made here: {made.stderr.decode()}")
        assert made.returncode == 0, made.stderr


def shell(script: str, *before: str) -> tuple[str, ...]:
    """Return a command prefix that runs a line of shell and then the program."""
    return (*before, "sh", "-c", f'{script}; exec "$@"', "sh")
