"""Signals that end a program, heard on a thread of its own, so that a main thread that hangs does not matter."""

from __future__ import annotations

import os
import queue
import select
import signal
import sys
import threading
import time
from collections.abc import Callable

GRACE_SECONDS = 1.0
"""How long the program may take to end by itself before it is ended."""
POLL_SECONDS = 0.05
PAIR_SECONDS = 0.2
"""Within this a second signal is one with the first: a terminal that is closed often sends two."""
_NAMES = (
    *("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU"),
    *("SIGIO", "SIGPWR", "SIGABRT", "SIGTRAP", "SIGSYS", "SIGSTKFLT", "SIGBREAK"),
)
_WITHOUT_NAMES = range(signal.SIGRTMIN, signal.SIGRTMAX + 1) if hasattr(signal, "SIGRTMIN") else ()
"""Those of real time, of which only the first and the last have a name."""
ENDING_SIGNALS = (*(int(getattr(signal, name)) for name in _NAMES if hasattr(signal, name)), *_WITHOUT_NAMES)
"""Numbers of the signals that end a program which does nothing about them, and that let it do something first.

A fault (SIGSEGV and its like) does not: it would come again as soon as its handler is done.
"""


_OF_KEYS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGQUIT", "SIGTSTP") if hasattr(signal, name))


def ignore_signals_of_keys() -> None:
    """Let ctrl+c, ctrl+\\ and ctrl+z do nothing any more, once the program was told to end; on the main thread.

    Typed just behind the key that quits, they would stop it, or have it end as if by a signal, at its last step.
    """
    for number in _OF_KEYS:
        signal.signal(number, signal.SIG_IGN)


class SignalWatch:
    """From `start` on, `tell` is called with the number of the first signal that comes, on the thread of the watch.

    If `done` is not called within GRACE_SECONDS of that, `give_up` is called, with the number too; at once where
    somebody sends another. Signals that were ignored when the program was started, as by nohup, stay so.
    """

    def __init__(self, tell: Callable[[int], None], give_up: Callable[[int], None]) -> None:
        self._tell = tell
        self._give_up = give_up
        self._done = threading.Event()

    def start(self) -> None:
        """Take the signals over for good; to be called on the main thread."""
        receive = _receiver()
        threading.Thread(target=self._work, args=(receive,), name="signals", daemon=True).start()

    def done(self) -> None:
        """Nothing is left to do but to leave."""
        self._done.set()

    def _work(self, receive: Callable[[float | None], int | None]) -> None:
        number = receive(None)
        while number is None:
            number = receive(None)
        self._tell(number)
        if not self._ends_in_time(receive):
            self._give_up(number)

    def _ends_in_time(self, receive: Callable[[float | None], int | None]) -> bool:
        """Wait until it has ended; False where that takes too long, or another signal asks for it."""
        first = time.monotonic()
        while not self._done.is_set():
            again = receive(POLL_SECONDS)
            passed = time.monotonic() - first
            if passed > GRACE_SECONDS or (again is not None and passed > PAIR_SECONDS):
                return False
        return True


def _receiver() -> Callable[[float | None], int | None]:
    """Install the handlers; return a function that waits for a signal, for so many seconds, and returns its number."""
    if sys.platform == "win32":
        return _receiver_of_handlers()
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)  # written to even while the main thread is busy
    _handle(lambda number, _: None)

    def received(seconds: float | None) -> int | None:
        if not select.select([reading], [], [], seconds)[0]:
            return None
        number = os.read(reading, 1)[0]
        return number if number in ENDING_SIGNALS else None

    return received


def _receiver_of_handlers() -> Callable[[float | None], int | None]:
    """The same by handlers alone, which run on the main thread: Windows has no pipe that can be waited for."""
    numbers: queue.SimpleQueue[int] = queue.SimpleQueue()
    _handle(lambda number, _: numbers.put(number))

    def received(seconds: float | None) -> int | None:
        try:
            return numbers.get(timeout=seconds)
        except queue.Empty:
            return None

    return received


def _handle(handler: Callable[[int, object], None]) -> None:
    for number in ENDING_SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)
