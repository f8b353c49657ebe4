"""Routes through helper programs: xclip, xsel, wl-copy, pbcopy, tmux.

They are started by us and not through a library: a helper that goes on in the background must hold no pipe of ours
(a shell's `$(...)` would wait for it for ever), and one that hangs must be ended.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.clipboard.route import Done, Proof, RouteFailed

TIME_LIMIT = 1.0
"""Seconds that a helper program gets."""


@dataclass(frozen=True)
class HelperRoute:
    """A program that takes the text on its standard input, and one that gives it back."""

    name: str
    copy_command: tuple[str, ...]
    paste_command: tuple[str, ...]
    needs: str
    proof: Proof = Proof.CLIPBOARD

    def available(self) -> bool:
        """The environment names the display or session that it needs, and the program is on the path."""
        return (not self.needs or bool(os.environ.get(self.needs))) and shutil.which(self.copy_command[0]) is not None

    def copy(self, text: str) -> Done:
        """Hand over the text, read it back, compare."""
        run(self.copy_command, stdin=text.encode())
        if read_back(self.paste_command) != text.encode():
            raise RouteFailed("what was read back is not what was copied")
        return Done(self.name, self.proof)


XCLIP = HelperRoute(
    "xclip", ("xclip", "-selection", "clipboard", "-in"), ("xclip", "-selection", "clipboard", "-o"), "DISPLAY"
)
XSEL = HelperRoute("xsel", ("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output"), "DISPLAY")
WAYLAND = HelperRoute(
    "wl-copy", ("wl-copy", "--type", "text/plain;charset=utf-8"), ("wl-paste", "--no-newline"), "WAYLAND_DISPLAY"
)
MACOS = HelperRoute("pbcopy", ("pbcopy",), ("pbpaste",), "")
TMUX = HelperRoute("tmux", ("tmux", "load-buffer", "-w", "-"), ("tmux", "save-buffer", "-"), "TMUX", Proof.BUFFER)


def run(command: tuple[str, ...], stdin: bytes) -> None:
    """Run a helper that may leave a process in the background; RouteFailed if it fails or takes too long."""
    process = _start(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        process.communicate(stdin, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        _end(process)
        raise RouteFailed(f"{command[0]} did not answer within {TIME_LIMIT:g} s") from None
    except OSError as error:
        _end(process)
        raise RouteFailed(f"{command[0]}: {error.strerror}") from None
    if process.returncode:
        raise RouteFailed(f"{command[0]} ended with code {process.returncode}")


def read_back(command: tuple[str, ...]) -> bytes:
    """What the helper prints; RouteFailed if it fails or takes too long."""
    process = _start(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    try:
        printed, _ = process.communicate(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        _end(process)
        raise RouteFailed(f"{command[0]} did not give the text back within {TIME_LIMIT:g} s") from None
    if process.returncode:
        raise RouteFailed(f"{command[0]} could not read it back (code {process.returncode})")
    return bytes(printed)


def _start(command: tuple[str, ...], stdin: int, stdout: int) -> subprocess.Popen[bytes]:
    environment: Mapping[str, str] = {**os.environ, "LC_ALL": os.environ.get("LC_ALL") or "C.UTF-8"}
    try:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        )
    except OSError as error:
        raise RouteFailed(f"{command[0]}: {error.strerror}") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the helper and everything it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):  # it may end by itself meanwhile
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()
    process.wait()
