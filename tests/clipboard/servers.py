"""Real displays without a screen: an X server and a Wayland compositor, each of the tests' own."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

from tests.clipboard.programs import require

# Seconds to wait for a server or a condition, on a slow machine too.
LIMIT = 30.0

HEADLESS = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Wait until the condition holds; fail if it does not."""
    end = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.01)


@contextlib.contextmanager
def x_server() -> Iterator[dict[str, str]]:
    """Yield the environment to reach it. Xvfb chooses a free number and prints it once it is ready."""
    require("Xvfb", "xclip", "xsel")
    command = ("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x8", "-nolisten", "tcp", "-noreset")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout
        number = server.stdout.readline().decode().strip()
        assert number, "Xvfb did not start"
        yield {"DISPLAY": f":{number}"}
        server.terminate()


@contextlib.contextmanager
def wayland_server() -> Iterator[dict[str, str]]:
    """Yield the environment to reach it. sway refuses to run as root, so root runs it as nobody."""
    require("sway", "wl-copy", "wl-paste")
    with tempfile.TemporaryDirectory(prefix="sway") as name:
        folder = pathlib.Path(name)
        config = folder / "config"
        config.write_text("xwayland disable\n")
        environment = {"PATH": os.environ["PATH"], "HOME": name, "XDG_RUNTIME_DIR": name, **HEADLESS}
        command = (shutil.which("sway") or "sway", "--config", str(config))
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        with subprocess.Popen(command, env=environment, **quiet, **_unprivileged(folder)) as server:
            wait_until(lambda: list(folder.glob("wayland-*.lock")), "sway's socket")
            [lock] = folder.glob("wayland-*.lock")
            yield {"XDG_RUNTIME_DIR": name, "WAYLAND_DISPLAY": lock.stem}
            server.terminate()


def _unprivileged(folder: pathlib.Path) -> dict[str, Any]:
    """Return the arguments that start a process as another user, who then owns the folder; empty if we are not root."""
    if os.getuid():
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.iterdir()):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
