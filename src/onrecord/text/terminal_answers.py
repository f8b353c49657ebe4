"""Separate a terminal's answers to queries from the keys that arrive among them.

The sequences are from xterm's control sequences: CPR (cursor position), OSC 11 (background color) and DA1 (primary
device attributes). Every terminal answers DA1, so it marks the end of the answers.
"""

import re
from typing import Any, NamedTuple

# A character of ambiguous width (Unicode Standard Annex 11): usually one cell, two in East Asian set-ups.
PROBE = "“"
# Asks for background and DA1.
BACKGROUND_QUESTION = "\x1b]11;?\x1b\\\x1b[c"
# Draws the probe at the start of the line, asks for the cursor position, clears the line, asks for background and DA1.
QUESTION = f"\r{PROBE}\x1b[6n\r\x1b[K{BACKGROUND_QUESTION}"
# Limit for an unfinished answer; no real answer is longer.
MAX_HELD_ANSWER_CHARS = 64

_CURSOR = r"\x1b\[\d{1,4};(\d{1,4})R"
_BACKGROUND = r"\x1b\]11;([^\x07\x1b]{1,40})(?:\x07|\x1b\\)"
_ATTRIBUTES = r"\x1b\[\?[\d;]{0,40}c"
_ANSWER = re.compile(f"{_CURSOR}|{_BACKGROUND}|{_ATTRIBUTES}")
# The end of a text that may be the start of an answer.
_UNFINISHED_ANSWER = re.compile(r"\x1b(?:\[(?:\??[\d;]*)?|\](?:1{0,2}(?:(?<=11);[^\x07\x1b]*\x1b?)?)?)?\Z")
_COLOR = re.compile(r"rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?")


class TerminalAnswers(NamedTuple):
    """Facts that a terminal reported; None for those that it did not.

    `ambiguous_cells` is the number of cells in which it draws a character of ambiguous width, `background` its red,
    green and blue from 0 to 255. `complete` is true once no more answers will come.
    """

    ambiguous_cells: int | None = None
    background: tuple[int, int, int] | None = None
    complete: bool = False


class PendingQuestion(NamedTuple):
    """A question sent to the terminal, perhaps not answered yet.

    `filter` removes the answers from the terminal's input, now and later. `typed` are the bytes of keys received so
    far, `modes` the terminal's modes (termios) before the question.
    """

    filter: "AnswerFilter"
    typed: bytes
    modes: list[Any]


class AnswerFilter:
    """Removes a terminal's answers from its input; the rest are keys."""

    def __init__(self) -> None:
        self.answers = TerminalAnswers()
        self._buffer = ""

    def remove_answers(self, received: str) -> str:
        """Return the input without the answers, which are stored in `answers`.

        The start of an answer is buffered until its end arrives, or until `release` returns it.
        """
        if self.answers.complete:
            return received
        keys, rest = "", self._buffer + received
        self._buffer = ""
        while match := _ANSWER.search(rest):
            keys += rest[: match.start()]
            rest = rest[match.end() :]
            self._store(match)
            if self.answers.complete:
                return keys + rest
        unfinished = _UNFINISHED_ANSWER.search(rest)
        if unfinished and len(rest) - unfinished.start() <= MAX_HELD_ANSWER_CHARS:
            self._buffer = rest[unfinished.start() :]
            rest = rest[: unfinished.start()]
        return keys + rest

    def release(self) -> str:
        """Return the buffered input: it was not an answer, since the rest did not arrive in time."""
        buffered, self._buffer = self._buffer, ""
        return buffered

    def _store(self, match: re.Match[str]) -> None:
        column, color = match[1], match[2]
        if column:
            cells = int(column) - 1
            if cells in (1, 2):
                self.answers = self.answers._replace(ambiguous_cells=cells)
        elif color:
            self.answers = self.answers._replace(background=parse_color(color))
        else:
            self.answers = self.answers._replace(complete=True)


def parse_color(text: str) -> tuple[int, int, int] | None:
    """Return red, green and blue (0 to 255) of an X11 color such as `rgb:1414/1818/1f1f`; None for any other text."""
    if not (match := _COLOR.fullmatch(text)):
        return None
    red, green, blue = (round(int(component, 16) / (16 ** len(component) - 1) * 255) for component in match.groups())
    return red, green, blue
