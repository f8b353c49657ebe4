"""Asking the terminal how it draws, before the screen is loaded, so that it answers while Textual is imported."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
from types import FrameType
from typing import Any

from onrecord.cli.exit_codes import INTERRUPTED
from onrecord.text.terminal_answers import QUESTION, AnswerFilter, PendingQuestion

try:
    import termios
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

MAX_WAIT_SECONDS = 0.1  # of the first picture, counted from the question
MAX_READ_BYTES = 4096
ENTER = b"\r"  # as the browser expects it; the terminal turned Enter before the question into a line feed
UNANSWERED = ("dumb", "unknown")  # values of TERM of terminals that would display the question as text


class TerminalQuestion:
    """A question to the terminal on standard input."""

    def __init__(self, terminal: int, modes: list[Any]) -> None:
        self._filter = AnswerFilter()
        self._typed = b""
        self._modes = modes
        self._terminal = terminal
        self._deadline = 0.0

    def ask(self) -> bool:
        """Write the question and switch echo off; return whether that succeeded."""
        silent_modes = [*self._modes]
        silent_modes[0] &= ~(termios.ICRNL | termios.IXON)  # Enter and ctrl+s are keys of the browser already
        silent_modes[3] &= ~(termios.ICANON | termios.ECHO)
        try:
            termios.tcsetattr(self._terminal, termios.TCSANOW, silent_modes)
            os.write(sys.stderr.fileno(), QUESTION.encode())
        except (OSError, ValueError, termios.error):
            self._deadline = 0.0
            self.restore()
            return False
        self._deadline = time.monotonic() + MAX_WAIT_SECONDS
        return True

    def answers(self) -> PendingQuestion:
        """Return the answers, after waiting for all of them for at most 0.1 s from the question."""
        with contextlib.suppress(OSError):  # the terminal is gone: the browser finds that out by itself
            while not self._filter.answers.complete:
                wait = max(0.0, self._deadline - time.monotonic())
                if not select.select([self._terminal], [], [], wait)[0]:
                    break
                if not (sent := os.read(self._terminal, MAX_READ_BYTES)):
                    break
                keys = self._filter.remove_answers(sent.decode("latin-1"))  # one character for each byte
                self._typed += keys.encode("latin-1").replace(b"\n", ENTER)
        return PendingQuestion(self._filter, self._typed, self._modes)

    def restore(self) -> None:
        """Restore the terminal's modes of before the question, if the browser does not start after all.

        The answers are read first: a shell would take them for typed text.
        """
        self.answers()
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(self._terminal, termios.TCSANOW, self._modes)

    def restore_before_the_end(self) -> None:
        """Restore the modes also if a signal ends the program before the browser handles signals."""

        def end(number: int, frame: FrameType | None) -> None:
            self._deadline = 0.0  # do not wait for answers any more
            self.restore()
            if number == signal.SIGINT:
                os._exit(INTERRUPTED)  # an exception might be caught by whatever is being imported
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, end)


def ask_terminal() -> TerminalQuestion | None:
    """Ask the terminal. Return None if that is impossible: on Windows, in the background, or without a terminal.

    The terminal does not echo until the browser sets its own modes, or until `restore`, so that no answer is visible.
    """
    if os.environ.get("TERM", "").lower() in ("", *UNANSWERED) or termios is None:
        return None
    try:
        terminal = sys.stdin.fileno()
        if os.tcgetpgrp(terminal) != os.getpgrp():  # changing modes would stop the program
            return None
        question = TerminalQuestion(terminal, termios.tcgetattr(terminal))
    except (OSError, ValueError, termios.error):
        return None
    question.restore_before_the_end()
    return question if question.ask() else None
