"""Handle termination signals on a separate thread, so that they work even if the main thread hangs."""

from __future__ import annotations

import os
import queue
import select
import signal
import sys
import threading
import time
from collections.abc import Callable

# how long the program may take to end by itself before it is killed
GRACE_SECONDS = 1.0
POLL_SECONDS = 0.05
# a second signal within this time counts as the same: a closing terminal often sends two
PAIR_SECONDS = 0.2
_NAMES = (
    *("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU"),
    *("SIGIO", "SIGPWR", "SIGABRT", "SIGTRAP", "SIGSYS", "SIGSTKFLT", "SIGBREAK"),
)
# real-time signals, of which only the first and the last have a name
_WITHOUT_NAMES = range(signal.SIGRTMIN, signal.SIGRTMAX + 1) if hasattr(signal, "SIGRTMIN") else ()
# Numbers of the signals that end a program by default and can be handled. Faults, such as SIGSEGV, are left out: they
# would recur as soon as the handler returns.
ENDING_SIGNALS = (*(int(getattr(signal, name)) for name in _NAMES if hasattr(signal, name)), *_WITHOUT_NAMES)


_KEY_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGQUIT", "SIGTSTP") if hasattr(signal, name))


def ignore_signals_of_keys() -> None:
    r"""Ignore ctrl+c, ctrl+\ and ctrl+z from now on, since the program is exiting; call it on the main thread.

    Typed right after the key that quits, they would stop the program in its last step, or make it end by a signal.
    """
    for number in _KEY_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


class SignalWatch:
    """Watches for termination signals on its own thread.

    After `start`, `tell` is called on that thread with the number of the first signal. If `done` is not called within
    GRACE_SECONDS, or if another signal comes, `give_up` is called with the same number. Signals that were ignored when
    the program started, as by nohup, stay ignored.
    """

    def __init__(self, tell: Callable[[int], None], give_up: Callable[[int], None]) -> None:
        self._tell = tell
        self._give_up = give_up
        self._done = threading.Event()

    def start(self) -> None:
        """Install the signal handlers for good; call it on the main thread."""
        receive = _receiver()
        threading.Thread(target=self._run, args=(receive,), name="signals", daemon=True).start()

    def done(self) -> None:
        """Stop waiting: the program is about to exit by itself."""
        self._done.set()

    def _run(self, receive: Callable[[float | None], int | None]) -> None:
        number = receive(None)
        while number is None:
            number = receive(None)
        self._tell(number)
        if not self._ends_in_time(receive):
            self._give_up(number)

    def _ends_in_time(self, receive: Callable[[float | None], int | None]) -> bool:
        """Wait until the program is done; return False if that takes too long or another signal comes."""
        start = time.monotonic()
        while not self._done.is_set():
            second_signal = receive(POLL_SECONDS)
            elapsed = time.monotonic() - start
            if elapsed > GRACE_SECONDS or (second_signal is not None and elapsed > PAIR_SECONDS):
                return False
        return True


def _receiver() -> Callable[[float | None], int | None]:
    """Install the handlers; return a function that waits some seconds for a signal and returns its number, or None."""
    if sys.platform == "win32":
        return _receiver_of_handlers()
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)  # written to even while the main thread is busy
    _handle(lambda number, _: None)

    def receive(seconds: float | None) -> int | None:
        if not select.select([read_end], [], [], seconds)[0]:
            return None
        number = os.read(read_end, 1)[0]
        return number if number in ENDING_SIGNALS else None

    return receive


def _receiver_of_handlers() -> Callable[[float | None], int | None]:
    """Do the same with handlers alone, which run on the main thread: Windows cannot wait for a pipe."""
    numbers: queue.SimpleQueue[int] = queue.SimpleQueue()
    _handle(lambda number, _: numbers.put(number))

    def receive(seconds: float | None) -> int | None:
        try:
            return numbers.get(timeout=seconds)
        except queue.Empty:
            return None

    return receive


def _handle(handler: Callable[[int, object], None]) -> None:
    for number in ENDING_SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)
