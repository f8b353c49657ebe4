"""Run a helper program with limits on time and output, and without pipes that it could keep open.

A helper that continues in the background, as xclip and wl-copy do, must not inherit our pipes: a shell's `$(...)`
around this program would wait for it forever. A helper that hangs, or writes without end, is killed with all the
processes that it started.
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

from onrecord.clipboard.helper_errors import MAX_ERROR_OUTPUT_BYTES, ErrorOutput, capture_errors
from onrecord.clipboard.route import RouteFailed
from onrecord.clipboard.time_limit import run_with_timeout
from onrecord.storage import failure_reason

HELPER_TIMEOUT_SECONDS = 1.0


READ_CHUNK_BYTES = 64 * 1024

# Names of signals that end this program but leave it time to end its helpers. SIGINT raises an exception instead.
_ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGXCPU")

# Helpers whose end is awaited.
_running: set[subprocess.Popen[bytes]] = set()
# Set while the main thread starts a helper that is not in `_running` yet.
_starting = threading.Event()
# Signals that arrived during that time.
_pending_signals: list[int] = []
# Held by any thread while it starts a helper that is not in `_running` yet.
_may_start = threading.Lock()
# Set once the program ends: a copy must not start its next helper then, which would be left behind.
_exiting = threading.Event()
# Time that the end of the program waits for a helper that is being started.
_START_SECONDS = 1.0


# Default limit for the output of a helper: longer than any text that is copied here.
MAX_PRINTED_BYTES = 8 * 1024 * 1024


class HelperTimeout(RouteFailed):
    """Raised if a helper does not answer in time."""


class HelperOutputTooLong(RouteFailed):
    """Raised if a helper prints more than the limit, perhaps without end."""


def feed_helper(command: Sequence[str], stdin: bytes, timeout_seconds: float | None = None) -> None:
    """Run a helper that may leave a process in the background.

    Raises:
        RouteFailed: it failed or took longer than `timeout_seconds`.
    """
    _run(command, stdin, subprocess.DEVNULL, timeout_seconds)


def read_helper(
    command: Sequence[str], timeout_seconds: float | None = None, max_bytes: int = MAX_PRINTED_BYTES
) -> bytes:
    """Return the output of a helper, reading little more than `max_bytes` of it.

    Raises:
        HelperOutputTooLong: it printed more, and was killed.
        RouteFailed: it failed or took longer than `timeout_seconds`.
    """
    return _run(command, None, subprocess.PIPE, timeout_seconds, max_bytes)


def _run(
    command: Sequence[str],
    input_bytes: bytes | None,
    stdout: int,
    timeout_seconds: float | None,
    max_bytes: int = MAX_PRINTED_BYTES,
) -> bytes:
    timeout_seconds = HELPER_TIMEOUT_SECONDS if timeout_seconds is None else timeout_seconds
    stdin = subprocess.DEVNULL if input_bytes is None else subprocess.PIPE
    with capture_errors() as errors:
        process = _start(command, stdin, stdout, errors.file)
        try:
            with errors.watch(lambda: _kill(process)):
                output = _communicate(process, command[0], input_bytes, timeout_seconds, max_bytes)
        except HelperOutputTooLong:
            _kill_and_reap(process)
            raise
        except (subprocess.TimeoutExpired, TimeoutError):
            _kill_and_reap(process)
            raise HelperTimeout(f"{command[0]}: did not answer within {timeout_seconds:g} s") from None
        except OSError as error:
            _kill_and_reap(process)
            raise RouteFailed(f"{command[0]}: {failure_reason(error)}") from None
        finally:
            if process.returncode is not None:
                _running.discard(process)
        if process.returncode:
            raise _failure(command[0], process.returncode, errors)
    return output


def _failure(name: str, code: int, errors: ErrorOutput) -> RouteFailed:
    """Return the error for a helper that failed, with its error message or else its exit code."""
    if errors.is_too_long:
        return HelperOutputTooLong(f"{name}: printed more than {MAX_ERROR_OUTPUT_BYTES:,} bytes of errors")
    reason = errors.first_line().removeprefix(f"{name}: ")
    return RouteFailed(f"{name}: {reason or f'exited with code {code}'}")


def _communicate(
    process: subprocess.Popen[bytes], name: str, input_bytes: bytes | None, timeout_seconds: float, max_bytes: int
) -> bytes:
    """Write to the helper or read its output, and wait for its end.

    Raises:
        HelperOutputTooLong: it printed more than `max_bytes`.
        subprocess.TimeoutExpired, TimeoutError: it did not end within `timeout_seconds`.
    """
    stdout = process.stdout
    if stdout is None:
        process.communicate(input_bytes, timeout=timeout_seconds)
        return b""
    deadline = time.monotonic() + timeout_seconds
    output = run_with_timeout(lambda: _read_at_most(stdout, max_bytes + 1), timeout_seconds)
    if len(output) > max_bytes:
        raise HelperOutputTooLong(f"{name}: printed more than {max_bytes:,} bytes")
    process.wait(max(0.0, deadline - time.monotonic()))
    return output


def _read_at_most(stream: IO[bytes], max_bytes: int) -> bytes:
    """Return the stream's bytes up to its end, or the first `max_bytes`."""
    parts: list[bytes] = []
    while max_bytes > 0 and (part := stream.read(min(max_bytes, READ_CHUNK_BYTES))):
        parts.append(part)
        max_bytes -= len(part)
    return b"".join(parts)


