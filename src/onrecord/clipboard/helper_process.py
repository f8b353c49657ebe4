"""Running a helper program with a time limit and without lending it a pipe that it could keep.

A helper that goes on in the background, as xclip and wl-copy do, must hold no pipe of ours: a shell's `$(...)` around
us would wait for it for ever. One that hangs, or prints or complains without end, is ended, with all that it started.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import IO

from onrecord.clipboard.helper_errors import MAX_COMPLAINED_BYTES, Complaints, open_complaints
from onrecord.clipboard.route import RouteFailed
from onrecord.clipboard.time_limit import run_with_timeout

HELPER_TIMEOUT_SECONDS = 1.0
"""Seconds that a helper program gets, where nothing else is said."""


READ_CHUNK_BYTES = 64 * 1024

_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGXCPU")
"""Names of signals that end this program, and leave it time to end its helpers. SIGINT raises an exception."""

_running: set[subprocess.Popen[bytes]] = set()
"""Helpers that are being waited for."""
_starting = threading.Event()
"""Set while the main thread starts a helper that `_running` does not hold yet."""
_came: list[int] = []
"""Signals that came meanwhile."""
_may_start = threading.Lock()
"""Held while a helper is started and not known yet, on whatever thread."""
_over = threading.Event()
"""Set once the program ends: a copy that goes on to its next helper then would leave it behind."""
_START_SECONDS = 1.0
"""Time that the end waits for a helper that is being started."""


MAX_PRINTED_BYTES = 8 * 1024 * 1024
"""What a helper may print, where nothing else is said: longer than any text that is copied here."""


class HelperTimeout(RouteFailed):
    """The helper did not answer within its time."""


class HelperOutputTooLong(RouteFailed):
    """The helper printed more than was asked for, perhaps without end."""


def feed_helper(command: Sequence[str], stdin: bytes, limit: float | None = None) -> None:
    """Run a helper that may leave a process in the background; RouteFailed if it fails or takes too long."""
    _run(command, stdin, subprocess.DEVNULL, limit)


def read_helper(command: Sequence[str], limit: float | None = None, max_bytes: int = MAX_PRINTED_BYTES) -> bytes:
    """Return what a helper prints, of which no more than `max_bytes` are ever held.

    Raises:
        TooMuch: it printed more, and was ended.
        RouteFailed: it failed or took too long.
    """
    return _run(command, None, subprocess.PIPE, limit, max_bytes)


def _run(
    command: Sequence[str], given: bytes | None, stdout: int, limit: float | None, max_bytes: int = MAX_PRINTED_BYTES
) -> bytes:
    limit = HELPER_TIMEOUT_SECONDS if limit is None else limit
    stdin = subprocess.DEVNULL if given is None else subprocess.PIPE
    with open_complaints() as complained:
        process = _start(command, stdin, stdout, complained.file)
        try:
            with complained.watched(lambda: _kill(process)):
                printed = _communicate(process, command[0], given, limit, max_bytes)
        except HelperOutputTooLong:
            _end(process)
            raise
        except (subprocess.TimeoutExpired, TimeoutError):
            _end(process)
            raise HelperTimeout(f"{command[0]}: did not answer within {limit:g} s") from None
        except OSError as error:
            _end(process)
            raise RouteFailed(f"{command[0]}: {error.strerror}") from None
        finally:
            if process.returncode is not None:
                _running.discard(process)
        if process.returncode:
            raise _failure(command[0], process.returncode, complained)
    return printed


def _failure(name: str, code: int, complained: Complaints) -> RouteFailed:
    """Return why a helper failed: what it complained of, else its exit code."""
    if complained.are_too_many:
        return HelperOutputTooLong(f"{name}: printed more than {MAX_COMPLAINED_BYTES:,} bytes of complaints")
    reason = complained.first_line().removeprefix(f"{name}: ")
    return RouteFailed(f"{name}: {reason or f'ended with code {code}'}")


def _communicate(
    process: subprocess.Popen[bytes], name: str, given: bytes | None, limit: float, max_bytes: int
) -> bytes:
    """Feed the helper or read what it prints, and wait for its end.

    Raises:
        TooMuch: it printed more than `max_bytes`.
        subprocess.TimeoutExpired, TimeoutError: it did not end within `limit` seconds.
    """
    stdout = process.stdout
    if stdout is None:
        process.communicate(given, timeout=limit)
        return b""
    end = time.monotonic() + limit
    printed = run_with_timeout(lambda: _read_at_most(stdout, max_bytes + 1), limit)
    if len(printed) > max_bytes:
        raise HelperOutputTooLong(f"{name}: printed more than {max_bytes:,} bytes")
    process.wait(max(0.0, end - time.monotonic()))
    return printed


def _read_at_most(stream: IO[bytes], max_bytes: int) -> bytes:
    """Read to the end of the stream, or `max_bytes` of it."""
    parts: list[bytes] = []
    while max_bytes > 0 and (part := stream.read(min(max_bytes, READ_CHUNK_BYTES))):
        parts.append(part)
        max_bytes -= len(part)
    return b"".join(parts)


def _start(command: Sequence[str], stdin: int, stdout: int, stderr: IO[bytes] | None) -> subprocess.Popen[bytes]:
    try:
        with _ended_with_us(), _may_start:
            if _over.is_set():
                raise RouteFailed(f"{command[0]}: the program is ending")
            process = subprocess.Popen(
                command,
                stdin=stdin,
                stdout=stdout,
                stderr=subprocess.DEVNULL if stderr is None else stderr,
                start_new_session=True,
                bufsize=0,  # a reader that is given up on must hold no lock that closing the pipe would wait for
                env={**os.environ, "LC_ALL": _locale()},
            )
            _running.add(process)
    except OSError as error:
        raise RouteFailed(f"{command[0]}: {error.strerror}") from None
    return process


@atexit.register
def kill_remaining_helpers() -> None:
    """End the helpers that were not waited for, since the program was left or interrupted; no other is started."""
    _over.set()
    known = _may_start.acquire(timeout=_START_SECONDS)
    try:
        for process in tuple(_running):
            _kill(process)
    finally:
        if known:
            _may_start.release()


@contextlib.contextmanager
def _ended_with_us() -> Iterator[None]:
    """Have what ends this program end its helpers first, also the one that is started meanwhile.

    Nothing is changed where the program does something about these signals itself, as the browser does.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end_all)
    interrupts = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interrupts:
        signal.signal(signal.SIGINT, lambda number, _: _came.append(number))
    _starting.set()
    try:
        yield
    finally:
        _starting.clear()
        if interrupts:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        while _came:
            signal.raise_signal(_came.pop())


def _end_all(number: int, _: object) -> None:
    """End the helpers, and then this program by the same signal; once a helper that is being started is known."""
    if _starting.is_set():
        _came.append(number)
        return
    kill_remaining_helpers()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


def _locale() -> str:
    """One in which text is UTF-8, whatever this session's is: the text that is handed over is."""
    given = os.environ.get("LC_ALL", "")
    if given.lower().replace("-", "").endswith("utf8"):
        return given
    return "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the helper and everything it started, and take leave of it."""
    _kill(process)
    for stream in (process.stdin, process.stdout):
        if stream:
            with contextlib.suppress(OSError):  # what could not be written to it is lost with it
                stream.close()
    process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The helper and everything it started."""
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it may end by itself meanwhile
        os.killpg(process.pid, signal.SIGKILL)
