"""What a terminal sends, read by read, as text: bytes that are not UTF-8, and escape sequences that come in pieces."""

from __future__ import annotations

import re
import time
from codecs import getincrementaldecoder, register_error

HOLD_SECONDS = 0.5
"""How long the beginning of an escape sequence waits for the rest: longer than a slow line makes a pause."""
REPLACEMENT = "\ufffd"
"""Stands for each byte that belongs to no character."""

WRONG = 0xDC00
"""A byte that is not UTF-8 is for a moment this and its number, which no UTF-8 can be."""
_CONTROLS = {control: f"\x1b{control - 0x40:c}" for control in (0x8F, 0x90, 0x98, *range(0x9B, 0xA0))}
"""What begins or ends a sequence as one character (ECMA-48, 5.3), and the two that every terminal can send instead."""
_OF_KEYS = {WRONG + control: _CONTROLS[control] for control in (0x8F, 0x9B)}
"""Those that keys begin with are known as bytes too: so terminals send them that are not set to UTF-8."""
_MEANT = {**dict.fromkeys(range(WRONG + 0x80, WRONG + 0x100), REPLACEMENT), **_OF_KEYS, **_CONTROLS}

_UNFINISHED = re.compile("\x1b(?:\\[[0-?]{0,60}[ -/]{0,4}|O)\\Z")
"""A control sequence (ECMA-48, CSI) or a function key (SS3) without its end. A lone escape is a key."""


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for bytes that are not UTF-8, and where to go on."""
    assert isinstance(error, UnicodeDecodeError)
    return chr(WRONG + error.object[error.start]), error.end


register_error("onrecord.terminal", _replaced)


class TerminalInput:
    """Decodes what is read; `faulty` says whether something of it was not UTF-8."""

    def __init__(self) -> None:
        self.faulty = False
        self._decode = getincrementaldecoder("utf-8")("onrecord.terminal").decode
        self._held = ""
        self._held_until = 0.0

    def text(self, raw: bytes) -> str:
        """Return what can be passed on now; the beginning of an escape sequence is held until the rest has come."""
        decoded = self._decode(raw)
        self.faulty = self.faulty or any(WRONG <= ord(char) < WRONG + 0x100 for char in decoded)
        text = self._held + decoded.translate(_MEANT)
        unfinished = _UNFINISHED.search(text)
        self._held = unfinished[0] if unfinished else ""
        self._held_until = time.monotonic() + HOLD_SECONDS
        return text.removesuffix(self._held)

    def overdue(self) -> str:
        """Return what was held for too long: it is no beginning, or the rest of it is lost."""
        if not self._held or time.monotonic() < self._held_until:
            return ""
        text, self._held = self._held, ""
        return text
