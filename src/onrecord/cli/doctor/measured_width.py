"""Measuring how many columns a terminal uses for a text, and on which background it draws, by asking it."""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from onrecord import storage
from onrecord.text.terminal_answers import BACKGROUND_QUESTION, AnswerFilter

try:
    import termios
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

ANSWER_TIMEOUT_SECONDS = 1.0  # some terminals never answer, and over ssh an answer takes long

_POSITION = re.compile(rb"\x1b\[\d+;(\d+)R")


class WidthNotMeasured(Exception):
    """The width could not be measured; the message says why."""


def measure_widths(texts: Sequence[str]) -> list[int]:
    """Return how many columns the controlling terminal uses for each of the texts.

    Nothing stays on the screen. Keys pressed meanwhile are lost, so nothing is measured if keys are waiting.

    Raises:
        WidthNotMeasured: The terminal cannot be asked, or does not answer.
    """
    with _open_terminal() as terminal:
        return [_width(terminal, text) for text in texts]


def ask_background() -> tuple[int, int, int] | None:
    """Return the red, green and blue of the controlling terminal's background; None if it does not say."""
    answers = AnswerFilter()
    with suppress(WidthNotMeasured), _open_terminal() as terminal:
        os.write(terminal, BACKGROUND_QUESTION.encode())
        deadline = time.monotonic() + ANSWER_TIMEOUT_SECONDS
        while not answers.answers.complete:
            remaining = max(0.0, deadline - time.monotonic())
            if not select.select([terminal], [], [], remaining)[0] or not (sent := os.read(terminal, 100)):
                break
            answers.remove_answers(sent.decode("latin-1"))
    return answers.answers.background


@contextmanager
def _open_terminal() -> Iterator[int]:
    """Yield the controlling terminal, without echo and unbuffered, and restore its modes afterwards."""
    if termios is None:
        raise WidthNotMeasured("this system has no terminal device")
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        raise WidthNotMeasured("no controlling terminal") from None
    try:
        if os.tcgetpgrp(terminal) != os.getpgrp():
            raise WidthNotMeasured("in the background")
        saved_modes = termios.tcgetattr(terminal)
        raw_modes = [*saved_modes]
        raw_modes[3] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(terminal, termios.TCSANOW, raw_modes)
        try:
            if select.select([terminal], [], [], 0)[0]:
                raise WidthNotMeasured("keys were pressed meanwhile")
            yield terminal
        finally:
            termios.tcflush(terminal, termios.TCIFLUSH)
            termios.tcsetattr(terminal, termios.TCSANOW, saved_modes)
    except OSError as error:
        raise WidthNotMeasured(storage.failure_reason(error).lower()) from None
    except termios.error as error:
        raise WidthNotMeasured(str(error.args[-1]).lower()) from None
    finally:
        os.close(terminal)


def _width(terminal: int, text: str) -> int:
    os.write(terminal, f"\r{text}\x1b[6n".encode())
    try:
        return _column(terminal) - 1
    finally:
        os.write(terminal, b"\r\x1b[K")


def _column(terminal: int) -> int:
    deadline = time.monotonic() + ANSWER_TIMEOUT_SECONDS
    answer = b""
    while not (match := _POSITION.search(answer)):
        remaining = deadline - time.monotonic()
        if remaining <= 0 or not select.select([terminal], [], [], remaining)[0]:
            raise WidthNotMeasured(f"the terminal did not answer within {ANSWER_TIMEOUT_SECONDS:g} s")
        chunk = os.read(terminal, 100)
        if not chunk:
            raise WidthNotMeasured("the terminal is gone")
        answer += chunk
    return int(match[1])
