"""What is pasted is text: none of it is taken for keys, and none of it acts on a terminal."""

from __future__ import annotations

import re

MAX_PASTED_CHARS = 1_000
"""Characters of a paste that are taken: nobody looks for more at once, and a whole file is pasted by mistake."""

ESC, BEGIN, END = "\x1b", "\x1b[200~", "\x1b[201~"
"""What a terminal puts around a paste (DEC private mode 2004)."""


def as_typed(text: str) -> str:
    """The text as somebody could have typed it: ends of lines are blanks, what cannot be seen is left out."""
    seen = (char if char.isprintable() else " " if char.isspace() else "" for char in text[: MAX_PASTED_CHARS * 10])
    return " ".join("".join(seen).split())[:MAX_PASTED_CHARS]


ALONE_SECONDS = 0.3
"""After so long without anything behind it, the key Esc within a paste was pressed: no terminal pastes an escape."""
_ESC_PRESSED = re.compile(r"\x1b(?:\[27(?:;1)?u)?")
"""As terminals send the key, the second way by kitty's protocol."""


class PasteFilter:
    """What a terminal sends, read by read; a paste may be spread over several, and so may what stands around it.

    The end of one may have been lost on the way, and all that is typed would belong to it: Esc leads out.
    """

    def __init__(self) -> None:
        self._inside = False
        self._before = ""
        self._last, self._since = "", 0.0

    def expired(self, now: float) -> str:
        """Return the end of a paste whose own did not come, and Esc, if that was pressed; `now` is in seconds."""
        if not self._inside or now - self._since < ALONE_SECONDS or not _ESC_PRESSED.fullmatch(self._last):
            return ""
        self._inside, self._before = False, ""
        return END + ESC

    def without_escapes(self, read: str, now: float) -> str:
        """All of it but the escapes within a paste; what may be the beginning of its end waits for the next read."""
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
    """The end of the text, if the mark begins so."""
    return next((mark[:size] for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), "")