def _start(command: Sequence[str], stdin: int, stdout: int, stderr: IO[bytes] | None) -> subprocess.Popen[bytes]:
    try:
        with _signals_end_helpers(), _may_start:
            if _exiting.is_set():
                raise RouteFailed(f"{command[0]}: the program is exiting")
            process = subprocess.Popen(
                command,
                stdin=stdin,
                stdout=stdout,
                stderr=subprocess.DEVNULL if stderr is None else stderr,
                start_new_session=True,
                bufsize=0,  # an abandoned reader thread must not hold a lock that closing the pipe waits for
                env={**os.environ, "LC_ALL": _locale()},
            )
            _running.add(process)
    except OSError as error:
        raise RouteFailed(f"{command[0]}: {failure_reason(error)}") from None
    return process


@atexit.register
def kill_remaining_helpers() -> None:
    """Kill the helpers still running when the program ends or is interrupted, and let none start after that."""
    _exiting.set()
    acquired = _may_start.acquire(timeout=_START_SECONDS)
    try:
        for process in tuple(_running):
            _kill(process)
    finally:
        if acquired:
            _may_start.release()


@contextlib.contextmanager
def _signals_end_helpers() -> Iterator[None]:
    """Make signals that end this program end its helpers first, including one that is being started.

    Signals that the program handles itself, as the browser does, are left alone.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    for name in _ENDING_SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end_helpers_first)
    interrupts = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interrupts:
        signal.signal(signal.SIGINT, lambda number, _: _pending_signals.append(number))
    _starting.set()
    try:
        yield
    finally:
        _starting.clear()
        if interrupts:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        while _pending_signals:
            signal.raise_signal(_pending_signals.pop())


def _end_helpers_first(number: int, _: object) -> None:
    """Kill the helpers, then end this program by the same signal; postponed while a helper is being started."""
    if _starting.is_set():
        _pending_signals.append(number)
        return
    kill_remaining_helpers()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


def _locale() -> str:
    """Return a locale that uses UTF-8, even if this session's does not: the text for the helper is UTF-8."""
    locale = os.environ.get("LC_ALL", "")
    if locale.lower().replace("-", "").endswith("utf8"):
        return locale
    return "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"


def _kill_and_reap(process: subprocess.Popen[bytes]) -> None:
    """Kill the helper and the processes it started, close its pipes and wait for its end."""
    _kill(process)
    for stream in (process.stdin, process.stdout):
        if stream:
            with contextlib.suppress(OSError):  # unwritten input is lost with the helper
                stream.close()
    process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the helper and the processes it started."""
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it may have ended by itself
        os.killpg(process.pid, signal.SIGKILL)
