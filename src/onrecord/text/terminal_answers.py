"""Answers of a terminal to questions, told apart from the keys that arrive among them.

The sequences are those of xterm's control sequences: CPR (where the cursor is), OSC 11 (color of the background) and
DA1 (primary device attributes), which every terminal answers and which therefore ends the answers.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

PROBE = "“"
"""A character of ambiguous width (Unicode Standard Annex 11): one cell as a rule, two in East Asian set-ups."""
QUESTION = f"\r{PROBE}\x1b[6n\r\x1b[K\x1b]11;?\x1b\\\x1b[c"
"""Draws the probe at the beginning of the line, asks for the cursor, wipes the line; then background and DA1."""
MAX_HELD_ANSWER_CHARS = 64
"""Of an answer that has begun and not ended; longer than any, so what follows is something else."""

_CURSOR = re.compile(r"\x1b\[\d{1,4};(\d{1,4})R")
_BACKGROUND = re.compile(r"\x1b\]11;([^\x07\x1b]{1,40})(?:\x07|\x1b\\)")
_ATTRIBUTES = re.compile(r"\x1b\[\?[\d;]{0,40}c")
_ANSWER = re.compile(f"{_CURSOR.pattern}|{_BACKGROUND.pattern}|{_ATTRIBUTES.pattern}")
_BEGUN = re.compile(r"\x1b(?:\[(?:\??[\d;]*)?|\](?:1{0,2}(?:(?<=11);[^\x07\x1b]*\x1b?)?)?)?\Z")
"""The end of a text that may yet become an answer."""
_COLOR = re.compile(r"rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?")


class TerminalAnswers(NamedTuple):
    """What is known of a terminal; None is what it did not say.

    `ambiguous_cells` is how many cells it draws a character of ambiguous width in, `background` its red, green and
    blue from 0 to 255. `complete` says that nothing more will come.
    """

    ambiguous_cells: int | None = None
    background: tuple[int, int, int] | None = None
    complete: bool = False


class PendingQuestion(NamedTuple):
    """A question that was put to the terminal.

    `filter` takes the answers out of what it sends, now and later. `typed` are the bytes of keys that came so far, and
    `modes` the terminal's modes (termios) of before the question.
    """

    filter: AnswerFilter
    typed: bytes
    modes: list[Any]


class AnswerFilter:
    """Takes a terminal's answers out of what it sends; all else are keys."""

    def __init__(self) -> None:
        self.answers = TerminalAnswers()
        self._held = ""

    def keys_in(self, sent: str) -> str:
        """Return what was sent without the answers, which `answers` holds then.

        The beginning of an answer is held back until its end has come, or until `release` gives it up.
        """
        if self.answers.complete:
            return sent
        keys, rest = "", self._held + sent
        self._held = ""
        while match := _ANSWER.search(rest):
            keys += rest[: match.start()]
            rest = rest[match.end() :]
            self._take(match)
            if self.answers.complete:
                return keys + rest
        begun = _BEGUN.search(rest)
        if begun and len(rest) - begun.start() <= MAX_HELD_ANSWER_CHARS:
            self._held = rest[begun.start() :]
            rest = rest[: begun.start()]
        return keys + rest

    def release(self) -> str:
        """Return what was held back: it was no answer, since nothing followed it in time."""
        held, self._held = self._held, ""
        return held

    def _take(self, match: re.Match[str]) -> None:
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
    """Return red, green and blue from 0 to 255 of an X11 color such as `rgb:1414/1818/1f1f`; None for another form."""
    if not (match := _COLOR.fullmatch(text)):
        return None
    red, green, blue = (round(int(part, 16) / (16 ** len(part) - 1) * 255) for part in match.groups())
    return red, green, blue
