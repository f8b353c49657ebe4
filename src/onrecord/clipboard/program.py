"""Running a helper program with a time limit and without lending it a pipe that it could keep.

A helper that goes on in the background, as xclip and wl-copy do, must hold no pipe of ours: a shell's `$(...)` around
us would wait for it for ever. One that hangs is ended, with all that it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence

from onrecord.clipboard.route import RouteFailed

TIME_LIMIT = 1.0
"""Seconds that a helper program gets."""


def feed(command: Sequence[str], stdin: bytes, limit: float = TIME_LIMIT) -> None:
    """Run a helper that may leave a process in the background; RouteFailed if it fails or takes too long."""
    process = _start(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    _finish(process, command, stdin, limit)


def read(command: Sequence[str], limit: float = TIME_LIMIT) -> bytes:
    """What a helper prints; RouteFailed if it fails or takes too long."""
    process = _start(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    return _finish(process, command, None, limit)


def _finish(process: subprocess.Popen[bytes], command: Sequence[str], stdin: bytes | None, limit: float) -> bytes:
    try:
        printed, _ = process.communicate(stdin, timeout=limit)
    except subprocess.TimeoutExpired:
        _end(process)
        raise RouteFailed(f"{command[0]} did not answer within {limit:g} s") from None
    except OSError as error:
        _end(process)
        raise RouteFailed(f"{command[0]}: {error.strerror}") from None
    if process.returncode:
        raise RouteFailed(f"{command[0]} ended with code {process.returncode}")
    return bytes(printed or b"")


def _start(command: Sequence[str], stdin: int, stdout: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "LC_ALL": os.environ.get("LC_ALL") or "C.UTF-8"}
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
            with contextlib.suppress(OSError):  # what could not be written to it is lost with it
                stream.close()
    process.wait()
