"""Pasted text: bracketed paste without escapes, so that nothing in it acts as a key or as a control sequence."""

from __future__ import annotations

import re

# the rest of a longer paste is dropped: nobody searches for so much, and a whole file is pasted by mistake
MAX_PASTED_CHARS = 1_000

# BEGIN and END are what a terminal sends around a paste (bracketed paste, DEC private mode 2004)
ESC, BEGIN, END = "\x1b", "\x1b[200~", "\x1b[201~"


def as_typed(text: str) -> str:
    """Return a paste as one line of printable text: line ends become spaces, invisible characters are dropped."""
    seen = (char if char.isprintable() else " " if char.isspace() else "" for char in text[: MAX_PASTED_CHARS * 10])
    return " ".join("".join(seen).split())[:MAX_PASTED_CHARS]


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
        self._before = ""
        self._last, self._since = "", 0.0

    def expired(self, now: float) -> str:
        """Return the missing end of a paste, and Esc, if that key was pressed in it; `now` is in seconds."""
        if not self._inside or now - self._since < ALONE_SECONDS or not _ESC_PRESSED.fullmatch(self._last):
            return ""
        self._inside, self._before = False, ""
        return END + ESC

    def without_escapes(self, read: str, now: float) -> str:
        """Return what was read without escapes inside pastes; what may begin a bracket waits for the next read."""
        self._last, self._since = read, now
        kept = ""
        rest = self._before + read
        passed_on = 0 if self._inside else len(self._before)
        while rest:
            text, mark, rest = rest.partition(END if self._inside else BEGIN)
            if mark:
                kept += (text.replace(ESC, "") if self._inside else text) + mark
                self._inside = not self._inside
                self._before = ""
                continue
            self._before = _begun(text, END if self._inside else BEGIN)
            kept += text.removesuffix(self._before).replace(ESC, "") if self._inside else text
        return kept[passed_on:]


def _begun(text: str, mark: str) -> str:
    """Return the longest end of the text that may begin the mark."""
    return next((mark[:size] for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), "")
