"""Asking the terminal how it draws, before the screen is loaded: the answers come while Textual is imported."""

from __future__ import annotations

import os
import select
import sys
import time
from typing import Any

from onrecord.text.terminal_answers import QUESTION, AnswerFilter, Answers

MAX_WAIT_SECONDS = 0.1
"""The first picture waits no longer than this, counted from the question."""
MAX_READ_BYTES = 4096


class TerminalQuestion:
    """A question that was put to the terminal that standard input is.

    `filter` takes the answers, now and later; `typed` are the bytes of keys that came among them; `modes` are the
    terminal's modes (termios) of before, to be set again in the end.
    """

    def __init__(self, terminal: int, modes: list[Any]) -> None:
        self.filter = AnswerFilter()
        self.typed = b""
        self.modes = modes
        self._terminal = terminal
        self._asked_at = time.monotonic()

    def answers(self) -> Answers:
        """Return what the terminal has said; waits for all of it for at most 0.1 s from the question."""
        deadline = self._asked_at + MAX_WAIT_SECONDS
        while not self.filter.answers.complete:
            wait = max(0.0, deadline - time.monotonic())
            if not select.select([self._terminal], [], [], wait)[0]:
                break
            if not (sent := os.read(self._terminal, MAX_READ_BYTES)):
                break
            self.typed += self.filter.keys_in(sent.decode("latin-1")).encode("latin-1")  # one character for each byte
        return self.filter.answers


def ask_terminal() -> TerminalQuestion | None:
    """Put the question; None where nothing can be asked: on Windows, in the background, or where nothing is a terminal.

    Until the browser or `restore` sets the modes anew, the terminal echoes nothing, so that no answer is seen.
    """
    try:
        import termios
    except ImportError:  # Windows
        return None
    try:
        terminal = sys.stdin.fileno()
        if os.tcgetpgrp(terminal) != os.getpgrp():  # changing modes would stop the program
            return None
        modes = termios.tcgetattr(terminal)
        quiet = [*modes]
        quiet[3] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(terminal, termios.TCSANOW, quiet)
        os.write(sys.stderr.fileno(), QUESTION.encode())
    except (OSError, ValueError, termios.error):
        return None
    return TerminalQuestion(terminal, modes)


def restore(question: TerminalQuestion | None) -> None:
    """Set the terminal's modes of before the question again."""
    if question is None:
        return
    import contextlib
    import termios

    with contextlib.suppress(OSError, termios.error):  # the terminal is gone
        termios.tcsetattr(question._terminal, termios.TCSANOW, question.modes)
