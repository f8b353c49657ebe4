"""Pasted text: bracketed paste without escapes, so that nothing in it acts as a key or as a control sequence."""

from __future__ import annotations

import re

from onrecord.text.characters import is_needed_joiner

# the rest of a longer paste is dropped: nobody searches for so much, and a whole file is pasted by mistake
MAX_PASTED_CHARS = 1_000
MAX_PASTED_LINES_CHARS = 100_000  # into a field of several lines

# BEGIN and END are what a terminal sends around a paste (bracketed paste, DEC private mode 2004)
ESC, BEGIN, END = "\x1b", "\x1b[200~", "\x1b[201~"


def as_typed(text: str) -> str:
    """Return a paste as one line of visible text: line ends become spaces, invisible characters are dropped.

    Joiners stay where writing needs them.
    """
    return _as_line(text)[:MAX_PASTED_CHARS].rstrip()


def as_typed_lines(text: str) -> str:
    """Return a paste for a field of several lines: invisible characters but line ends are dropped, tabs are blanks."""
    lines = text[:MAX_PASTED_LINES_CHARS].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(_visible, lines))


def cut_notice(text: str, *, has_lines: bool) -> str:
    """Return a sentence if a paste is longer than a field takes; else an empty text."""
    size, limit = len(text), MAX_PASTED_LINES_CHARS if has_lines else MAX_PASTED_CHARS
    if size <= limit or (not has_lines and size <= limit * 10 and len(_as_line(text)) <= limit):
        return ""
    return f"only the first {limit:,} characters of what you pasted are here"


def _as_line(text: str) -> str:
    return " ".join(_visible(text[: MAX_PASTED_CHARS * 10]).split())


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or is_needed_joiner(text, at) else " " if char.isspace() else ""
        for at, char in enumerate(text)
    )


# An Esc within a paste with nothing after it for so long was the key: no terminal pastes an escape.
ALONE_SECONDS = 0.3
# as terminals send the key; the second form is kitty's keyboard protocol
_ESC_PRESSED = re.compile(r"\x1b(?:\[27(?:;1)?u)?")


class PasteFilter:
    """Filters the terminal's input, read by read; a paste and its brackets may be spread over several reads.

    If the closing bracket of a paste is lost, everything typed later would belong to it, so the key Esc ends a paste.
    """

    def __init__(self) -> None:
        self._inside = False
        self._pending = ""
        self._last_read, self._last_read_time = "", 0.0

    def expired(self, now: float) -> str:
        """Return the missing end of a paste, and Esc, if that key was pressed in it; `now` is in seconds."""
        if (
            not self._inside
            or now - self._last_read_time < ALONE_SECONDS
            or not _ESC_PRESSED.fullmatch(self._last_read)
        ):
            return ""
        self._inside, self._pending = False, ""
        return END + ESC

    def without_escapes(self, text_read: str, now: float) -> str:
        """Return what was read without escapes inside pastes; what may begin a bracket waits for the next read."""
        self._last_read, self._last_read_time = text_read, now
        output = ""
        rest = self._pending + text_read
        already_output = 0 if self._inside else len(self._pending)
        while rest:
            text, bracket, rest = rest.partition(END if self._inside else BEGIN)
            if bracket:
                output += (text.replace(ESC, "") if self._inside else text) + bracket
                self._inside = not self._inside
                self._pending = ""
                continue
            self._pending = _partial_bracket(text, END if self._inside else BEGIN)
            output += text.removesuffix(self._pending).replace(ESC, "") if self._inside else text
        return output[already_output:]


def _partial_bracket(text: str, bracket: str) -> str:
    """Return the longest end of the text that may begin the mark."""
    return next((bracket[:size] for size in range(len(bracket) - 1, 0, -1) if text.endswith(bracket[:size])), "")
