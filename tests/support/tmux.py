"""A private tmux server: a real terminal that can be typed into and read."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import time
from dataclasses import dataclass

import pytest

SHELL = ("bash", "--norc", "--noprofile")
LIMIT = 30.0  # seconds to wait for a condition, on a slow machine too


def need(program: str) -> str:
    """Return the program's path; skip the test if it is not installed, and fail it in CI."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"CI must install {program}")
        pytest.skip(f"{program} is not installed")
    return found


@dataclass(frozen=True)
class Tmux:
    """A server with one window. `folder` is the home folder of the programs in it."""

    name: str
    folder: pathlib.Path

    @classmethod
    def start(cls, folder: pathlib.Path, size: tuple[int, int], *options: str) -> Tmux:
        """Start a shell in a window of this size; `options` are tmux commands run first."""
        need("tmux")
        server = cls(f"onrecord-{os.getpid()}-{folder.name}", folder)
        config = folder / "tmux.conf"
        config.write_text("".join(f"{option}\n" for option in options))
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("TMUX", "SSH_", "WAYLAND"))}
        clean.pop("DISPLAY", None)
        clean |= {"HOME": str(folder), "ONRECORD_DATA": str(folder / "data"), "PS1": "ready$ ", "LC_ALL": "C.UTF-8"}
        width, height = size
        subprocess.run(
            [
                "tmux",
                "-L",
                server.name,
                "-f",
                str(config),
                "new-session",
                "-d",
                "-x",
                str(width),
                "-y",
                str(height),
                "sh",
            ],
            env=clean,
            check=True,
        )
        return server

    def run(self, *command: str) -> str:
        done = subprocess.run(["tmux", "-L", self.name, *command], capture_output=True, check=True)
        return done.stdout.decode()

    def keys(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def type(self, text: str) -> None:
        self.run("send-keys", "-l", text)

    @property
    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    @property
    def buffer(self) -> str:
        return self.run("save-buffer", "-")

    def wait_for(self, *texts: str) -> str:
        """Wait until the screen shows all the texts and return it; fail after a while."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            screen = self.screen
            if all(text in screen for text in texts):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"waited for {texts} and saw\n{screen}")

    def wait_for_prompt(self) -> None:
        """Wait until the shell's prompt, `ready$`, is the last text on the screen."""
        end = time.monotonic() + LIMIT
        while not self.screen.rstrip().endswith("ready$"):
            assert time.monotonic() < end, self.screen
            time.sleep(0.05)

    def stop(self) -> None:
        subprocess.run(["tmux", "-L", self.name, "kill-server"], capture_output=True, check=False)
